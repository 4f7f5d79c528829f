"""Who may sit where, and what they leave behind."""

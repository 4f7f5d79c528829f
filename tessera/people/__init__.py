"""Who may sit where: accounts, organisations, seats, mandates, access, and who looked at what."""

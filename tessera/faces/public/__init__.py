"""Anyone: what is needed, who decides, what it costs, is this letter real."""

"""The tables of people, and who may touch them."""

"""The tables of the vault, and who may do what with them."""

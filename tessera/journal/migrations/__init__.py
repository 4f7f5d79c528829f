"""The tables of the journal, who may do what with them, and who sees which row."""

"""A PostgreSQL server of our own under var/, for whoever has none."""

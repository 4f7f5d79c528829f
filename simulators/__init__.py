"""Stand-ins for outside systems: programs of their own, labelled, never imported by tessera."""

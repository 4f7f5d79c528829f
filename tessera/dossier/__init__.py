"""The pure core: acts ask, facts happen, obstacles stand in the way."""

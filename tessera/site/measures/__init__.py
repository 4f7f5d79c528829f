"""What the platform costs, each figure as a ratio within one run."""

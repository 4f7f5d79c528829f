"""What happened, for ever: entries, leaf numbers, the tree and its signed checkpoints."""

"""What the catalogue says: every norm dated, cited and marked; pure values and one reader."""

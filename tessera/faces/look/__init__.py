"""What all faces share: templates, pictures, styles, and the one way to render."""

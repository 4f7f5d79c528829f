"""What runs inside the chamber on strangers' bytes; it knows no keys, people or database."""

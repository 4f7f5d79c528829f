"""What stops Tessera from starting, in one line a person can act on."""


class Unready(Exception):
    """Something outside the code is missing or broken; the message says what, and what to do."""

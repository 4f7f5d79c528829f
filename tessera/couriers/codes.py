"""The code on a letter: 128 random bits, in letters and digits that nobody takes for others."""

import secrets

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 26  # five bits each, and two to spare
MEANT = str.maketrans({"O": "0", "I": "1", "L": "1", "-": None, " ": None, "\u00a0": None})


def drawn() -> str:
    number = secrets.randbits(128)
    return "".join(ALPHABET[number >> shift & 31] for shift in range(5 * LENGTH - 5, -5, -5))


def shown(code: str) -> str:
    """In fours, as printed: `7F3K-9Q2M-...`."""
    return "-".join(code[at : at + 4] for at in range(0, len(code), 4))


def typed(text: str) -> str:
    """The code somebody typed, however they wrote it; empty when it cannot be one."""
    code = text.strip().upper().translate(MEANT)
    return code if len(code) == LENGTH and set(code) <= set(ALPHABET) else ""

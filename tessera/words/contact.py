"""How somebody is reached: what has the shape of an e-mail address or of a telephone number."""

import re

from tessera.words.mending import Mend

EMAIL = re.compile(r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)*\.[^@\s.\d]{2,}")
PHONE = re.compile(r"\+?[\d\s\u00a0./()-]+")  # 0470/12.34.56 and +32 (0)9 … are habits, not errors
FEWEST_DIGITS = 6


def no_email(text: str) -> Mend | None:
    """Why this cannot be an e-mail address; None when it can."""
    if EMAIL.fullmatch(text.strip()):
        return None
    return Mend(code="not-an-email", what="email", values={"example": "an@example.org"})


def no_phone(text: str) -> Mend | None:
    """Why this cannot be a telephone number; None when it can."""
    digits = sum(each.isdecimal() for each in text)
    if PHONE.fullmatch(text.strip()) and digits >= FEWEST_DIGITS:
        return None
    values = {"least": FEWEST_DIGITS, "example": "+32 9 000 00 00"}
    return Mend(code="not-a-phone", what="phone", values=values)

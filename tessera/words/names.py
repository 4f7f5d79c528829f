"""Names folded to keys, so that sorting and search mean the same on every machine."""

import re
import unicodedata

# Letters that no accent stripping turns into plain ones.
PLAIN = str.maketrans(
    {
        "æ": "ae",
        "œ": "oe",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ł": "l",
        "ħ": "h",
        "ŋ": "n",
        "ı": "i",
        "ĳ": "ij",
        "ə": "e",
    }
)
# How travel documents spell these letters: a passport may say MUELLER where a form says Müller.
SPELLED = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe", "ñ": "nxx"})
APART = re.compile(r"[\W_]+")
WITHIN = str.maketrans("", "", "'’ʼ`´.")


def folded(name: str) -> str:
    """A name without case, accents and marks: `Ó Súilleabháin` -> `o suilleabhain`.

    Apostrophes and full stops vanish (`O’Brien` -> `obrien`), hyphens part words.
    """
    # A capital I with a dot folds to two characters, the second an accent that is stripped below.
    plain = name.casefold().translate(PLAIN)
    bare = "".join(
        c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c)
    ).translate(WITHIN)
    return APART.sub(" ", bare.casefold()).strip()


def sort_key(name: str) -> str:
    """What a list is sorted by, compared byte by byte; ties keep the accents apart."""
    return f"{folded(name)}\x01{unicodedata.normalize('NFC', name)}"


def search_words(name: str) -> frozenset[str]:
    """Every word a person may type to find this name, in the passport's spelling too."""
    lowered = unicodedata.normalize("NFC", name.casefold())
    spellings = (folded(name), folded(lowered.translate(SPELLED)))
    joined = (s.replace(" ", "") for s in spellings if "-" in name)
    return frozenset(word for s in spellings for word in s.split()) | frozenset(joined)

"""Prints a letter: tagged PDF/A-2a and PDF/UA-1, whatever script a name is in."""

import json
from collections.abc import Mapping
from importlib import resources
from threading import Lock
from typing import Any

import typst

from tessera.couriers.content import LetterContent
from tessera.couriers.legible import Legible
from tessera.couriers.page import as_page
from tessera.couriers.pictures import mark, square_code
from tessera.words.sentences import say


class Press:
    """A compiler kept warm: the fonts are read once. Only the fonts typst brings are used."""

    def __init__(self) -> None:
        folder = str(resources.files("tessera.couriers") / "typst")
        self._compiler = typst.Compiler(
            f"{folder}/letter.typ", root=folder, ignore_system_fonts=True
        )
        self._legible = Legible()
        self._one_at_a_time = Lock()

    def print(self, content: LetterContent) -> bytes:
        """The PDF of a letter, not yet sealed. What no font can show is put in Latin letters."""
        pictures = {
            "mark": mark(),
            "halves": mark(content.work, content.stay),
            "qr": square_code(content.address),
        }
        drawn = json.dumps(pictures)

        def pressed(letter: Mapping[str, Any], rewritten: bool) -> bytes:  # noqa: FBT001 - a callback
            for body in letter["bodies"]:
                if rewritten:
                    body["words"]["notes"].append(say("letters.latin-letters", body["language"]))
            inputs = {"letter": json.dumps(letter), "pictures": drawn}
            pdf = self._compiler.compile(
                format="pdf", pdf_standards=["a-2a", "ua-1"], sys_inputs=inputs
            )
            assert isinstance(pdf, bytes)
            return pdf

        with self._one_at_a_time:
            return self._legible.printed(as_page(content), pressed)

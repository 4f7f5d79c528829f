"""Small sound PDF documents for invented dossiers: one page that says what it stands for."""

import io
from datetime import datetime
from functools import cache

import pikepdf
from pikepdf import Dictionary, Name

from tessera.vault.documents import Examined, examined

SHEET = (595, 842)


@cache
def _judged(label: str, at: datetime) -> Examined:
    found = examined(_page(label), f"{label}.pdf", at=at)
    assert isinstance(found, Examined)
    return found


_first: dict[str, datetime] = {}


def paper(label: str, *, at: datetime) -> Examined:
    """A document of this name, judged once like any file of a stranger."""
    return _judged(label, _first.setdefault(label, at))


def _page(label: str) -> bytes:
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=SHEET)
    page = pdf.pages[0]
    font = Dictionary(
        Type=Name.Font,
        Subtype=Name.Type1,
        BaseFont=Name.Helvetica,
        Encoding=Name.WinAnsiEncoding,
    )
    page.Resources = Dictionary(Font=Dictionary(F1=pdf.make_indirect(font)))
    said = b"BT /F1 20 Tf 60 740 Td (%s) Tj /F1 12 Tf 0 -40 Td (%s) Tj ET"
    invented = "DEMO - invented - verzonnen - fictif - erfunden"
    page.Contents = pdf.make_stream(said % (_written(label), _written(invented)))
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()


def _written(line: str) -> bytes:
    """As a string of PDF: brackets would end it."""
    return line.encode("cp1252", "replace").translate(None, b"()\\")

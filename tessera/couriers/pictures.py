"""The drawings of a letter: the mark, its two halves as they stand, the square code."""

import io

import segno

from tessera.couriers.content import Half

_TEAL = "#0b5c59"
_EDGE = "#6c7a76"
_WORK = "M24.2 4A20 20 0 0 0 20.6 43.7L22.6 37.4L19.4 31.6L23.9 26.8L20.8 20.4L25.4 15.6L21.8 10.2z"
_STAY = "M28.8 4.6A20 20 0 0 1 25.2 44L27.2 37.4L24 31.6L28.5 26.8L25.4 20.4L30 15.6L26.4 10.2z"
_DRAWN = {
    Half.GRANTED: f'fill="{_TEAL}" stroke="{_TEAL}" stroke-width="1.6"',
    Half.OPEN: f'fill="none" stroke="{_TEAL}" stroke-width="2"',
    Half.CLOSED: f'fill="none" stroke="{_EDGE}" stroke-width="2" stroke-dasharray="2.4 2.2"',
}


def mark(work: Half = Half.GRANTED, stay: Half = Half.GRANTED) -> str:
    """The two halves of the disc; a half that is granted is full."""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="3 3 43 43" stroke-linejoin="round">'
        f'<path d="{_WORK}" {_DRAWN[work]}/><path d="{_STAY}" {_DRAWN[stay]}/></svg>'
    )


def payment_code(text: str) -> str:
    """The QR of a transfer, dark on light whatever the page's colours: a bank's app scans it."""
    drawn = io.BytesIO()
    segno.make(text, error="m", micro=False, boost_error=False, encoding="utf-8").save(
        drawn, kind="svg", scale=4, border=4, dark="#000", light="#fff", xmldecl=False
    )
    return drawn.getvalue().decode("ascii")


def square_code(address: str) -> str:
    """The QR of an address, with a margin of its own, for a camera held above paper."""
    drawn = io.BytesIO()
    segno.make(address, error="m", micro=False).save(
        drawn, kind="svg", scale=1, border=2, xmldecl=False
    )
    return drawn.getvalue().decode("ascii")

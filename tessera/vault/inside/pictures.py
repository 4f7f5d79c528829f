"""Draws one page of a kept document, so that an officer's machine never opens the file."""

from io import BytesIO

import pypdfium2
from PIL import Image

from tessera.vault.wire import Header

TALLEST = 4  # times its width: a page longer than this is cut into view by its height
QUALITY = 80


def drawn(content: bytes, header: Header) -> tuple[Header, bytes]:
    """The page as WebP, `width` pixels wide."""
    width = int(header["width"])
    image = (
        _page(content, int(header["page"]), width)
        if header["media_type"] == "application/pdf"
        else _photograph(content, width)
    )
    target = BytesIO()
    image.save(target, "WEBP", quality=QUALITY, method=2)
    return Header(width=image.width, height=image.height), target.getvalue()


def _page(content: bytes, number: int, width: int) -> Image.Image:
    page = pypdfium2.PdfDocument(content)[number - 1]
    across, down = page.get_size()
    scale = min(width / max(across, 1), TALLEST * width / max(down, 1))
    drawing: Image.Image = page.render(scale=scale, may_draw_forms=True).to_pil()
    return drawing.convert("RGB")


def _photograph(content: bytes, width: int) -> Image.Image:
    image = Image.open(BytesIO(content), formats=("JPEG", "PNG"))
    image.thumbnail((width, TALLEST * width), Image.Resampling.LANCZOS)
    return image.convert("RGB")

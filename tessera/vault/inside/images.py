"""Makes a stranger's photograph anew: upright, of a sane size, silent on where it was taken."""

import struct
from io import BytesIO

import pillow_heif
from PIL import Image

from tessera.vault.wire import Header

ALLOWED = ("JPEG", "PNG", "HEIF")
WHITE = (255, 255, 255)
TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


def ready() -> None:
    """Load the readers before the limits close; our own pixel limit replaces Pillow's guess."""
    pillow_heif.register_heif_opener(thumbnails=False)
    Image.init()
    Image.MAX_IMAGE_PIXELS = None


def remade(content: bytes, header: Header) -> tuple[Header, bytes]:
    """The image as we keep it, or the code of what makes it unfit."""
    try:
        image = Image.open(BytesIO(content), formats=ALLOWED)
    except (OSError, ValueError, SyntaxError):
        return Header(code="damaged"), b""
    pixels = image.width * image.height
    if pixels > header["pixels"]:
        return Header(code="too-many-pixels", width=image.width, height=image.height), b""
    sharp = image.format == "PNG"
    upright = _upright(image, header["side"])
    made, kind = _written(upright, sharp=sharp, most=header["kept"])
    return Header(media_type=kind, pixels=upright.width * upright.height), made


def _upright(image: Image.Image, side: int) -> Image.Image:
    """Turned as the camera was held, at most `side` long, in plain colours on white."""
    image.draft(
        "RGB", (side, side)
    )  # a JPEG is read at a fraction of its size where that is enough
    image.load()
    turn = TURNS.get(_held(image))
    image.thumbnail((side, side), Image.Resampling.LANCZOS, reducing_gap=2.0)
    turned = image if turn is None else image.transpose(turn)
    if turned.mode in {"RGBA", "LA", "PA"} or "transparency" in turned.info:
        sheet = Image.new("RGB", turned.size, WHITE)
        seen = turned.convert("RGBA")
        sheet.paste(seen, mask=seen.getchannel("A"))
        return sheet
    return turned if turned.mode in {"L", "RGB"} else turned.convert("RGB")


def _held(image: Image.Image) -> int:
    """How the camera was held; a telephone's broken notes are no reason to refuse its picture."""
    try:
        return int(image.getexif().get(0x0112, 1))
    except (OSError, ValueError, SyntaxError, KeyError, TypeError, struct.error):
        return 1


def _written(image: Image.Image, *, sharp: bool, most: int) -> tuple[bytes, str]:
    """A PNG stays one while it is small; else JPEG, plainer until it fits. No metadata."""
    bare = Image.new(image.mode, image.size)
    bare.paste(image)
    if sharp:
        made = _saved(bare, "PNG", compress_level=6)
        if len(made) <= most:
            return made, "image/png"
    for quality in (88, 75, 60):
        made = _saved(bare, "JPEG", quality=quality, progressive=True)
        if len(made) <= most:
            break
    return made, "image/jpeg"


def _saved(image: Image.Image, form: str, **options: object) -> bytes:
    target = BytesIO()
    image.save(target, form, **options)
    return target.getvalue()

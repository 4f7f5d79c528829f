"""Good and bad files, each made by code: what people send, and what they should not."""

import os
import random
import struct
import zlib
from functools import cache
from io import BytesIO
from zipfile import ZipFile

import pikepdf
import pillow_heif
from pikepdf import Array, Dictionary, Name
from PIL import Image

GHENT = {1: "N", 2: (51.0, 3.0, 14.0), 3: "E", 4: (3.0, 43.0, 12.0)}


def a_pdf(pages=1, change=None, **options):
    """A PDF of blank pages; `change(pdf)` spoils it."""
    pdf = pikepdf.new()
    for _ in range(pages):
        pdf.add_blank_page()
    if change:
        change(pdf)
    target = BytesIO()
    pdf.save(target, **options)
    return target.getvalue()


def pdf_that_acts(**action):
    """A PDF that does this when it is opened."""
    act = Dictionary({f"/{name}": value for name, value in action.items()})
    return a_pdf(change=lambda pdf: pdf.Root.__setattr__("OpenAction", act))


def pdf_with_script():
    return pdf_that_acts(S=Name.JavaScript, JS="app.alert('hello')")


def pdf_with_script_on_a_page():
    def spoil(pdf):
        action = Dictionary(S=Name.JavaScript, JS=pdf.make_stream(b"app.alert(1)"))
        pdf.pages[0].obj.AA = Dictionary(O=action)

    return a_pdf(change=spoil)


def pdf_with_link(link):
    def spoil(pdf):
        action = Dictionary(S=Name.URI, URI=link)
        note = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 9, 9], A=action)
        pdf.pages[0].obj.Annots = Array([pdf.make_indirect(note)])

    return a_pdf(change=spoil)


def pdf_with_attachment():
    def spoil(pdf):
        pdf.attachments["salary.xlsx"] = pikepdf.AttachedFileSpec(pdf, b"PK")

    return a_pdf(change=spoil)


def pdf_with_dynamic_form():
    def spoil(pdf):
        pdf.Root.AcroForm = Dictionary(Fields=[], XFA=pdf.make_stream(b"<xdp/>"))

    return a_pdf(change=spoil)


def pdf_with_film():
    def spoil(pdf):
        film = Dictionary(Type=Name.Annot, Subtype=Name.RichMedia, Rect=[0, 0, 9, 9])
        pdf.pages[0].obj.Annots = Array([pdf.make_indirect(film)])

    return a_pdf(change=spoil)


def pdf_that_opens_at_its_first_page():
    """As word processors write them: a quiet OpenAction."""

    def quieten(pdf):
        pdf.Root.OpenAction = Array([pdf.pages[0].obj, Name.Fit])

    return a_pdf(change=quieten)


def pdf_behind_password(user="secret"):
    return a_pdf(encryption=pikepdf.Encryption(owner="owner", user=user, R=6))


def pdf_and_archive():
    """A PDF whose back is a ZIP archive."""
    target = BytesIO(a_pdf())
    with ZipFile(target, "a") as archive:
        archive.writestr("run.class", b"\xca\xfe\xba\xbe")
    return target.getvalue()


def gif_and_pdf():
    """A GIF whose comment is a PDF: some readers see one, some the other."""
    image = BytesIO()
    Image.new("RGB", (2, 2)).save(image, "GIF", comment=b"")
    return image.getvalue()[:-1] + b"\x21\xfe\xff" + a_pdf()


@cache
def a_photo(width=1600, height=1200, form="JPEG", **options):
    target = BytesIO()
    picture(width, height).save(target, form, **options)
    return target.getvalue()


@cache
def picture(width, height):
    """Light at the top, dark below; so one sees how it was turned."""
    return Image.linear_gradient("L").resize((width, height)).convert("RGB")


def photo_taken_in_ghent(form="JPEG", orientation=6):
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = "Camera of Ada"
    exif.get_ifd(0x8825).update(GHENT)
    target = BytesIO()
    pillow_heif.register_heif_opener()
    picture(1600, 1200).save(target, form, exif=exif.tobytes())
    return target.getvalue()


def a_heavy_photo(megabytes=40):
    """Noise does not compress: a photograph of that many megabytes."""
    side = 3300
    drawn = random.Random(4)
    noise = Image.frombytes("RGB", (side, side), drawn.randbytes(side * side * 3))
    target = BytesIO()
    noise.save(target, "JPEG", quality=100, subsampling=0)
    made = target.getvalue()
    assert len(made) > megabytes * 1_000_000
    return made


def png_bomb(width=60_000, height=60_000):
    """A few kilobytes that would unfold to gigabytes."""

    def part(kind, content):
        check = zlib.crc32(kind + content)
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", check)

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    packer = zlib.compressobj(9)
    rows = b"".join(packer.compress(bytes(1 + width * 3)) for _ in range(200)) + packer.flush()
    return b"\x89PNG\r\n\x1a\n" + part(b"IHDR", head) + part(b"IDAT", rows) + part(b"IEND", b"")


def a_program():
    return b"MZ\x90\x00\x03\x00\x00\x00" + os.urandom(2000)

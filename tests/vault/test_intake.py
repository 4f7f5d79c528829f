"""What is taken and what is refused, with a sentence that says how to mend it (SE-3, SD-10, ASVS V5)."""

import tomllib
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from tessera.vault.intake import MIB, Fit, Limits, Unfit, inspect
from tests.vault import files

SENTENCES = Path("tessera/words/sentences/documents.toml")


def test_a_pdf_is_kept_byte_for_byte():
    content = files.a_pdf(pages=3)

    fit = inspect(content, "diploma.pdf")

    assert isinstance(fit, Fit)
    assert (fit.media_type, fit.pages, fit.content) == ("application/pdf", 3, content)
    assert fit.digest == fit.received == sha256(content).hexdigest()


@pytest.mark.parametrize(
    ("content", "name", "code"),
    [
        (b"", "empty.pdf", "empty"),
        (files.a_program(), "diploma.pdf", "not-taken-program"),
        (b"PK\x03\x04\x14\x00\x06\x00[Content_Types].xml", "cv.docx", "not-taken-office"),
        (b"PK\x03\x04\x14\x00\x00\x00photo.jpg", "all.zip", "not-taken-archive"),
        (b"<!DOCTYPE html><script>", "page.pdf", "not-taken-page"),
        (b"<svg xmlns='x' onload='y'/>", "logo.svg", "not-taken-page"),
        (b"II*\x00rest", "scan.tif", "not-taken-picture"),
        (b"I promise I have a diploma", "diploma.pdf", "not-taken-unknown"),
        (files.gif_and_pdf(), "both.pdf", "not-taken-picture"),
        (files.pdf_and_archive(), "both.pdf", "two-in-one"),
        (files.a_pdf() + b"<script>alert(1)</script>" * 400, "both.pdf", "two-in-one"),
        (files.a_pdf(), "cv.pdf.exe", "name-misleads"),
        (files.pdf_with_script(), "form.pdf", "pdf-script"),
        (files.pdf_with_script_on_a_page(), "form.pdf", "pdf-script"),
        (files.pdf_that_acts(S=files.Name.Launch, F="cmd.exe"), "a.pdf", "pdf-launch"),
        (files.pdf_that_acts(S=files.Name.GoToR, F="\\\\host\\share"), "a.pdf", "pdf-launch"),
        (files.pdf_that_acts(S=files.Name.SubmitForm, F="http://x"), "a.pdf", "pdf-launch"),
        (files.pdf_with_link("file:///etc/passwd"), "a.pdf", "pdf-launch"),
        (files.pdf_with_link("javascript:alert(1)"), "a.pdf", "pdf-launch"),
        (files.pdf_with_attachment(), "a.pdf", "pdf-attachment"),
        (files.pdf_with_dynamic_form(), "a.pdf", "pdf-form"),
        (files.pdf_with_film(), "a.pdf", "pdf-media"),
        (files.pdf_behind_password(), "payslip.pdf", "pdf-password"),
        (files.pdf_behind_password(user=""), "payslip.pdf", "pdf-protected"),
        (files.a_pdf()[:300], "half.pdf", "damaged"),
        (files.a_photo()[:200], "half.jpg", "damaged"),
        (files.png_bomb(), "tiny.png", "too-many-pixels"),
    ],
)
def test_an_unfit_file_is_refused_with_its_reason(content, name, code):
    unfit = inspect(content, name)

    assert isinstance(unfit, Unfit)
    assert unfit.code == code


@pytest.mark.parametrize("revision", [2, 3, 4, 6])
def test_protection_is_seen_however_old_it_is(revision):
    modern = revision >= 4
    lock = files.pikepdf.Encryption(owner="o", R=revision, aes=modern, metadata=modern)

    assert inspect(files.a_pdf(encryption=lock), "a.pdf").code == "pdf-protected"


@pytest.mark.parametrize(
    "content",
    [
        files.pdf_that_opens_at_its_first_page(),
        files.pdf_with_link("https://example.org/profile"),
        files.pdf_with_link("mailto:ada@example.org"),
        b"\r\n" + files.a_pdf(),
    ],
)
def test_what_word_processors_leave_in_a_pdf_does_no_harm(content):
    assert isinstance(inspect(content, "cv.pdf"), Fit)


@pytest.mark.parametrize("form", ["JPEG", "HEIF", "PNG"])
def test_a_photo_loses_where_and_with_what_it_was_taken(form):
    fit = inspect(files.photo_taken_in_ghent(form), "IMG_0001")

    made = Image.open(BytesIO(fit.content))
    assert fit.media_type == ("image/png" if form == "PNG" else "image/jpeg")
    assert not made.getexif()
    assert not {"exif", "xmp", "icc_profile", "comment"} & made.info.keys()
    assert b"Ada" not in fit.content
    assert fit.received != fit.digest == sha256(fit.content).hexdigest()


@pytest.mark.parametrize("form", ["JPEG", "HEIF", "PNG"])
def test_a_photo_is_kept_upright(form):
    fit = inspect(files.photo_taken_in_ghent(form), "passport")

    made = Image.open(BytesIO(fit.content)).convert("L")
    assert made.size == (1200, 1600)
    assert made.getpixel((1190, 800)) < 40  # the black top of the picture is to the right
    assert made.getpixel((10, 800)) > 210


def test_a_photo_of_40_mb_is_taken_at_a_size_one_can_read():
    fit = inspect(files.a_heavy_photo(40), "passport.jpg")

    assert isinstance(fit, Fit)
    assert fit.size <= 8 * MIB
    assert max(Image.open(BytesIO(fit.content)).size) <= 4000


def test_transparency_becomes_white_paper():
    target = BytesIO()
    Image.new("RGBA", (10, 10), (0, 0, 0, 0)).save(target, "PNG")

    fit = inspect(target.getvalue(), "signature.png")

    assert Image.open(BytesIO(fit.content)).getpixel((5, 5)) == (255, 255, 255)


def test_a_photo_whose_name_says_png_is_taken_for_what_it_is():
    fit = inspect(files.a_photo(), "photo.png")

    assert fit.media_type == "image/jpeg"


def test_sizes_that_are_too_large_are_told_in_whole_megabytes():
    pdf = inspect(b"%PDF-1.7" + bytes(20 * MIB), "scan.pdf")
    photo = inspect(b"\xff\xd8\xff" + bytes(60 * MIB), "scan.jpg")

    assert (pdf.code, pdf.values) == ("pdf-too-large", {"size": "21", "most": "20"})
    assert (photo.code, photo.values) == ("image-too-large", {"size": "61", "most": "60"})


def test_too_many_pages_are_counted():
    unfit = inspect(files.a_pdf(pages=6), "book.pdf", Limits(pages=5))

    assert (unfit.code, unfit.values) == ("too-many-pages", {"pages": 6, "most": 5})


@pytest.mark.parametrize("limits", [Limits(seconds=1), Limits(memory=300 * MIB)])
def test_a_file_that_asks_too_much_is_left(limits):
    slow = files.a_photo(12_000, 9_900, "PNG", compress_level=1)

    unfit = inspect(slow, "slow.png", limits)

    assert unfit.code == "too-complex"


def test_the_largest_image_allowed_fits_in_the_chamber():
    fit = inspect(files.a_photo(12_000, 9_900, "PNG", compress_level=1), "wall.png")

    assert isinstance(fit, Fit)


def test_every_refusal_has_its_sentence_in_four_languages():
    told = tomllib.loads(SENTENCES.read_text("utf-8"))
    codes = set(told)
    for code in (
        *(
            f"not-taken-{kind}"
            for kind in ("office", "picture", "program", "archive", "page", "unknown")
        ),
        *("empty", "name-misleads", "pdf-too-large", "image-too-large", "too-many-pages"),
        *("too-many-pixels", "too-complex", "damaged", "two-in-one", "infected"),
        *("pdf-script", "pdf-launch", "pdf-attachment", "pdf-form", "pdf-media"),
        *("pdf-password", "pdf-protected", "too-many-documents", "dossier-full"),
    ):
        assert code in codes
        assert all(told[code][language].strip() for language in ("nl", "fr", "de", "en"))

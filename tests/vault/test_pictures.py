"""What officers look at: a page drawn apart, kept sealed, of a bounded size."""

from io import BytesIO

import pikepdf
import pytest
from PIL import Image

from tessera.vault import documents, pictures
from tests.vault import files
from tests.vault.seats import AT, EMPLOYER, at
from tests.vault.test_documents import given
from tests.vault.test_drafts import a_shared_draft


def drawn(content, name="a.pdf", page=1):
    kept = given(a_shared_draft(), content=content, name=name)
    with at(EMPLOYER):
        return Image.open(BytesIO(pictures.picture(kept, page)))


def test_a_page_is_an_image_of_1240_pixels_across(vault):
    image = drawn(files.a_pdf(pages=3), page=3)

    assert (image.format, image.width) == ("WEBP", 1240)


def test_a_photo_is_its_own_picture(vault):
    image = drawn(files.a_photo(), "a.jpg")

    assert image.size == (1240, 930)


@pytest.mark.parametrize("box", [[0, 0, 1, 14_400], [0, 0, 14_400, 1], [0, 0, 14_400, 14_400]])
def test_a_page_of_absurd_shape_stays_within_bounds(vault, box):
    def stretch(pdf):
        pdf.pages[0].obj.MediaBox = pikepdf.Array(box)

    image = drawn(files.a_pdf(change=stretch))

    assert image.width <= 1241
    assert image.height <= 4 * 1240 + 1


def test_the_second_look_comes_from_a_sealed_cache(vault):
    kept = given(a_shared_draft())
    with at(EMPLOYER):
        first = pictures.picture(kept, 1)
        for path in (vault / "files").glob("??/??/*"):
            path.unlink()
        assert pictures.picture(kept, 1) == first
    (cached,) = (p for p in (vault / "files" / "pictures").rglob("*") if p.is_file())

    assert b"WEBP" not in cached.read_bytes()
    assert pictures.sweep(at=AT.replace(year=2100)) == 1


@pytest.mark.parametrize("page", [0, 3, -1])
def test_a_page_it_has_not_is_no_page(vault, page):
    kept = given(a_shared_draft())
    with at(EMPLOYER), pytest.raises(documents.NoSuchDocument):
        pictures.picture(kept, page)


def test_a_page_that_unfolds_without_end_is_left_undrawn(vault, settings):
    def bomb(pdf):
        pdf.pages[1].obj.Contents = pdf.make_stream(b"0 0 m 9 9 l S\n" * 3_000_000)

    kept = given(a_shared_draft(), content=files.a_pdf(pages=2, change=bomb))
    settings.VAULT_LIMITS = {"memory": 200 << 20}
    with at(EMPLOYER), pytest.raises(pictures.Undrawable):
        pictures.picture(kept, 2)

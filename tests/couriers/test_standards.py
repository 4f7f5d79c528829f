"""Every kind of letter, in every language, is accessible, archivable and sealed (TR-14, AC-4)."""

import io

import page
import pikepdf
import pytest

from tessera.couriers.proof import verify_pdf
from tessera.couriers.seal import sealed
from tessera.couriers.signet import root_certificate, signet
from tessera.words.languages import Language
from tests.couriers.occasions import ENDINGS, LANGUAGES, letters

STANDARDS = (page.ValidationProfile.PDF_A_2A, page.ValidationProfile.PDF_UA_1)


def flaws(pdf):
    found = [page.validate_pdf_bytes(pdf, profile=standard) for standard in STANDARDS]
    return [(f.rule_id, f.message) for report in found for f in report.failures]


@pytest.mark.parametrize("authority", LANGUAGES)
@pytest.mark.parametrize("ending", ENDINGS)
def test_every_letter_stays_accessible_and_archivable_when_sealed(
    authority, ending, press, office, root
):
    found = letters(authority, ending)
    assert found
    for letter in found:
        pdf = sealed(press.print(letter), office, letter.at, "Electronic seal")
        assert flaws(pdf) == []
        proof = verify_pdf(pdf, root)
        assert proof.valid
        assert proof.at == letter.at


def test_a_courtesy_text_comes_in_each_of_the_four_languages(press):
    for reads in Language:
        letter = letters("brussels", "46", reads=reads)[0]
        assert [b.language for b in letter.bodies] == (
            ["fr"] if reads is Language.FR else ["fr", reads]
        )
        assert press.print(letter)


def test_the_structure_says_language_title_and_what_pictures_show(press, office):
    letter = letters("flanders", "46")[0]
    with pikepdf.open(io.BytesIO(sealed(press.print(letter), office, letter.at, "Seal"))) as pdf:
        assert str(pdf.Root.Lang) == "nl-BE"
        assert pdf.Root.MarkInfo.Marked
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        with pdf.open_metadata() as described:
            assert described["pdfaid:part"] == "2"
            assert described["pdfaid:conformance"] == "A"
            assert described["pdfuaid:part"] == "1"
            assert letter.reference in described["dc:title"]
        elements = list(_elements(pdf.Root.StructTreeRoot.K))
        pictures = [e for e in elements if e.S == "/Figure"]
        assert len(pictures) == 4  # the mark, its halves twice, the square code
        assert all(str(p.Alt) for p in pictures)
        assert [str(e.get("/Lang")) for e in elements if e.S == "/H1"] == ["None", "en-BE"]
        (form,) = [e for e in elements if e.S == "/Form"]
        assert str(form.Alt) == "Seal"
        assert str(form.K.Obj.TU) == "Seal"


def test_only_the_fonts_of_the_press_are_used_and_all_are_embedded(press):
    with pikepdf.open(io.BytesIO(press.print(letters("wallonia", "46")[0]))) as pdf:
        fonts = {str(o.FontName) for o in pdf.objects if _is_font(o)}
        assert fonts
        assert all("Libertinus" in f or "NewCM" in f or "DejaVuSansMono" in f for f in fonts)
        embedded = [
            o for o in pdf.objects if _is_font(o) and ("/FontFile3" in o or "/FontFile2" in o)
        ]
        assert len(embedded) == len([o for o in pdf.objects if _is_font(o)])


def test_the_same_letter_is_printed_the_same_twice(press):
    letter = letters("flanders", "refused-work")[0]
    assert press.print(letter) == press.print(letter)


def test_each_authority_has_a_seal_of_its_own_and_it_says_demo(tmp_path):
    one = signet(tmp_path, "flanders", "Vlaams Gewest")
    other = signet(tmp_path, "immigration-office", "Dienst Vreemdelingenzaken")
    assert one.root == other.root == root_certificate(tmp_path)
    assert one.certificate != other.certificate
    for certificate in (one.root, one.certificate, other.certificate):
        assert "DEMO" in certificate.subject.rfc4514_string()
    assert [oct(p.stat().st_mode & 0o777) for p in tmp_path.glob("*.pem")] == ["0o600"] * 3


def _is_font(o):
    return isinstance(o, pikepdf.Dictionary) and o.get("/Type") == "/FontDescriptor"


def _elements(node):
    if isinstance(node, pikepdf.Array):
        for kid in node:
            yield from _elements(kid)
    elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
        yield node
        if "/K" in node:
            yield from _elements(node.K)

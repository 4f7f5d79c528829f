"""Any change of a sealed letter shows."""

import shutil
import subprocess

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tessera.couriers.proof import verify_pdf
from tessera.couriers.seal import sealed
from tessera.couriers.signet import root_certificate, signet
from tests.couriers.occasions import letters


@pytest.fixture(scope="module")
def letter(press, office):
    content = letters("flanders", "46")[0]
    return sealed(press.print(content), office, content.at, "Electronic seal")


def test_the_seal_names_its_authority(letter, root):
    proof = verify_pdf(letter, root)
    assert proof.valid
    assert proof.by == "DEMO – Dienst Vreemdelingenzaken"


def test_a_letter_without_a_seal_proves_nothing(press, root):
    assert not verify_pdf(press.print(letters("flanders", "46")[0]), root).sealed
    assert not verify_pdf(b"not a PDF at all", root).sealed
    assert not verify_pdf(b"", root).sealed


def test_a_seal_by_an_unknown_authority_is_not_trusted(press, root, tmp_path):
    content = letters("flanders", "46")[0]
    stranger = signet(tmp_path, "immigration-office", "Dienst Vreemdelingenzaken")
    pdf = sealed(press.print(content), stranger, content.at, "Electronic seal")
    assert verify_pdf(pdf, root_certificate(tmp_path)).valid
    proof = verify_pdf(pdf, root)
    assert proof.whole
    assert not proof.trusted
    assert not verify_pdf(pdf, None).valid


def test_what_is_added_behind_the_seal_shows(letter, root):
    assert not verify_pdf(letter + b"\n% one more line\n", root).valid


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(where=st.floats(0, 1, exclude_max=True), bit=st.integers(0, 7))
def test_one_bit_changed_anywhere_shows(letter, root, where, bit):
    changed = bytearray(letter)
    changed[int(where * len(letter))] ^= 1 << bit
    start = letter.index(b"/Contents <") + len(b"/Contents <")
    padding = range(start, letter.index(b">", start))
    if int(where * len(letter)) in padding:
        return  # the zeros behind the signature in its own place are outside what is signed
    assert not verify_pdf(bytes(changed), root).valid


def test_another_reader_of_signatures_agrees(letter, tmp_path):
    pdfsig = shutil.which("pdfsig")
    if pdfsig is None:
        pytest.skip("pdfsig of poppler is not installed")
    file = tmp_path / "letter.pdf"
    file.write_bytes(letter)
    told = subprocess.run([pdfsig, file], capture_output=True, text=True, check=False).stdout
    assert "Signature is Valid" in told
    assert "ETSI.CAdES.detached" in told
    assert "Total document signed" in told

"""What a payer writes: a reference with check digits, free text, the text behind a payment QR."""

from datetime import date
from decimal import Decimal

import pytest
from stdnum.be import ogm_vcs

from tessera.words.remittance import LONGEST, free_for, scanned, structured_for


def test_a_charge_of_a_dossier_has_a_structured_reference_of_its_own():
    one, again = (structured_for("2026-4K7Q-2M81", "flemish-retribution") for _ in range(2))
    other = structured_for("2026-4K7Q-2M81", "federal-contribution")
    assert one == again != other
    assert ogm_vcs.is_valid(one.canonical)
    assert one.shown.startswith("+++")


def test_references_of_many_charges_do_not_meet():
    found = {structured_for(f"2026-{n:07}", "x").canonical for n in range(20_000)}
    assert len(found) == 20_000


def test_the_free_text_has_the_four_things_that_are_asked():
    text = free_for("Fisch", "Elena", "Marokko", date(1981, 2, 28))
    assert text == "FISCH Elena Marokko 28.02.1981"
    assert len(free_for("x" * 200, "y", "z", date(1981, 2, 28))) <= LONGEST


def test_the_code_to_scan_is_the_european_one():
    told = scanned(
        holder="FOD Binnenlandse Zaken",
        iban="BE57679200609235",
        bic="PCHQBEBB",
        euro=Decimal(152),
        text="FISCH Elena Marokko 28.02.1981",
    )
    assert told.split("\n") == [
        *("BCD", "002", "1", "SCT", "PCHQBEBB", "FOD Binnenlandse Zaken", "BE57679200609235"),
        *("EUR152.00", "", "", "FISCH Elena Marokko 28.02.1981"),
    ]
    assert len(told.encode()) <= 331


@pytest.mark.parametrize("euro", ["0", "0.001", "-1", "1000000000"])
def test_a_sum_that_no_transfer_carries_is_refused(euro):
    with pytest.raises(ValueError, match="no sum"):
        scanned(holder="x", iban="BE57679200609235", bic="", euro=Decimal(euro), text="x")

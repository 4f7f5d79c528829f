"""What statements say is read to the cent; what cannot be trusted is refused with one clear line."""

from datetime import date

import pytest

from tessera.couriers.reconcile import read
from tessera.couriers.statement import LARGEST, Unreadable
from tessera.words.identifiers import payment_reference
from tessera.words.languages import Language
from tessera.words.sentences import say
from tests.couriers.statements import FEDERAL, batch, camt, coda, entry, movement, put

OGM = payment_reference(1234567890).canonical
FISCH = "FISCH Elena Marokko 28021981"
LONG = "Raghavan Ananya " + "x" * 60 + " Indien " + "y" * 40 + " 14.05.1994"


@pytest.mark.parametrize(
    ("content", "structured", "free"),
    [
        (camt(entry(structured=OGM)), OGM, ""),
        (camt(entry(free=f"+++{OGM[:3]}/{OGM[3:7]}/{OGM[7:]}+++")), OGM, ""),
        (camt(entry(free=FISCH), version="02"), "", FISCH),
        (coda(movement(15200, structured=OGM)), OGM, ""),
        (coda(movement(15200, free=f"***{OGM[:3]}/{OGM[3:7]}/{OGM[7:]}***")), OGM, ""),
        (coda(movement(15200, free=FISCH)), "", FISCH),
        (coda(movement(15200, free=LONG)), "", LONG),
    ],
    ids=["camt", "camt-in-text", "camt-free", "coda", "coda-in-text", "coda-free", "coda-long"],
)
def test_a_payment_is_read_with_what_its_payer_wrote(content, structured, free):
    (line,) = read(content)
    assert (line.account, line.cents, line.currency) == (FEDERAL, 15200, "EUR")
    assert (line.structured, line.free, line.on) == (structured, free, date(2026, 9, 23))


def test_money_that_left_is_negative_and_what_is_only_announced_is_left_out():
    announced = entry().replace("BOOK", "PDNG")
    assert [line.cents for line in read(camt(entry(sign="DBIT"), announced))] == [-15200]
    assert [line.cents for line in read(coda(movement(-15200)))] == [-15200]


def test_a_batch_is_told_by_its_payments():
    assert [line.cents for line in read(camt(batch("304.01", "152.00", "152.01")))] == [
        15200,
        15201,
    ]
    parts = (movement(30401), movement(15200, detail=1), movement(15201, detail=2))
    assert [line.cents for line in read(coda(*parts))] == [15200, 15201]


def test_two_lines_that_are_alike_stay_two_and_the_same_line_stays_itself():
    once, twice = read(camt(entry())), read(camt(entry(), entry()))
    assert len({line.digest for line in twice}) == 2
    assert once[0].digest == twice[0].digest


def test_an_old_belgian_account_number_becomes_its_iban():
    old = coda(movement(15200)).decode("latin-1").split("\r\n")
    old[1] = put("10001", (6, "679200609235"), (19, "EUR"), (43, f"0{10000:014}0"))
    (line,) = read("\r\n".join(old).encode("latin-1"))
    assert line.account == FEDERAL


def without(content, number):
    records = content.decode("latin-1").split("\r\n")
    return "\r\n".join(r for n, r in enumerate(records) if n != number).encode("latin-1")


BOMB = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><Document>&a;</Document>'
GOOD = coda(movement(15200))


@pytest.mark.parametrize(
    ("content", "code", "line"),
    [
        (b"", "unknown-format", 0),
        (b"%PDF-1.7", "unknown-format", 0),
        (b"<" + b" " * LARGEST, "too-large", 0),
        (BOMB, "xml-declares-entities", 0),
        (camt(entry())[:-20], "xml-broken", 2),
        (b"<html></html>", "no-statement", 0),
        ("<Document>é</Document>".encode("utf-16"), "unknown-format", 0),
        (b"<Document>\xe9</Document>", "not-utf-8", 0),
        (camt(entry(amount="12,50")), "no-sum", 0),
        (camt(entry(amount="1.005")), "no-sum", 0),
        (camt(entry(amount="NaN")), "no-sum", 0),
        (camt(entry(sign="BOTH")), "no-sign", 0),
        (camt(entry(on="2026-02-30")), "no-day", 0),
        (camt(entry(), account=""), "no-account", 0),
        (camt(batch("304.00", "152.00", "151.00")), "sums-differ", 0),
        (coda(movement(15200), after=1), "sums-differ", 0),
        (GOOD + b"\r\n4" + b"x" * 200, "coda-length", 6),
        (without(GOOD, 4), "coda-incomplete", 4),
        (without(GOOD, 3), "sums-differ", 0),
        (without(GOOD, 1), "coda-order", 2),
        (GOOD.replace(b"0000000015200", b"00000000152x0"), "no-sum", 3),
        (coda(movement(15200), account="BE00679200609235"), "no-account", 2),
    ],
)
def test_a_file_that_cannot_be_trusted_gives_one_clear_line_in_four_languages(content, code, line):
    with pytest.raises(Unreadable) as unreadable:
        read(content)
    assert (unreadable.value.code, unreadable.value.line) == (code, line)
    assert len({say(f"money.unreadable-{code}", language) for language in Language}) == 4

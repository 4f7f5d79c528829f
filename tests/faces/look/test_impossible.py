"""What nobody can be, have or do is told at the field; what the law only refuses is taken."""

from datetime import date

import pytest

from tessera.faces.look.answering import said
from tessera.law.load import shelf
from tessera.words.languages import Language

TODAY = date(2026, 11, 23)
LAW = shelf().on(TODAY)
FLEMISH = {q.name: q for q in LAW.questions("single-permit-highly-skilled")}


def asked(name):
    return FLEMISH.get(name) or LAW.question(name)


def typed(name, text, language=Language.EN):
    return said(asked(name), {name: text}, language=language, day=TODAY)


def dated(name, day, language=Language.EN):
    parts = {f"{name}-day": day.day, f"{name}-month": day.month, f"{name}-year": day.year}
    values = {part: str(value) for part, value in parts.items()}
    return said(asked(name), values, language=language, day=TODAY)


@pytest.mark.parametrize(
    ("name", "text", "way"),
    [
        ("job.level", "42", "Type 8 or less"),
        ("job.level", "0", "Type 1 or more"),
        ("contract.weekly-hours", "999", "Type 60 or less"),
        ("contract.full-time-hours", "1", "Type 10 or more"),
        ("experience.years", "200", "Type 70 or less"),
        ("employer.outside-eu-share", "150", "Type 100 or less"),
        ("employer.outside-eu-share", "-20", "Type 0 or more"),
        ("worker.email", "nope", "with @ and a dot"),
        ("worker.email", "a b@example.org", "with @ and a dot"),
        ("worker.phone", "abc", "at least 6 digits"),
        ("worker.phone", "12345", "at least 6 digits"),
    ],
)
def test_what_cannot_be_is_told_with_the_way_to_mend_it(name, text, way):
    found = typed(name, text)
    assert found.value is None
    assert way in found.error


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("job.level", "8", 8),
        ("contract.weekly-hours", "60", 60),
        ("contract.full-time-hours", "38", 38),
        ("experience.years", "0", 0),
        ("employer.outside-eu-share", "100 %", 100),
        ("employer.outside-eu-share", "0", 0),
        ("worker.email", "ananya.rao@post.example.org", "ananya.rao@post.example.org"),
        ("worker.phone", "+32 9 000 00 00", "+32 9 000 00 00"),
        ("worker.phone", "0470/12.34.56", "0470/12.34.56"),
    ],
)
def test_the_edge_of_what_can_be_is_taken(name, text, value):
    found = typed(name, text)
    assert (found.value, found.error) == (value, "")


@pytest.mark.parametrize("name", ["worker.birth-date", "criminal-record.issued", "medical.issued"])
def test_a_day_that_is_still_to_come_is_told_and_today_is_taken(name):
    tomorrow = dated(name, date(2026, 11, 24))
    assert tomorrow.value is None
    assert "still to come" in tomorrow.error
    assert dated(name, TODAY).value == TODAY


def test_work_may_begin_in_the_future():
    assert dated("contract.start", date(2050, 1, 1)).value == date(2050, 1, 1)


@pytest.mark.parametrize(
    ("language", "number"),
    [("nl", "Getal"), ("fr", "Nombre"), ("de", "Zahl"), ("en", "Number")],
)
@pytest.mark.parametrize("text", ["many", "150"])
def test_a_percentage_is_called_a_number_and_not_an_amount(language, number, text):
    found = typed("employer.outside-eu-share", text, Language(language))
    assert found.error.startswith(number)


def test_every_row_of_a_certificate_asks_for_a_day_that_has_been():
    from tessera.law.model import Question

    rows = [
        q for q in shelf().rows[Question] if q.name in {"criminal-record.issued", "medical.issued"}
    ]
    assert len({q.id for q in rows}) > 1
    assert all(q.past for q in rows)

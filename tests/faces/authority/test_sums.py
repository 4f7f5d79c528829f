"""A form about money says what is open, what came in, and on which grounds it can go back."""

from datetime import date
from types import SimpleNamespace

from tessera.dossier.model import Dossier, Due
from tessera.faces.authority.sums import payment, refund
from tessera.law.load import shelf
from tessera.law.model import Lane
from tessera.words.languages import Language

DAY = date(2026, 11, 3)
PART = {"payee": "flanders", "cents": 18000, "norm": "n", "paid": 10000}


def fields(form, *charges):
    dossier = Dossier(procedure="single-permit-highly-skilled", charges=charges)
    here = SimpleNamespace(
        dossier=dossier.with_lane(Lane.WORK, authority="flanders"),
        law=shelf().on(DAY),
        language=Language.EN,
        who=SimpleNamespace(seat=SimpleNamespace(organisation="flanders")),
    )
    return {field.name: field for field in form(here, None)}


def test_a_charge_paid_in_part_is_told_with_the_rest_and_the_only_one_is_chosen():
    which = fields(payment, Due(name="flemish-retribution", **PART))["name"]
    assert which.value == "flemish-retribution"
    assert which.choices[0][1].endswith("still €\u00a080 of €\u00a0180")


def test_only_grounds_of_the_law_are_offered_to_give_money_back():
    def grounds(name):
        return [code for code, _ in fields(refund, Due(name=name, **PART))["ground"].choices]

    assert grounds("federal-contribution") == ["by-mistake", "too-much"]
    assert grounds("flemish-retribution") == []

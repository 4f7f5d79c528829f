"""The agreement against a matrix written by hand: who may act, who sees, who knows."""

from datetime import date
from itertools import product

import pytest

from tessera.dossier.everything import acts, facts
from tessera.dossier.kernel import Role
from tessera.law.agreement import CIRCLES
from tessera.law.load import shelf
from tessera.law.model import Kind, Lane

LAW = shelf().on(date(2026, 11, 23))
ROLES = tuple(Role)

FILERS = {("employer", "filer"), ("representative", "filer")}
WORKER = {("worker", "worker")}
COUNTER = {("representative", "filer")}
WORK = {("work-authority", "officer"), ("work-authority", "reviewer")}
STAY = {("stay-authority", "officer"), ("stay-authority", "reviewer")}
TOWN = {("municipality", "officer"), ("municipality", "reviewer")}
POST = {("post", "officer"), ("post", "reviewer")}
WATCH = {("platform", "system")}
WORK_REVIEWER = {("work-authority", "reviewer")}
STAY_REVIEWER = {("stay-authority", "reviewer")}

# act -> (who may in the work lane, who may in the stay lane)
MAY = {
    "file": (FILERS | WORKER | TOWN | POST, FILERS | WORKER | TOWN | POST),
    "forward": (TOWN | POST | COUNTER, TOWN | POST | COUNTER),
    "withdraw": (FILERS | WORKER, FILERS | WORKER),
    "supply": (FILERS | WORKER, FILERS | WORKER),
    "request-supplement": (WORK, set()),
    "declare-complete": (WORK, set()),
    "declare-inadmissible": (WORK, set()),
    "grant": (WORK, STAY),
    "refuse": (WORK, STAY),
    "request-information": (WORK, STAY),
    "extend-term": (set(), STAY),
    "propose": (WORK, STAY),
    "countersign": (WORK_REVIEWER, STAY_REVIEWER),
    "send-back": (WORK_REVIEWER, STAY_REVIEWER),
    "issue-decision": (WORK, STAY),
    "note-exemption": (WORK, set()),
    "certify-silence": (set(), STAY),
    "assign": (WORK, STAY),
    "record-payment": (WORK | WATCH, STAY | WATCH),
    "waive-charge": (WORK, STAY),
    "pass-term": (WATCH, WATCH),
    "start-payment": (FILERS | WORKER, FILERS | WORKER),
    "end-payment": (WATCH, WATCH),
    "refund": (WORK, STAY),
    "record-service": (WATCH | WORK | STAY | TOWN | POST, WATCH | WORK | STAY | TOWN | POST),
    "send-message": (
        FILERS | WORKER | WORK | STAY | TOWN | POST,
        FILERS | WORKER | WORK | STAY | TOWN | POST,
    ),
    "report-visa": (POST, POST),
    "report-entry": (TOWN, TOWN),
    "register": (TOWN, TOWN),
    "report-residence-check": (TOWN, TOWN),
    "issue-paper": (TOWN, TOWN),
    "order-card": (TOWN, TOWN),
    "deliver-card": (TOWN, TOWN),
    "report-end-of-work": (FILERS, FILERS),
    "end-work": (WORK, WORK),
    "withdraw-work": (WORK, WORK),
    "confirm-service": (WATCH | STAY, WATCH | STAY),
    "pass-title-term": (WATCH, WATCH),
    "note-renewal": (WATCH, WATCH),
    "record-appeal": (WORK, STAY),
    "record-judgment": (WORK, STAY),
    "record-title-appeal": (WORK, STAY),
    "record-title-judgment": (WORK, STAY),
    "reopen": (WORK, STAY),
    "recall-decision": (WORK, STAY),
    "correct-fact": (WORK, STAY),
    "decline-competence": (WORK, set()),
    "transfer": (WORK, set()),
    "record-title": (WORK | STAY, WORK | STAY),
    "confirm-end-by-law": (STAY, STAY),
    "strike-off": (TOWN, TOWN),
    "announce-ending": (STAY, STAY),
    "observe": (WORKER, WORKER),
    "end-stay": (STAY, STAY),
    "notify-change": (FILERS | WORKER, FILERS | WORKER),
    # of a notice, which the law of today does not know
    "take-note": (set(), set()),
    "oppose": (set(), set()),
    "note-change": (set(), set()),
}

ALL = set(Kind) - {Kind.AUDITOR, Kind.PLATFORM}
FILE = {"employer", "representative"}
# category -> who may see it, whoever gave it
SEES = {
    "identity": ALL,
    "contact": ALL,
    "civil": ALL,
    "travel-document": ALL,
    "employment": ALL,
    "pay": FILE | {"worker", "work-authority", "stay-authority"},
    "qualification": FILE | {"worker", "work-authority"},
    "health": {"worker", "stay-authority"},
    "criminal": {"worker", "stay-authority"},
    "means": {"worker", "stay-authority"},
    "stay": {"worker", "work-authority", "stay-authority", "municipality", "post"},
    "security": {"stay-authority"},
    "company": FILE | {"work-authority"},
    "payment": FILE | {"worker", "work-authority", "stay-authority"},
    "procedure": ALL | {"auditor"},
}


@pytest.mark.parametrize("act", sorted(acts()))
def test_who_may_do_an_act(act):
    for lane, wanted in zip((Lane.WORK, Lane.STAY), MAY[act], strict=True):
        found = {
            (kind.value, role.value)
            for kind, role in product(Kind, ROLES)
            if LAW.may(act, lane, kind, role)
        }
        assert found == wanted, lane


def test_without_a_lane_an_act_is_open_to_whoever_may_do_it_in_any():
    assert LAW.may("grant", None, Kind.STAY_AUTHORITY, "officer")
    assert LAW.may("grant", None, Kind.EMPLOYER, "filer") is None


def test_an_act_nobody_names_is_nobodys():
    assert not any(LAW.may("rewrite-history", None, k, r) for k, r in product(Kind, ROLES))


def test_who_may_says_by_which_text():
    row = LAW.may("grant", Lane.STAY, Kind.STAY_AUTHORITY, "officer")
    assert row.cites == ("aliens-act#61/25-5",)


@pytest.mark.parametrize("category", SEES)
def test_who_sees_a_category(category):
    assert {kind for kind in Kind if LAW.sees(category, kind)} == SEES[category]


def test_who_gave_the_stay_and_the_means_sees_them_again():
    for category, kind in product(("stay", "means"), (Kind.EMPLOYER, Kind.REPRESENTATIVE)):
        assert LAW.sees(category, kind) is None
        assert LAW.sees(category, kind, own=True).purpose == "file"


def test_health_is_never_an_employers_even_if_the_employer_gave_it():
    assert LAW.sees("health", Kind.EMPLOYER, own=True) is None
    assert LAW.sees("criminal", Kind.REPRESENTATIVE, own=True) is None


def test_every_look_has_a_purpose():
    assert LAW.sees("identity", Kind.MUNICIPALITY).purpose == "register"
    assert LAW.sees("procedure", Kind.AUDITOR).purpose == "audit"


OURS = sorted(code for code, fact in facts().items() if fact.__module__.startswith("tessera."))


@pytest.mark.parametrize("fact", OURS)
def test_every_fact_has_a_circle(fact):
    assert LAW.circle(fact) in CIRCLES


def test_what_is_internal_stays_with_its_authority():
    for fact in ("proposed", "countersigned", "sent-back", "assigned"):
        assert LAW.circle(fact) == "own-lane"
    assert Kind.EMPLOYER not in CIRCLES["own-lane"]
    assert Kind.EMPLOYER not in CIRCLES[LAW.circle("residence-checked")]


def test_a_fact_nobody_names_has_no_circle():
    with pytest.raises(LookupError):
        LAW.circle("rumoured")


def test_a_decision_is_told_to_the_worker_and_the_applicant():
    assert {"applicant", "worker"} <= set(LAW.told("decision-issued"))
    assert LAW.told("assigned") == ()


def test_only_brussels_says_how_long_it_keeps_a_file_and_nothing_is_destroyed_elsewhere():
    assert LAW.kept("granted", "brussels").years == 10
    assert LAW.kept("refused", "brussels").years == 5
    assert LAW.kept("granted", "flanders").years is None
    with pytest.raises(LookupError):
        shelf().on(date(2000, 1, 1)).kept("granted", "brussels")

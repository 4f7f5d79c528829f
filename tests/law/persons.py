"""Answers that meet every condition before one authority, to change one thing at a time."""

from datetime import date
from decimal import Decimal

from tessera.law.assess import assess
from tessera.law.load import shelf
from tessera.law.model import Lane

PROCEDURE = "single-permit-highly-skilled"
TODAY = date(2026, 11, 23)
PLACES = {
    "flanders": "44021",
    "brussels": "21004",
    "wallonia": "25110",
    "german-speaking": "63023",
}
ENOUGH = Decimal(9000)


def a_person(authority="flanders", **changes):
    """Born in 1990, a master of arts, well paid; keys of `changes` use `__` for a dot, `_` for `-`."""
    answers = {
        "contract.posted": False,
        "contract.start": date(2027, 1, 1),
        "contract.end": date(2028, 12, 31),
        "contract.open-ended": False,
        "contract.rises-at-thirty": False,
        "contract.weekly-hours": Decimal(38),
        "contract.full-time-hours": Decimal(38),
        "work.units": "one",
        "work.municipality": PLACES[authority],
        "worker.birth-date": date(1990, 5, 5),
        "worker.nationality": "IND",
        "worker.in-belgium": False,
        "worker.eu-family": False,
        "diploma.level": "master",
        "experience.years": Decimal(0),
        "job.kind": "ordinary",
        "job.level": Decimal(6),
        "job.recognition-pending": False,
        "pay.base-month": ENOUGH,
        "pay.extras-year": Decimal(0),
        "pay.benefits-year": Decimal(0),
        "passport.until": date(2036, 1, 1),
        "criminal-record.issued": TODAY,
        "medical.issued": TODAY,
        "insurance.covered": True,
        "employer.number": "0202239951",
        "employer.outside-eu-share": Decimal(10),
        "payment.contribution-settled": True,
        "officer.employer-in-order": True,
        "officer.real-activity": True,
        "officer.employer-solvent": True,
        "officer.means-suffice": True,
        "officer.no-article-3-ground": True,
    }
    return answers | {key.replace("__", ".").replace("_", "-"): v for key, v in changes.items()}


def paid(amount, unit, **changes):
    """The answers of somebody paid exactly this much, in a year or in a month."""
    if unit == "eur-month":
        return {"pay__base_month": amount, **changes}
    return {"pay__base_month": Decimal(0), "pay__extras_year": amount, **changes}


def verdict(name, authority="flanders", day=TODAY, lane=Lane.WORK, **changes):
    """What the law of a day says of one condition; None when it does not concern the person."""
    found = assess(
        shelf(), PROCEDURE, a_person(authority, **changes), days=day, authority=authority
    )
    return next((f.verdict for f in found.in_lane(lane) if f.condition.name == name), None)

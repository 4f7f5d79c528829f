"""Dossiers told fact by fact, and the letters each fact calls for."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

from tessera.couriers.compose import MATTERS, compose
from tessera.couriers.content import LetterContent
from tessera.couriers.occasion import Addressee, Names, Occasion, addressees, kinds_called_for
from tessera.dossier.acts.charging import ChargeRaised
from tessera.dossier.acts.completeness import DeclaredComplete
from tessera.dossier.acts.extension import TermExtended
from tessera.dossier.acts.filed import Filed
from tessera.dossier.acts.grant import Granted
from tessera.dossier.acts.inadmissible import DeclaredInadmissible
from tessera.dossier.acts.information import InformationRequested
from tessera.dossier.acts.issue import DecisionIssued
from tessera.dossier.acts.opening import LaneOpened
from tessera.dossier.acts.paid import ChargePartPaid
from tessera.dossier.acts.refuse import LaneClosed, Refused
from tessera.dossier.acts.routing import Routed
from tessera.dossier.acts.silence import FellSilent
from tessera.dossier.acts.supplement import SupplementRequested
from tessera.dossier.acts.withdraw import Withdrawn
from tessera.dossier.kernel import Fact
from tessera.dossier.model import Dossier, FrozenFinding, FrozenTerm, Item
from tessera.law.load import shelf
from tessera.law.model import Kind, Lane
from tessera.words.languages import Language

PROCEDURE = "single-permit-highly-skilled"
MUNICIPALITIES = {
    "flanders": ("44021", "Stad Gent"),
    "wallonia": ("92094", "Ville de Namur"),
    "brussels": ("21004", "Ville de Bruxelles"),
    "german-speaking": ("63023", "Stadt Eupen"),
}
LANGUAGES = {"flanders": "nl", "wallonia": "fr", "brussels": "fr", "german-speaking": "de"}
NOTES = {
    "n-items": "De arbeidsovereenkomst is niet ondertekend door de werkgever.",
    "n-refused": (
        "Het loon in de overeenkomst ligt onder het loon dat de regelgeving vraagt.\n\n"
        "U hebt geen stukken gegeven waaruit een hoger loon blijkt."
    ),
    "n-extended": "De echtheid van het diploma wordt nagevraagd bij de universiteit.",
    "n-inadmissible": "De gevraagde arbeidsovereenkomst werd niet bezorgd.",
    "n-against": "De overeenkomst is niet ondertekend.",
    "n-otherwise": "De bonus is contractueel vastgelegd en telt mee.",
}
ON_THE_WAY = date(2026, 10, 5)
DECIDED = date(2026, 12, 14)


def told(authority: str, ending: str, *, abroad: bool = True) -> list[Fact]:
    """A dossier up to one of the endings below."""
    law = shelf().on(ON_THE_WAY)

    def frozen(name):
        return FrozenTerm.of(law.term(name, procedure=PROCEDURE, authority=authority))

    nis = MUNICIPALITIES[authority][0]
    filed = [
        Filed(
            on=date(2026, 9, 28),
            procedure=PROCEDURE,
            language=LANGUAGES[authority],
            revision=1,
            employer="org:leiedraad",
            worker="person:ananya",
            municipality=f"municipality:{nis}",
            post="post:in-mumbai" if abroad else "",
            in_belgium=not abroad,
        ),
        Routed(on=date(2026, 9, 28), lane=Lane.WORK, authority=authority, rule="single-unit"),
        Routed(
            on=date(2026, 9, 28), lane=Lane.STAY, authority="immigration-office", rule="federal"
        ),
        ChargeRaised(
            on=date(2026, 9, 28),
            name="federal-contribution",
            payee="immigration-office",
            cents=15200,
            norm="charge",
            version=date(2026, 1, 1),
        ),
    ]
    complete = [
        DeclaredComplete(on=ON_THE_WAY, term=frozen("decision")),
        LaneOpened(on=ON_THE_WAY, lane=Lane.STAY, authority="immigration-office"),
    ]
    findings = findings_of(law, authority, Lane.WORK)
    work = Granted(
        on=date(2026, 11, 3),
        lane=Lane.WORK,
        since=date(2027, 2, 1),
        until=date(2030, 1, 31),
        findings=findings,
    )
    against = tuple(
        replace(one, seen_as="otherwise", note="n-against") if n == 1 else one
        for n, one in enumerate(findings)
    )
    stay = Granted(
        on=DECIDED, lane=Lane.STAY, findings=findings_of(law, "immigration-office", Lane.STAY)
    )
    items = (Item(name=first_requirement(law, authority), of=Kind.EMPLOYER),)
    endings = {
        "filed": filed,
        "incomplete": [
            *filed,
            SupplementRequested(
                on=ON_THE_WAY, items=items, term=frozen("supplement"), note="n-items"
            ),
        ],
        "inadmissible": [
            *filed,
            DeclaredInadmissible(on=DECIDED, grounds=("documents-missing",), note="n-inadmissible"),
        ],
        "short": [
            *filed,
            ChargePartPaid(
                on=ON_THE_WAY,
                name="federal-contribution",
                cents=15199,
                rest=frozen("charge-supplement"),
            ),
        ],
        "complete": [*filed, *complete],
        "information": [
            *filed,
            *complete,
            InformationRequested(
                on=date(2026, 11, 16),
                lane=Lane.STAY,
                items=items,
                term=frozen("information"),
                note="n-items",
            ),
        ],
        "extended": [
            *filed,
            *complete,
            TermExtended(on=DECIDED, clock="decision", until=date(2027, 4, 5), note="n-extended"),
        ],
        "withdrawn": [*filed, *complete, Withdrawn(on=DECIDED)],
        "work-granted": [*filed, *complete, work],
        "46": [*filed, *complete, work, stay, DecisionIssued(on=DECIDED, annex="46")],
        "47": [
            *filed,
            *complete,
            work,
            FellSilent(on=date(2027, 2, 6), lane=Lane.STAY),
            DecisionIssued(on=date(2027, 2, 8), annex="47"),
        ],
        "refused-work": [
            *filed,
            *complete,
            Refused(
                on=DECIDED,
                lane=Lane.WORK,
                grounds=("conditions",),
                findings=against,
                note="n-refused",
            ),
            LaneClosed(on=DECIDED, lane=Lane.STAY, why="work-refused"),
        ],
        "refused-stay": [
            *filed,
            *complete,
            work,
            Refused(on=DECIDED, lane=Lane.STAY, grounds=("documents",), note="n-refused"),
        ],
    }
    return endings[ending]


ENDINGS = (
    "filed",
    "incomplete",
    "inadmissible",
    "short",
    "complete",
    "information",
    "extended",
    "withdrawn",
    "work-granted",
    "46",
    "47",
    "refused-work",
    "refused-stay",
)


def first_requirement(law, authority):
    rows = law.requirements(PROCEDURE, authority)
    return rows[0].name if rows else "contract"


def findings_of(law, authority, lane):
    """Every condition met, but the first: that one an officer saw otherwise."""
    rows = [c for c in law.conditions(PROCEDURE, authority) if c.lane is lane]
    met = [FrozenFinding(condition=c.name, version=c.since, verdict="met") for c in rows]
    if met and lane is Lane.WORK:
        met[0] = replace(met[0], verdict="not-met", seen_as="otherwise", note="n-otherwise")
    return tuple(met)


def names_of(authority: str, holder: str = "Ananya Raghavan") -> Names:
    return Names(
        holder=holder,
        employer="Leiedraad Data BV",
        reference="2026-4K7Q-2M",
        function="Data-ingenieur",
        place="Dok-Zuid 4, 9000 Gent",
        born=date(1994, 3, 9),
        municipality=MUNICIPALITIES[authority][1],
        post="Consulate-General Mumbai",
        lines={
            "worker": (holder, "12 Marine Drive", "Mumbai 400002", "India"),
            "applicant": ("Leiedraad Data BV", "Dok-Zuid 4", "9000 Gent"),
            "employer": ("Leiedraad Data BV", "Dok-Zuid 4", "9000 Gent"),
            "municipality": (MUNICIPALITIES[authority][1],),
            "post": ("Consulate-General Mumbai",),
        },
        notes=NOTES,
    )


def occasions(
    authority: str,
    ending: str,
    *,
    reads: Language | None = Language.EN,
    holder: str = "Ananya Raghavan",
    abroad: bool = True,
) -> Iterator[Occasion]:
    """An occasion for each letter that the last fact of the story calls for."""
    facts = told(authority, ending, abroad=abroad)
    dossier = Dossier()
    for fact in facts:
        dossier = fact.applied_to(dossier)
    fact = next(f for f in reversed(facts) if f.code in MATTERS)
    law = shelf().on(fact.on)
    for kind in kinds_called_for(fact, law, dossier.procedure):
        for role, organisation in addressees(kind, dossier):
            yield Occasion(
                fact=fact,
                about=facts.index(fact) + 1,
                dossier=dossier,
                kind=kind,
                law=law,
                names=names_of(authority, holder),
                to=Addressee(role=role, organisation=organisation, reads=reads),
                day=fact.on,
                at=datetime(fact.on.year, fact.on.month, fact.on.day, 10, 2, tzinfo=UTC),
                verdicts={f.lane: f for f in facts if isinstance(f, Granted)},
            )


def letters(authority: str, ending: str, **changes) -> list[LetterContent]:
    return [
        compose(
            occasion,
            code="7F3K-9Q2M-T8AD-4RNW-0XCV-1B6H-Z5",
            address="http://127.0.0.1:8000/nl/verify/7F3K9Q2MT8AD4RNW0XCV1B6HZ5",
        )
        for occasion in occasions(authority, ending, **changes)
    ]

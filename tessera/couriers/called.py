"""How a letter calls people and places: read from the vault with the eyes of the courier."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import date
from typing import Any
from uuid import UUID

from tessera.couriers.occasion import APPLICANT, PUBLIC, Names
from tessera.desk import standing
from tessera.dossier.kernel import Fact
from tessera.dossier.model import Dossier, FrozenFinding
from tessera.dossier.title import Title
from tessera.journal.read import read
from tessera.law.model import Answers, Kind
from tessera.law.shelf import Law
from tessera.vault import answers as vault
from tessera.vault import notes as papers
from tessera.vault.identity import identity_of
from tessera.vault.sql import row, rows
from tessera.words.countries import UnknownCountry, country
from tessera.words.identifiers import reference
from tessera.words.languages import Language
from tessera.words.sentences import say

COURIER = "courier"
SPOKEN = """
select distinct p.language from people_membership m join people_person p on p.id = m.person_id
where m.organisation_id = %s and (m.until is null or m.until >= %s) and p.language <> ''
order by p.language
"""
NAMED = "select name_nl, name_fr, name_de, name_en from people_organisation where id = %s"


def names_of(
    stream: UUID,
    dossier: Dossier,
    facts: Iterable[Fact[Any]],
    law: Law,
    language: Language,
    *,
    using: str = COURIER,
) -> Names:
    """Everything a letter of this dossier may name; what was erased or never told stays empty."""
    told = _answers(stream, dossier.revision, using)
    known = identity_of(stream, using=using)
    holder = known.worker if known else ""
    employer = known.employer if known else ""
    applicant = (
        _named(dossier.representative, language, using)
        if dossier.representative
        else employer or holder
    )
    title = standing.told(read(standing.title_of(stream), using=using), Title())
    moved = () if dossier.in_belgium else _registered(title, law, language)
    at_home = (holder, *(moved or _home(told, language)))
    alone = dossier.applicant_kind is Kind.WORKER
    assert dossier.filed_on
    return Names(
        holder=holder,
        employer=employer,
        reference=reference(stream.int, dossier.filed_on.year),
        function=_text(told, "job.title"),
        place=", ".join(filter(None, _place(told, law, language))),
        born=_day(told, "worker.birth-date"),
        municipality=_public(dossier.municipality, law, language),
        post=_public(dossier.post, law, language),
        lines={
            "worker": at_home,
            "employer": (employer,),
            "representative": (applicant,),
            APPLICANT: at_home if alone else (applicant,),
        },
        notes=dict(_notes(facts, using)),
    )


def language_read_by(role: str, organisation: str, legal: Language, day: date) -> Language | None:
    """In which language a courtesy text helps; none for authorities, or who reads the legal one."""
    if role in PUBLIC:
        return None
    spoken = [found[0] for found in rows(COURIER, SPOKEN, [organisation, day])]
    if legal.value in spoken:
        return None
    if spoken:
        return Language.EN if "en" in spoken else Language(spoken[0])
    return Language.EN if role == "worker" and legal is not Language.EN else None


def _answers(stream: UUID, revision: int, using: str) -> Answers:
    with suppress(vault.NoSuchRevision):
        return vault.answers(stream, revision, using=using)
    return {}


def _text(told: Answers, name: str) -> str:
    value = told.get(name)
    return value.strip() if isinstance(value, str) else ""


def _day(told: Answers, name: str) -> date | None:
    value = told.get(name)
    return value if isinstance(value, date) else None


def _place(told: Answers, law: Law, language: Language) -> Iterator[str]:
    """Where the work is; the municipality only where the address does not name it itself."""
    yield (address := _text(told, "work.address"))
    if nis := _text(told, "work.municipality"):
        name = _public(f"municipality:{nis}", law, language)
        if name.casefold() not in address.casefold():
            yield name


def _public(organisation: str, law: Law, language: Language) -> str:
    if not organisation:
        return ""
    with suppress(LookupError):
        return law.authority(organisation).name.said_in(language)
    return ""


def _home(told: Answers, language: Language) -> Iterator[str]:
    yield from (part.strip() for part in _text(told, "worker.address").splitlines())
    if code := _text(told, "worker.country"):
        with suppress(UnknownCountry):
            yield country(code, language)


def _registered(title: Title, law: Law, language: Language) -> tuple[str, ...]:
    """Where somebody lives who was abroad when they wrote where they live, and came since.

    The register knows the street, this platform the register: who posts a letter reads it there.
    """
    if title.registered_on is None:
        return ()
    municipality = _public(title.municipality, law, language)
    if not municipality:
        return ()
    return (say("letters.at-registered-address", language, municipality=municipality),)


def _named(organisation: str, language: Language, using: str) -> str:
    found = row(using, NAMED, [organisation]) or ("", "", "", "")
    names = dict(zip(("nl", "fr", "de", "en"), found, strict=True))
    return names[language.value] or next((name for name in names.values() if name), "")


def _notes(facts: Iterable[Fact[Any]], using: str) -> Iterator[tuple[str, str]]:
    """The free texts these facts refer to, by id."""
    for fact in facts:
        findings: Iterable[FrozenFinding] = getattr(fact, "findings", ())
        said = (getattr(fact, name, "") for name in ("note", "examination", "basis"))
        for name in (*said, *(one.note for one in findings)):
            with suppress(ValueError, papers.NoSuchNote):
                yield name, papers.note(UUID(name), using=using).text

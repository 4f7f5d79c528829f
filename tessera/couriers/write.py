"""Writes the letters that are due: composed, printed, sealed, kept; then they are in the inbox."""

import io
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from hashlib import sha256
from typing import Any
from uuid import UUID

import msgspec
import pypdfium2
from django.conf import settings
from django.db import transaction

from tessera.couriers import codes
from tessera.couriers.called import language_read_by, names_of
from tessera.couriers.compose import compose
from tessera.couriers.content import LetterContent
from tessera.couriers.correcting import correct, holds_no_more
from tessera.couriers.occasion import (
    Addressee,
    Occasion,
    authority_of,
    kinds_called_for,
    language_of,
)
from tessera.couriers.page import as_page
from tessera.couriers.press import Press
from tessera.couriers.seal import sealed
from tessera.couriers.signet import Signet, signet
from tessera.couriers.told import told_whichever
from tessera.law.load import shelf
from tessera.vault import keyring, keys
from tessera.vault.documents import keep_letter
from tessera.vault.sql import row, run
from tessera.words.sentences import say

COURIER = "courier"
DUE = """
select id, code, stream, about, fact, kind, role, organisation from couriers_letter
where state = 'due' and (retry_at is null or retry_at <= %s)
order by leaf, id limit 1 for update skip locked
"""
WRITTEN = """
update couriers_letter set state = 'valid', language = %s, reference = %s, "on" = %s, at = %s,
    sha256 = %s, document = %s, page = %s, attempts = 0, retry_at = null, trouble = ''
where id = %s
"""
FAILED = """
update couriers_letter set attempts = least(attempts + 1, 12), trouble = %s,
    retry_at = %s + least(interval '1 minute' * (2 ^ attempts), interval '6 hours')
where id = %s
"""
# A later letter of these kinds to the same addressee takes the place of the earlier one.
REPLACED = """
update couriers_letter set state = 'replaced'
where stream = %s and kind = %s and organisation = %s and about < %s and state = 'valid'
"""
REPLACING = frozenset({"term-extended", "annex-46", "annex-47", "annex-48-work", "annex-48-stay"})
log = logging.getLogger("tessera.couriers")


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """A letter somebody is to get."""

    id: UUID
    code: str
    stream: UUID
    about: int
    fact: str
    kind: str
    role: str
    organisation: str


def write(day: date, at: datetime, *, most: int = 10) -> int:
    """Write letters that are due; how many. Several processes may: each takes other letters."""
    written = 0
    for _ in range(most):
        outcome = _write_one(day, at)
        if outcome is None:
            break
        written += outcome
    return written


def _write_one(day: date, at: datetime) -> bool | None:
    """Whether the next letter was written; None when there is none to write."""
    with transaction.atomic(using=COURIER, durable=True):
        found = row(COURIER, DUE, [at])
        if found is None:
            return None
        due = Due(**dict(zip(Due.__slots__, found, strict=True)))
        try:
            with transaction.atomic(using=COURIER):
                _written(due, day, at)
        except Exception as trouble:
            # One letter that cannot be written must not hold up the others.
            log.exception("letter %s could not be written", due.id)
            run(COURIER, FAILED, [type(trouble).__name__, at, due.id])
            return False
        return True


def _written(due: Due, day: date, at: datetime) -> None:
    content = _composed(due, day, at)
    pdf = _sealed(content)
    document = keep_letter(
        due.stream,
        pdf,
        name=f"{content.reference}-{due.kind}.pdf",
        kind=due.kind,
        sender=content.authority,
        to=due.organisation,
        pages=_pages(pdf),
        at=at,
        using=COURIER,
    )
    key = keyring.key_of(due.stream, using=COURIER)
    values = [
        content.legal.language.value,
        content.reference,
        day,
        at,
        sha256(pdf).digest(),
        document.id,
        keys.sealed(msgspec.json.encode(as_page(content)), key, _place(due.id)),
        due.id,
    ]
    run(COURIER, WRITTEN, values)
    if due.kind in REPLACING:
        run(COURIER, REPLACED, [due.stream, due.kind, due.organisation, due.about])
    holds_no_more(due.id)
    correct(due.stream, due.fact)


def _composed(due: Due, day: date, at: datetime) -> LetterContent:
    told = told_whichever(due.stream, due.about, due.fact)
    fact, dossier = told.fact, told.dossier
    law = shelf().on(fact.on)
    kind = next(
        one for one in kinds_called_for(fact, law, dossier.procedure) if one.name == due.kind
    )
    legal = language_of(dossier, law, authority_of(fact, dossier))
    reads = language_read_by(due.role, due.organisation, legal, day)
    occasion = Occasion(
        fact=fact,
        about=due.about,
        dossier=dossier,
        kind=kind,
        law=law,
        names=names_of(due.stream, dossier, (fact, *told.verdicts.values()), law, legal),
        to=Addressee(role=due.role, organisation=due.organisation, reads=reads),
        day=day,
        at=at,
        verdicts=told.verdicts,
        held=told.held,
    )
    return compose(
        occasion,
        code=codes.shown(due.code),
        address=f"{settings.ORIGIN}/{legal.value}/verify/{due.code}",
        demo=not settings.PRODUCTION,
    )


def _sealed(content: LetterContent) -> bytes:
    told = say("letters.seal", content.legal.language, authority=content.legal.authority)
    return sealed(_press().print(content), _signet(content), content.at, told)


@cache
def _press() -> Press:
    return Press()


def _signet(content: LetterContent) -> Signet:
    """One signet an authority, under its name in the language that comes first for it."""
    known = shelf().on(content.on).authority(content.authority)
    name = known.name.said_in(known.languages[0])
    return signet(settings.LETTER_SEALS, content.authority, name)


def _pages(pdf: bytes) -> int:
    with pypdfium2.PdfDocument(io.BytesIO(pdf)) as file:
        return len(file)


def _place(letter: UUID) -> str:
    return f"letter {letter}"


def page_of(content: bytes, letter: UUID, key: keys.DataKey) -> Mapping[str, Any]:
    """The accessible page of a letter, as it was sealed away with it."""
    found: Mapping[str, Any] = msgspec.json.decode(keys.opened(content, key, _place(letter)))
    return found

"""E-mails that say there is a letter, or something to do: no name, no reference, no dossier."""

import logging
from datetime import date, datetime

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction

from tessera.vault.sql import row, run
from tessera.words.languages import Language
from tessera.words.sentences import say

COURIER = "courier"
NAME = "mail"
REMINDER = "reminder"
SENDS = {NAME: "letter", REMINDER: "reminder"}
TEXTS = {NAME: "mail", REMINDER: "mail-turn"}
ANNOUNCED = """
insert into couriers_mail (entry, courier, addressee)
select distinct %s::bigint, %s, p.id
from people_membership m join people_person p on p.id = m.person_id
    join people_organisation o on o.id = m.organisation_id
where m.organisation_id = %s and m.since <= %s and (m.until is null or m.until >= %s)
    and p.email <> '' and o.kind in ('employer', 'representative', 'worker')
on conflict do nothing
"""
UNSENT = """
select m.entry, m.courier, m.addressee, p.email, p.language
from couriers_mail m join people_person p on p.id = m.addressee
where m.courier = any(%s) and m.sent_at is null and (m.retry_at is null or m.retry_at <= %s)
order by m.entry limit 1 for update of m skip locked
"""
SENT = """
update couriers_mail set sent_at = %s, trouble = ''
where entry = %s and courier = %s and addressee = %s
"""
FAILED = """
update couriers_mail set attempts = least(attempts + 1, 12), trouble = %s,
    retry_at = %s + least(interval '1 minute' * (2 ^ attempts), interval '6 hours')
where entry = %s and courier = %s and addressee = %s
"""
log = logging.getLogger("tessera.couriers")


def announce(entry: int, organisation: str, *, day: date, courier: str = NAME) -> int:
    """Note an e-mail for each person who sits there; authorities have their queue instead."""
    return run(COURIER, ANNOUNCED, [entry, courier, organisation, day, day])


def send(at: datetime, *, most: int = 20) -> int:
    """Send e-mails that are noted; how many."""
    sent = 0
    for _ in range(most):
        outcome = _send_one(at)
        if outcome is None:
            break
        sent += outcome
    return sent


def _send_one(at: datetime) -> bool | None:
    """Whether the next e-mail was sent; None when there is none.

    Between the mail server's yes and our commit a crash can send it again: its Message-ID is then
    the same, by which mail servers know a double.
    """
    with transaction.atomic(using=COURIER, durable=True):
        found = row(COURIER, UNSENT, [list(TEXTS), at])
        if found is None:
            return None
        entry, courier, person, address, language = found
        try:
            _message(courier, f"{entry}.{person.hex}", address, language).send()
        except OSError as trouble:  # SMTP errors are errors of the outside world as well
            log.warning("e-mail %s could not be sent: %s", entry, type(trouble).__name__)
            run(COURIER, FAILED, [type(trouble).__name__, at, entry, courier, person])
            return False
        run(COURIER, SENT, [at, entry, courier, person])
        return True


def _message(courier: str, number: str, address: str, language: str) -> EmailMessage:
    spoken = Language(language) if language in set(Language) else Language.EN
    host = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].rstrip(">") or "tessera.invalid"
    return EmailMessage(
        subject=say(f"letters.{TEXTS[courier]}-subject", spoken),
        body=say(
            f"letters.{TEXTS[courier]}-body", spoken, address=f"{settings.ORIGIN}/{spoken.value}"
        ),
        to=[address],
        headers={"Message-ID": f"<{SENDS[courier]}.{number}@{host}>"},
    )

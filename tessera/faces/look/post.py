"""Short e-mails that no fact calls for: codes, invitations. Letters are the couriers'."""

import logging
from smtplib import SMTPException

from django.core.mail import EmailMessage

from tessera.words.languages import Language
from tessera.words.sentences import say

logger = logging.getLogger("tessera.faces")


class NotSent(Exception):
    """The mail server did not take it; the person can try again."""


def send(to: str, key: str, language: Language | str, **values: object) -> None:
    """The sentences `key-subject` and `key`, to one address. Raises `NotSent`."""
    message = EmailMessage(
        subject=say(f"{key}-subject", language),
        body=say(key, language, **values) + "\n",
        to=[to],
        headers={"Content-Language": Language(language).value, "Auto-Submitted": "auto-generated"},
    )
    try:
        message.send()
    except (OSError, SMTPException) as trouble:
        logger.exception("a message (%s) was not sent", key)
        raise NotSent from trouble

"""The same letter as plain values: what the template prints, and what an accessible page shows."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import UTC
from typing import Any
from zoneinfo import ZoneInfo

from tessera.couriers.content import Body, LetterContent
from tessera.words.dates import moment
from tessera.words.sentences import say

BRUSSELS = ZoneInfo("Europe/Brussels")


def as_page(content: LetterContent) -> Mapping[str, Any]:
    """Every body of the letter with the sentences that frame it; keys as in `content.Body`.

    The first body has legal value, a second one is a courtesy. `work` and `stay` say how the
    halves of the mark are drawn.
    """
    bodies = [asdict(body) | {"words": _words(content, body)} for body in content.bodies]
    return {
        "kind": content.kind,
        "reference": content.reference,
        "code": content.code,
        "address": content.address,
        "work": content.work.value,
        "stay": content.stay.value,
        "on": [*content.at.astimezone(UTC).timetuple()[:6]],
        "words": bodies[0]["words"],
        "bodies": bodies,
    }


def _words(content: LetterContent, body: Body) -> dict[str, Any]:
    def here(key: str, **values: object) -> str:
        return say(f"letters.{key}", body.language, **values)

    sealed_at = moment(content.at.astimezone(BRUSSELS), body.language)
    halves = {"work": here(f"half-{content.work}"), "stay": here(f"half-{content.stay}")}
    return {
        "dossier": here("dossier"),
        "page": here("page", number="#", of="%"),
        "foot": here("foot", kind=body.kind),
        "copies": here("copies"),
        "check": here("check"),
        "check-how": here("check-how"),
        "check-here": here("check-here"),
        "sealed": here("sealed", authority=body.authority, moment=sealed_at),
        "qr": here("qr", address=content.address),
        "halves": here("halves", **halves),
        "courtesy": here("courtesy", language=here(f"in-{content.legal.language}")),
        "demo": here("demo") if content.demo else "",
        "notes": [],
    }

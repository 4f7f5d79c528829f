"""What went wrong, as Belgif problem types (RFC 9457), without a word of what lies behind."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from http import HTTPStatus
from typing import Any

from django.http import HttpResponse

from tessera.dossier.kernel import Obstacle
from tessera.faces.api.spelling import camel, outside
from tessera.faces.api.wire import encoded
from tessera.words import dates
from tessera.words.sentences import knows, say

BELGIF = "urn:problem-type:belgif"
OURS = "urn:problem-type:tessera:dossiers"
INPUT = f"{BELGIF}:input-validation"


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """One thing wrong. `name` is where; a value is never echoed: it may be personal."""

    type: str
    where: str = "body"
    name: str = ""
    detail: str = ""
    more: Mapping[str, Any] | None = None

    def told(self) -> dict[str, Any]:
        said = {"type": self.type, "in": self.where, "name": self.name, "detail": self.detail}
        return {k: v for k, v in said.items() if v} | dict(self.more or {})


class Problem(Exception):
    """A request that cannot be answered as asked."""

    def __init__(  # noqa: PLR0913 - the parts of a problem, each by its name
        self,
        kind: str,
        status: HTTPStatus,
        title: str,
        *,
        detail: str = "",
        issues: Iterable[Issue] = (),
        more: Mapping[str, Any] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(title)
        self.status = status
        self.headers = dict(headers or {})
        said = {"type": kind, "title": title, "status": int(status), "detail": detail}
        self.body: dict[str, Any] = {k: v for k, v in said.items() if v} | dict(more or {})
        if told := [issue.told() for issue in issues]:
            self.body["issues"] = told

    def answer(self, trace: str) -> HttpResponse:
        body = self.body | {"instance": f"urn:uuid:{trace}"}
        return HttpResponse(
            encoded(body),
            status=self.status,
            content_type="application/problem+json",
            headers=self.headers,
        )


def bad_input(*issues: Issue) -> Problem:
    return Problem(f"{BELGIF}:badRequest", HTTPStatus.BAD_REQUEST, "Bad request", issues=issues)


def issue(code: str, name: str = "", *, where: str = "body", detail: str = "") -> Issue:
    return Issue(type=f"{INPUT}:{code}", where=where, name=name, detail=detail)


def not_found() -> Problem:
    """There is no such thing, or it is not yours: the two look the same."""
    return Problem(f"{BELGIF}:resourceNotFound", HTTPStatus.NOT_FOUND, "Resource not found")


def blocked(obstacles: Iterable[Obstacle], lang: str) -> Problem:
    """Every obstacle at once: its code, its sentence, its source."""
    return Problem(
        f"{OURS}:actBlocked",
        HTTPStatus.CONFLICT,
        "The act cannot be done now",
        issues=[obstacle_issue(o, lang) for o in obstacles],
    )


def obstacle_issue(obstacle: Obstacle, lang: str) -> Issue:
    key = f"obstacles.{obstacle.code}"
    more = {"code": camel(obstacle.code), "source": obstacle.source}
    values = {k: v for k, v in obstacle.values.items() if k != "question"}
    told = {k: dates.day(v, lang) if isinstance(v, date) else v for k, v in values.items()}
    return Issue(
        type=f"{OURS}:obstacle",
        name=".".join(camel(part) for part in obstacle.field.split(".")),
        detail=say(key, lang, **told) if knows(key) else "",
        more={k: v for k, v in more.items() if v} | ({"values": outside(values)} if values else {}),
    )

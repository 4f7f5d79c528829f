"""Who plays in a story: seats by short names, and content a jurist writes in short form."""

from collections.abc import Mapping
from typing import Any

from tessera.dossier.kernel import Role, Seat
from tessera.dossier.model import Dossier
from tessera.dossier.shape import Shape
from tessera.dossier.title_story import title_content
from tessera.dossier.world import World
from tessera.law.model import Kind
from tessera.law.shelf import Law

_SEATS = {
    "employer": (Kind.EMPLOYER, Role.FILER),
    "representative": (Kind.REPRESENTATIVE, Role.FILER),
    "worker": (Kind.WORKER, Role.WORKER),
    "region": (Kind.WORK_AUTHORITY, Role.OFFICER),
    "region-reviewer": (Kind.WORK_AUTHORITY, Role.REVIEWER),
    "immigration-office": (Kind.STAY_AUTHORITY, Role.OFFICER),
    "immigration-office-reviewer": (Kind.STAY_AUTHORITY, Role.REVIEWER),
    "municipality": (Kind.MUNICIPALITY, Role.OFFICER),
    "post": (Kind.POST, Role.OFFICER),
    "platform": (Kind.PLATFORM, Role.SYSTEM),
    "auditor": (Kind.AUDITOR, Role.READER),
}


class Cast:
    """The seats of one story. `given` may name other organisations than the usual ones."""

    def __init__(self, given: Mapping[str, Any]) -> None:
        self.given = given
        self.language = given.get("language", "nl")
        self.procedure = given.get("procedure", "single-permit-highly-skilled")
        self.authority: str | None = given.get("authority")
        self.life: list[Mapping[str, Any]] = given.get("life", [])
        self.organisations = {
            "employer": "org:employer",
            "representative": "org:representative",
            "worker": "person:worker",
            "municipality": "municipality:44021",
            "post": "post:in-mumbai",
        } | given.get("parties", {})

    def person(self, by: str) -> str:
        return f"person-of-{by}"

    def seat(self, by: str, dossier: Dossier) -> Seat:
        """`region` is the dossier's own; `wallonia` names an authority that is perhaps not."""
        if by not in _SEATS:
            kind = Kind.STAY_AUTHORITY if by == "immigration-office" else Kind.WORK_AUTHORITY
            return Seat(organisation=by, kind=kind, role=Role.OFFICER)
        kind, role = _SEATS[by]
        name = by.removesuffix("-reviewer")
        at_work = dossier.work.authority or "flanders"
        offices = {"region": at_work, "immigration-office": "immigration-office"}
        organisation = offices.get(name) or self.organisations.get(name, name)
        return Seat(organisation=organisation, kind=kind, role=role)

    def content(self, act: str, told: Mapping[str, Any], world: World, law: Law) -> dict[str, Any]:
        """The content of an act with what a story may leave out filled in."""
        content = title_content(act, told, world, law.calendar)
        if act == "file":
            content = self.filing(law) | content
        if act == "record-service":
            content = {"letter": "letter", "channel": "platform"} | content
            content["about"] = world.version_of(content["about"])
        if act == "supply":
            asked = world.dossier.open_requests or world.dossier.requests
            content.setdefault("request", asked[-1].version if asked else 0)
            if content.get("items") == "asked":
                content["items"] = [i.name for i in asked[-1].items]
        if content.get("settles") == "open":
            content["settles"] = [c.name for c in world.dossier.open_charges]
        if act in {"request-supplement", "request-information"}:
            content["items"] = [self._item(name, world, law) for name in content["items"]]
        if act == "pass-term" and content["clock"] != "decision":
            content["clock"] = _last_clock(content["clock"], world)
        return content

    def filing(self, law: Law) -> dict[str, Any]:
        """What an application says when a story leaves it out: an employer where there is one."""
        parties = law.procedure(self.procedure).parties
        employed = Kind.EMPLOYER in parties
        represented = self.given.get("filed_by") == "representative"
        return {
            "procedure": self.procedure,
            "language": self.language,
            "employer": self.organisations["employer"] if employed else "",
            "representative": self.organisations["representative"] if represented else "",
            "worker": self.organisations["worker"],
            "municipality": self.organisations["municipality"],
            "post": self.organisations["post"],
            "renews": "title" if Shape.of(law, law.procedure(self.procedure)).notice else "",
        }

    def _item(self, name: str, world: World, law: Law) -> dict[str, str]:
        rows = law.requirements(world.dossier.procedure, world.dossier.work.authority)
        of = next((r.asked_of for r in rows if r.name == name), Kind.EMPLOYER)
        return {"name": name, "of": of.value}


def _last_clock(name: str, world: World) -> str:
    keys = [r.clock for r in world.dossier.requests if r.term.name == name]
    keys += [c.clock for c in world.dossier.charges if c.rest and c.clock and c.rest.name == name]
    return keys[-1] if keys else name

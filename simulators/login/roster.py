"""The invented people who can sign in."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

DEFAULT = Path(__file__).with_name("people.toml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody who does not exist. `key` names the button, `sub` is what the client is told."""

    key: str
    sub: str
    group: str
    given: str
    family: str
    mail: str
    language: str
    national_number: str
    seat: str
    duty: str = ""
    roles: tuple[str, ...] = ()
    level: int = 450

    @property
    def name(self) -> str:
        return f"{self.given} {self.family}"

    @property
    def acr(self) -> str:
        return f"urn:be:fedict:iam:fas:Level{self.level}"


def load(path: Path = DEFAULT) -> dict[str, Person]:
    """Everybody on the list, by key, in the order of the file."""
    rows = tomllib.loads(path.read_text("utf-8"))["person"]
    people = [Person(**{**row, "roles": tuple(row.get("roles", ()))}) for row in rows]
    roster = {person.key: person for person in people}
    if len(roster) != len(people) or len({p.sub for p in people}) != len(people):
        raise ValueError(f"{path.name}: two people share a key or a sub")
    return roster

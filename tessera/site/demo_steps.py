"""What fills an empty demo: invented people, and dossiers in every phase. Again does no harm."""

import tomllib
from collections.abc import Callable, Iterator

from tessera.people import demo
from tessera.site import demo_dossiers, moment
from tessera.site.environment import ROOT, environment, var

ROSTER = ROOT / "simulators" / "login" / "people.toml"


def people() -> None:
    origin = f"http://{environment('TESSERA_ADDRESS')}:{environment('TESSERA_PORT')}"
    demo.seed(moment.now("owner"), folder=var(), origin=origin)


def dossiers() -> None:
    demo_dossiers.seed(moment.today("owner"))


def sign_ins() -> Iterator[str]:
    """Who can sign in, as the login simulator lists them."""
    with ROSTER.open("rb") as file:
        roster = tomllib.load(file)["person"]
    for person in roster:
        name = f"{person['given']} {person['family']}"
        duty = f", {person['duty']}" if "duty" in person else ""
        yield f"{person['group']:<20} {name:<28} {person['seat']}{duty}"


STEPS: tuple[tuple[str, Callable[[], None]], ...] = (
    ("Demo people", people),
    ("Demo dossiers", dossiers),
)

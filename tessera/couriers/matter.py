"""The parts of a letter that differ from kind to kind."""

from dataclasses import dataclass

from tessera.couriers.content import Point, Row, Section
from tessera.couriers.voice import Voice


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """What this letter is about: its subject, what it orders or tells, its rows, its sections."""

    subject: str
    operative: tuple[str, ...]
    rows: tuple[Row, ...] = ()
    sections: tuple[Section, ...] = ()


def particulars(voice: Voice, *, period: str = "") -> tuple[Row, ...]:
    """Who, for whom, as what, where and how long, as far as it is known."""
    names = voice.occasion.names
    born = voice.day(names.born) if names.born else ""
    found = {
        "holder": names.holder,
        "born": born,
        "employer": names.employer,
        "function": names.function,
        "place": names.place,
        "period": period,
    }
    return tuple(
        Row(label=voice.say(f"row-{name}"), text=text) for name, text in found.items() if text
    )


def steps(voice: Voice, code: str, *texts: str) -> Section:
    """What happens now (`next`), or what the reader does (`do`): one step a line."""
    heading, said = voice.say(f"heading-{code}"), tuple(text for text in texts if text)
    if len(said) == 1:
        return Section(code=code, heading=heading, paragraphs=said)
    points = tuple(Point(text=text) for text in said)
    return Section(code=code, heading=heading, points=points, numbered=True)


def legal_basis(voice: Voice) -> tuple[Section, ...]:
    """The texts on which the letter rests, in full; called last, when all is cited."""
    voice.sources(voice.occasion.kind.cites)
    points = tuple(Point(text=one) for one in voice.basis())
    heading = voice.say("heading-basis")
    return (Section(code="basis", heading=heading, points=points),) if points else ()

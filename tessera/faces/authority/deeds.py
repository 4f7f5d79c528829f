"""What this seat may do now: the next lawful act first; every other, open or with why not."""

from collections.abc import Mapping
from dataclasses import dataclass

from tessera.desk.doors import Door, doors
from tessera.dossier.acts.file import File
from tessera.faces.authority.choosing import nothing_to_choose
from tessera.faces.authority.obstacles import reason
from tessera.faces.authority.sheet import Sheet
from tessera.faces.authority.sitting import Sitting

# In the order in which an officer comes to need them; what is not named here comes last.
ORDER = (
    *("declare-complete", "request-supplement", "declare-inadmissible", "grant", "refuse"),
    *("take-note", "oppose"),
    *("certify-silence", "issue-decision", "countersign", "send-back", "propose"),
    *("request-information", "extend-term", "report-visa", "report-entry", "register"),
    *("report-residence-check", "issue-paper", "order-card", "deliver-card"),
    *("end-work", "confirm-end-by-law", "end-stay", "strike-off", "confirm-service"),
    *("announce-ending", "withdraw-work", "reopen", "transfer", "record-judgment", "record-appeal"),
    *("record-title-judgment", "record-title-appeal"),
    *("record-title", "correct-fact", "recall-decision", "decline-competence"),
    *("record-payment", "waive-charge", "refund", "record-service", "assign", "send-message"),
)
# Beside these no other reason matters.
ALONE = frozenset({"no-title", "stay-ended-already"})
# Between registration and card the municipality hands over annex 49; no turn of the core asks it.
BESIDES = {"report-residence-check": "issue-paper"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """One act of this seat; without reasons it can be done now."""

    act: str
    reasons: tuple[str, ...]

    @property
    def open(self) -> bool:
        return not self.reasons


@dataclass(frozen=True, slots=True, kw_only=True)
class Deeds:
    """`first` is whose turn it is now, if that act stands open."""

    first: Deed | None
    open: tuple[Deed, ...]
    shut: tuple[Deed, ...]


def deeds(here: Sitting, sheet: Sheet) -> Deeds:
    """Judged on the whole dossier, told within what this seat may know."""
    found = [_deed(d, here, sheet) for d in sorted(all_doors(here).values(), key=_rank)]
    turns = [t.act for t in here.view.turns if t.organisation == here.who.seat.organisation]
    if BESIDES.get(next(iter(turns), "")) and not here.view.title.papers:
        turns.insert(0, BESIDES[turns[0]])
    first = next((d for act in turns for d in found if d.act == act and d.open), None)
    return Deeds(
        first=first,
        open=tuple(d for d in found if d.open and d is not first),
        shut=tuple(d for d in found if not d.open),
    )


def all_doors(here: Sitting) -> Mapping[str, Door]:
    """Every act of this seat but filing, which a counter does before there is a dossier."""
    found = doors(here.view.id, here.who, day=here.day)
    return {d.act: d for d in found if d.act != File.code}


def _rank(door: Door) -> int:
    return ORDER.index(door.act) if door.act in ORDER else len(ORDER)


def _deed(door: Door, here: Sitting, sheet: Sheet) -> Deed:
    shut = reasons_of(door, here)
    return Deed(act=door.act, reasons=shut or nothing_to_choose(door.act, here, sheet))


def reasons_of(door: Door, here: Sitting) -> tuple[str, ...]:
    """Why not, each reason once; without a title, or with one that ended, that is the only one.

    `assign` is asked without saying to whom: that nobody has it yet shuts nothing.
    """
    shut = [o for o in door.obstacles if o.code != "already-assigned"]
    said = [o for o in shut if o.code in ALONE] or shut
    return tuple(dict.fromkeys(reason(o, here) for o in said))

"""A kind of application: who files it, which halves it has, how they open and meet."""

from dataclasses import dataclass

from tessera.law.model import Kind, Lane, Norm
from tessera.words.languages import Text

CALLED = ("self-employed", "student", "researcher", "family")
"""Groups whose people have a name of their own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Half(Norm):
    """How one half of a procedure opens, and which verdicts it knows.

    `opens` is `filed`, `declared-complete` or `work-granted`; `verdicts` are `granted`, `refused`
    and `exempt` (the Region notes that no authorisation is needed), or `noted` and `opposed`.
    """

    name: Lane
    opens: str
    verdicts: tuple[str, ...]

    @property
    def told(self) -> bool:
        """Whether nothing is decided: somebody is told, and may oppose."""
        return "noted" in self.verdicts


@dataclass(frozen=True, slots=True, kw_only=True)
class Procedure(Norm):
    """A kind of application. Not `offered`: known to the law, not yet open on this platform.

    `belongs` names the groups it is one of. `filers` may file it; a counter of a kind in `counters`
    may enter it for them. `intake` looks whether it is complete (none: the authority of the first
    lane). `parties` fill it in. `joint`: both halves meet in one act, which is `paper`; by law
    itself, `tacit_paper`. `last_day` names the derived last day of what is asked for; without an
    `ends` what is granted has no last day. `follow_up` lists what municipality and post do after.
    """

    code: str
    label: Text
    filers: tuple[Kind, ...]
    lanes: tuple[Lane, ...]
    stay_authority: str = ""
    outcome: Text
    belongs: tuple[str, ...] = ()
    counters: tuple[Kind, ...] = ()
    parties: tuple[Kind, ...] = (Kind.EMPLOYER, Kind.WORKER)
    intake: Kind | None = None
    joint: bool = True
    paper: str = "46"
    tacit_paper: str = "47"
    card: str = ""
    ends: bool = True
    last_day: str = ""
    renews: tuple[str, ...] = ()
    follow_up: tuple[str, ...] = ()
    offered: bool = True

    @property
    def person(self) -> str:
        """What to call whoever the permit is for: only where there is an employer, a worker."""
        if Kind.EMPLOYER in self.parties:
            return "worker"
        return next((name for name in CALLED if name in self.belongs), "applicant")

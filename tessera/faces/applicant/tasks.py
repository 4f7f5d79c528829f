"""What is still to be done on an application, part by part: a list one can stop and go on with."""

from dataclasses import dataclass

from tessera.faces.applicant.application import Application
from tessera.faces.applicant.typed import unread
from tessera.law.answers import empty
from tessera.law.model import Question

DONE, DOING, TODO, PROBLEM, LOCKED = "done", "doing", "todo", "problem", "locked"


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One page of questions (`group`), or the papers of a part (no group)."""

    part: str
    group: str
    state: str


def tasks_of(application: Application, part: str) -> tuple[Task, ...]:
    """The pages of a part that this seat writes, then its papers."""
    pages = [
        Task(part=part, group=group, state=_state(application, application.asked(part, group)))
        for group in application.groups(part)
    ]
    needed = [n for n in application.needed(part) if n.verdict == "met"]
    missing = application.missing_papers(part)
    papers = DONE if not missing else (DOING if len(missing) < len(needed) else TODO)
    return (*pages, *((Task(part=part, group="", state=papers),) if needed else ()))


def open_questions(application: Application, part: str) -> tuple[Question, ...]:
    """The questions of a part that still want an answer, or one that can be read."""
    kept = application.parts[part].answers
    wrong = unread(kept)
    return tuple(
        q
        for q in application.questions
        if q.asked_of == part and (q.name in wrong or (not q.optional and empty(kept.get(q.name))))
    )


def counted(application: Application) -> tuple[int, int]:
    """How many tasks of this seat are done, and how many there are."""
    states = [t.state for part in application.parts for t in tasks_of(application, part)]
    return states.count(DONE), len(states)


def next_page(application: Application, part: str, after: str) -> str:
    """The next page of this part with something open, behind this one first; empty: none."""
    groups = application.groups(part)
    place = groups.index(after) + 1 if after in groups else 0
    for group in (*groups[place:], *groups[:place]):
        if _state(application, application.asked(part, group)) != DONE:
            return group
    return ""


def _state(application: Application, questions: tuple[Question, ...]) -> str:
    kept = application.parts[questions[0].asked_of].answers
    if any(q.name in unread(kept) for q in questions):
        return PROBLEM
    given = [q for q in questions if not empty(kept.get(q.name))]
    wanted = [q for q in questions if not q.optional and q not in given]
    if not wanted:
        return DONE
    return DOING if given else TODO

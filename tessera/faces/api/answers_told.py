"""The shapes of what the API answers."""

from tessera.faces.api.schemas import (
    DAY,
    INSTANT,
    NUMBER,
    TEXT,
    URI,
    UUID,
    YES_NO,
    Schema,
    collection,
    many,
    ref,
    shape,
)

ANSWERS: Schema = {
    "type": "object",
    "description": "Answers by group and question, as `refData/questions` names them.",
    "additionalProperties": {"type": "object", "additionalProperties": {}},
    "example": {"pay": {"baseMonth": "4100.00"}, "worker": {"surname": "Rao"}},
}
NAMES = shape(needs="nl fr de en", nl=TEXT, fr=TEXT, de=TEXT, en=TEXT)
OBSTACLE = ref("Issue")


def answer_schemas() -> dict[str, Schema]:
    """Every schema that is not an act's."""
    return _problems() | _dossiers() | _acts() | _papers() | _lists() | _others()


def _problems() -> dict[str, Schema]:
    issue = shape(
        "One thing wrong, or one obstacle. A value is never echoed.",
        needs="type",
        type=URI,
        name=TEXT,
        detail=TEXT,
        code=TEXT,
        source=TEXT,
        values={"type": "object", "additionalProperties": {}},
    )
    issue["properties"]["in"] = {"type": "string", "enum": ["body", "header", "path", "query"]}
    problem = shape(
        "A problem (RFC 9457); `instance` is its trace.",
        needs="type title status instance",
        type=URI,
        title=TEXT,
        status=NUMBER,
        detail=TEXT,
        instance=URI,
        issues=many(ref("Issue")),
        requiredScopes=many(TEXT),
        limit=NUMBER,
    )
    return {"Issue": issue, "Problem": problem}


def _dossiers() -> dict[str, Schema]:
    half = shape(needs="state", state=TEXT, authority=TEXT, since=DAY, verdictOn=DAY)
    clock = shape(
        needs="clock start norm mark",
        clock=TEXT,
        start=DAY,
        due=DAY,
        endedOn=DAY,
        passed=YES_NO,
        norm=TEXT,
        mark=TEXT,
        sources=many(TEXT),
    )
    dossier = shape(
        "A dossier as one seat sees it.",
        needs="self id reference procedure version phase",
        self=URI,
        id=UUID,
        reference=TEXT,
        procedure=TEXT,
        version=NUMBER,
        phase=TEXT,
        filedOn=DAY,
        language=TEXT,
        halves=shape(work=ref("Half"), stay=ref("Half")),
        clocks=many(ref("Clock")),
        turns=many(shape(needs="kind act", kind=TEXT, act=TEXT, since=DAY, due=DAY)),
        charges=many(shape(needs="name payee", name=TEXT, payee=TEXT, cents=NUMBER, closed=YES_NO)),
        answers=ref("Answers"),
        documents=many(ref("Document")),
        title=shape(needs="phase", phase=TEXT, since=DAY, until=DAY),
    )
    listed = shape(
        needs="href id reference phase queue",
        href=URI,
        id=UUID,
        reference=TEXT,
        phase=TEXT,
        work=TEXT,
        stay=TEXT,
        queue={"type": "string", "enum": ["todo", "waiting", "done"]},
        act=TEXT,
        waitsFor=TEXT,
        due=DAY,
        filedOn=DAY,
    )
    application = shape(
        "An application in one piece; with `file: false` it stays a draft that takes documents.",
        needs="procedure answers",
        procedure={**TEXT, "example": "singlePermitHighlySkilled"},
        answers=ref("Answers"),
        documents=many(ref("NewDocument")),
        employer=TEXT,
        worker=TEXT,
        file=YES_NO,
    )
    receipt = shape(
        "What to keep: the commitment of each entry holds us to it.",
        needs="self id",
        self=URI,
        id=UUID,
        phase=TEXT,
        reference=TEXT,
        version=NUMBER,
        receipt=many(
            shape(needs="fact version commitment", fact=TEXT, version=NUMBER, commitment=TEXT)
        ),
    )
    return {
        "Answers": ANSWERS,
        "Half": half,
        "Clock": clock,
        "Dossier": dossier,
        "ListedDossier": listed,
        "Application": application,
        "Receipt": receipt,
    }


def _acts() -> dict[str, Schema]:
    door = shape(
        "An act the agreement gives to this seat: open, or shut by every obstacle listed.",
        needs="href act open obstacles",
        href=URI,
        act=TEXT,
        open=YES_NO,
        obstacles=many(OBSTACLE),
    )
    doors = collection(ref("Door"))
    doors["properties"]["version"] = dict(NUMBER)
    return {"Door": door, "Doors": doors}


def _papers() -> dict[str, Schema]:
    new = shape(
        needs="name serves content",
        name={**TEXT, "example": "diploma.pdf"},
        serves=many(TEXT),
        content={"type": "string", "format": "byte", "description": "PDF, JPEG, PNG or HEIC."},
    )
    paper = shape(
        needs="href id serves",
        href=URI,
        id=UUID,
        serves=many(TEXT),
        mediaType=TEXT,
        size=NUMBER,
        sha256=TEXT,
        givenAt=INSTANT,
    )
    kept = shape(needs="self id sha256", self=URI, id=UUID, sha256=TEXT, serves=many(TEXT))
    return {"NewDocument": new, "Document": paper, "KeptDocument": kept}


def _lists() -> dict[str, Schema]:
    return {
        "Dossiers": collection(ref("ListedDossier"), more=True),
        "Documents": collection(ref("Document")),
        "Journal": collection(ref("Entry")),
        "Events": collection(ref("Event"), more=True),
        "Codes": collection(ref("Code")),
    }


def _others() -> dict[str, Schema]:
    entry = shape(
        "One entry of the history; `leaf` is its number once the sequencer gave it one.",
        needs="href fact stream version on at kind commitment",
        href=URI,
        fact=TEXT,
        stream={"type": "string", "enum": ["dossier", "title"]},
        version=NUMBER,
        on=DAY,
        at=INSTANT,
        kind=TEXT,
        commitment=TEXT,
        leaf=NUMBER,
        content={"type": "object", "additionalProperties": {}},
        receipt={**TEXT, "description": "Of one entry alone: a text that anybody can verify."},
    )
    event = shape(
        "A CloudEvent 1.0 without content: who may read asks for the dossier.",
        needs="href specversion id source service type subject time version",
        href=URI,
        specversion=TEXT,
        id=TEXT,
        source=URI,
        service=TEXT,
        type=TEXT,
        subject=UUID,
        time=INSTANT,
        version=NUMBER,
    )
    question = shape(needs="procedure answers", procedure=TEXT, answers=ref("Answers"))
    return {
        "Entry": entry,
        "Event": event,
        "Question": question,
        "Assessment": {**shape(needs="self", self=URI), "additionalProperties": {}},
        "Code": shape(needs="href code name", href=URI, code=TEXT, name=NAMES, urn=URI),
        "Health": shape(
            needs="status", status={"type": "string", "enum": ["UP", "DEGRADED", "DOWN"]}
        ),
    }

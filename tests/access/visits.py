"""Every address of every face, asked from every chair: what comes back, and what of it was theirs."""

import io
import re
import tomllib
import zipfile
from hashlib import sha256
from itertools import product
from pathlib import Path

from django.test import Client
from django.urls import get_resolver, reverse
from django.utils.html import strip_tags

from tessera.faces.look.visitor import SEAT, key_of
from tessera.people import clients
from tessera.people.sessions import PERSON
from tests.access.canaries import met
from tests.access.world import DAY, at

POLICIES = tomllib.loads((Path(__file__).parent / "addresses.toml").read_text("utf-8"))
OPEN = POLICIES.pop("open")["addresses"]
PLACES = {"dossier", "which"}


class Visit:
    """One chair at its browser and its program; `chair` is None for somebody not signed in."""

    def __init__(self, chair):
        self.chair, self.client, self.bearer = chair, Client(), {}
        if chair is None:
            return
        session = self.client.session
        session.update(
            {
                PERSON: chair.person,
                SEAT: key_of(chair.seat),
                "name": chair.name,
                "assurance": "substantial",
                "issuer": "login",
            }
        )
        session.save()
        self.client.cookies["session"] = session.session_key
        name, secret = clients.register("test", chair.seat, at=at(DAY))
        token, _ = clients.buy_token(name, secret)
        self.bearer = {"Authorization": f"Bearer {token}"}

    def get(self, name, path, query=""):
        headers = self.bearer if name.startswith("api:") else {}
        return self.client.get(f"{path}?{query}" if query else path, headers=headers)


def addresses():
    """The name of every address there is, and the parameters in it."""

    def below(patterns, space=""):
        for each in patterns:
            if hasattr(each, "url_patterns"):
                yield from below(each.url_patterns, each.namespace or space)
            else:
                name = each.name or str(each.pattern)
                yield (f"{space}:{name}" if space else name), set(each.pattern.converters)

    return dict(below(get_resolver().url_patterns))


def ways(world, name, case):
    """Every path of this address to this case (None: to nothing of it), with what it names."""
    policy, places = POLICIES[name], addresses()[name]
    held = {place: [case.id] for place in places & PLACES}
    if "paper" in places:
        held["paper"] = [paper.id for paper in case.papers.values()]
    if "letter" in places:
        held["letter"] = [letter.id for letter in world.letters[case.name]]
    held |= policy.get("fill", {})
    for values in product(*held.values()):
        named = dict(zip(held, values, strict=True))
        lang = {} if name.startswith("api:") else {"lang": "nl"}
        yield reverse(name, kwargs=lang | named), named


def shown(answer):
    """All that an answer says, headers and archives included."""
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    head = "\n".join(f"{name}: {value}" for name, value in answer.items())
    if body.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            body = b"\n".join(n.encode() + b"\n" + archive.read(n) for n in archive.namelist())
    text = body.decode("utf-8", "replace")
    return f"{head}\n{text}\n{strip_tags(text) if '<' in text else ''}", body


def leaks(world, chairs, names=None):
    """Each answer that shows a chair what the golden matrix does not give it."""
    found = []
    for chair in chairs:
        visit = Visit(chair)
        for name in names or POLICIES:
            found += _of_address(world, visit, name)
    return found


def _of_address(world, visit, name):
    policy = POLICIES[name]
    if policy["shows"] in {"own", "post"}:
        if policy["shows"] == "own":
            for query in ("", *policy.get("queries", ())):
                yield from _told(world, visit, name, _plain(name), None, {}, query)
        return
    finding = [c for c in world.cases.values() if visit.chair and world.finds(visit.chair, c)]
    strange = [c for c in world.cases.values() if c not in finding]
    for case in (*finding, *strange[:2]):
        for path, named in ways(world, name, case):
            yield from _told(world, visit, name, path, case, named, "")


def _plain(name):
    return reverse(name, kwargs={} if name.startswith("api:") else {"lang": "nl"})


def _told(world, visit, name, path, case, named, query):  # noqa: PLR0917 - one cell of the matrix
    answer = visit.get(name, path, query)
    chair, who = visit.chair, visit.chair.name if visit.chair else "nobody"
    text, body = shown(answer)
    if answer.status_code >= 500:
        yield f"{who} breaks {name}: {answer.status_code}"
    if answer.status_code == 200 and case and not _opens(world, chair, case, named):
        yield f"{who} opens {name} of {case.name}: {named}"
    for canary in met(world.canaries, text):
        if chair is None or not canary.allowed(chair):
            yield f"{who} meets at {name}{' of ' + case.name if case else ''}: {canary.name} of {canary.dossier}"
    digest = sha256(body).hexdigest()
    for other in world.cases.values():
        for paper, kept in other.papers.items():
            if kept.digest == digest and not (chair and world.sees_paper(chair, other, paper)):
                yield f"{who} holds at {name}: {paper} of {other.name}"


def _opens(world, chair, case, named):
    if chair is None or not world.finds(chair, case):
        return False
    if "letter" in named:
        letter = next(x for x in world.letters[case.name] if x.id == named["letter"])
        return chair.organisation in {letter.organisation, letter.authority}
    if "paper" in named:
        paper = next(n for n, p in case.papers.items() if p.id == named["paper"])
        return world.sees_paper(chair, case, paper)
    return True


def alike(text):
    """An answer without what is new in each: traces, tokens of forms, the path that was asked."""
    return re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}|[A-Za-z0-9]{64}", "*", text)

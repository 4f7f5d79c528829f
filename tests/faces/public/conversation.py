"""A person in front of the checker: says what the page asks, as often as it asks."""

import re
from datetime import date

from django.test import Client

from tessera.faces.public.checking import Checking, belonging
from tessera.law.load import shelf

TODAY = date(2026, 11, 28)


class Visitor:
    """Knows a story: `knows` maps a page or a question to what would be typed. Else: do not know.

    Answers nothing that is not asked, and never twice.
    """

    def __init__(self, language="en", **knows):
        self.client, self.language = Client(), language
        self.knows = {name.replace("__", "."): value for name, value in knows.items()}
        self.asked, self.questions = [], set()

    def tells(self, knows):
        self.knows |= knows
        return self

    def reads(self, page):
        return re.findall(r'name="([^"]+)"', page.content.decode())

    def begins(self):
        return self.client.get(f"/{self.language}/check/why")

    def walks(self, most=20):
        """From the first page to the last; the answer is the page at the end."""
        page = self.begins()
        while f"/{self.language}/check/result" not in page.wsgi_request.path:
            name = page.wsgi_request.path.rsplit("/", 1)[-1]
            assert name not in self.asked, f"{name} is asked twice"
            self.asked.append(name)
            assert len(self.asked) <= most, self.asked
            page = self.answers(page, name)
        return page

    def answers(self, page, name):
        asked = set(self.reads(page))
        self.questions |= asked
        sent = {field: value for field, value in self.knows.items() if field in asked}
        if not sent:
            assert "skip" in asked, f"{name} has no way on: {asked}"
            sent = {"skip": "yes"}
        answer = self.client.post(f"/{self.language}/check/{name}", sent)
        if answer.status_code == 422:
            answer = self.client.post(
                f"/{self.language}/check/{name}", sent | self._unsure(page, asked)
            )
        assert answer.status_code == 303, answer.content.decode()
        return self.client.get(answer["Location"])

    def _unsure(self, page, asked):
        """What is not known of a page of which something is known."""
        unknown = {}
        for field in asked - set(self.knows):
            if re.search(rf'name="{re.escape(field)}" value="unknown"', page.content.decode()):
                unknown[field] = "unknown"
        return unknown or {"skip": "yes"}

    def reads_result_as(self, procedure):
        return self.client.get(f"/{self.language}/check/result/{procedure}")

    def takes_along(self, procedure):
        """Into an application; the answers that were carried."""
        self.client.post(f"/{self.language}/check/take-along", {"procedure": procedure})
        return self.client.session["carried_answers"]

    def finds(self):
        """The procedures the conversation leaves, the likeliest first."""
        kept = self.client.session.get("check", {})
        day = self.client.get(f"/{self.language}/check").wsgi_request.day
        return Checking(kept=kept, law=shelf().on(day), language=self.language).walk.procedures


def text_of(page):
    plain = re.sub(r"<[^>]+>", " ", page.content.decode())
    return re.sub(r"[\s\u00a0\u202f]+", " ", plain)


def carried(knows, language="en", *, day=TODAY):
    """The conversation of whoever knows this, without a server; what is not known is skipped."""
    kept, law = {}, shelf().on(day)
    while turn := (checking := Checking(kept=kept, law=law, language=language)).walk.open:
        asked = {name for part in turn.whole for name in (part.path.name, *part.asks)}
        sent = {
            field: value
            for field, value in knows.items()
            if field in asked or field.rsplit("-", 1)[0] in asked
        }
        kept |= belonging(turn, sent)
    return checking

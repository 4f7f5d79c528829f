"""One application from end to end, in a browser: Ghent, Eupen, Brussels in two languages, Namur.

Everybody signs in at the login simulator and does their part. Ghent leaves a picture of each step,
the others of the main ones. Namur goes the whole way without script.
"""

import shutil
import subprocess
from dataclasses import dataclass
from datetime import date

import pytest
from django.conf import settings

from tessera.couriers.letters import letters_of
from tessera.couriers.proof import verify_pdf
from tessera.couriers.signet import root_certificate
from tessera.faces.console.library import open_story
from tessera.site import moment
from tests.e2e import walking
from tests.e2e.hands import Mouse, go
from tests.registry.builders import STORIES

FILED, COMPLETE, FIRST, SECOND = (
    date(2026, 9, 21),
    date(2026, 9, 28),
    date(2026, 11, 3),
    date(2026, 11, 16),
)
VISA, ENTERED, REGISTERED, CHECKED, CARD = (
    date(2026, 12, 7),
    date(2027, 1, 25),
    date(2027, 1, 27),
    date(2027, 2, 3),
    date(2027, 2, 24),
)
MAIN_STEPS = {"receipt", "region", "status", "annex-46", "post", "municipality"}
PASSPORT, BORN = "X0000000", date(1994, 5, 14)
PERIOD = {"since": date(2027, 2, 1), "until": date(2030, 1, 31)}


@dataclass(frozen=True, kw_only=True)
class Way:
    """Who goes where, and which authority grants first."""

    name: str
    language: str
    town: str
    region: str
    postcode: str
    address: str
    nis: str
    first: str
    script: bool = True
    arrives: bool = True

    @property
    def answers(self):
        told = dict(open_story(STORIES / "01_filed_and_routed.toml").answers)
        places = ("work.municipality", "employer.seat-municipality", "worker.home-municipality")
        return (
            told
            | dict.fromkeys(places, self.postcode)
            | {
                "work.address": self.address,
                "work.unit": "2.123.456.791",
                "procedure.language": self.language,
                "passport.number": PASSPORT,
                "worker.birth-date": BORN,
            }
        )


WAYS = (
    Way(
        name="ghent", language="nl", town="ghent", region="flanders", postcode="9000",
        address="Dok-Zuid 4, 9000 Gent", nis="44021", first="work",
    ),
    Way(
        name="eupen", language="de", town="eupen", region="german-speaking", postcode="4700",
        address="Hufengasse 4, 4700 Eupen", nis="63023", first="stay",
    ),
    Way(
        name="brussels-fr", language="fr", town="brussels", region="brussels", postcode="1000",
        address="Quai aux Briques 8, 1000 Bruxelles", nis="21004", first="work",
    ),
    Way(
        name="brussels-nl", language="nl", town="brussels", region="brussels", postcode="1000",
        address="Baksteenkaai 8, 1000 Brussel", nis="21004", first="stay", arrives=False,
    ),
    Way(
        name="namur", language="fr", town="namur", region="wallonia", postcode="5000",
        address="Rue de Fer 12, 5000 Namur", nis="92094", first="work", script=False,
    ),
)  # fmt: skip


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.name)
def test_a_data_engineer_goes_the_whole_way(way, sign_in, open_page, picture, tmp_path):
    journey = Journey(way, sign_in, open_page, picture, tmp_path)
    moment.move(FILED)
    dossier = journey.is_filed_together()
    journey.is_granted(dossier)
    journey.is_told_and_verified(dossier)
    if way.arrives:
        journey.arrives(dossier)


class Journey:
    """One way, gone with these browsers."""

    def __init__(self, way, sign_in, open_page, picture, folder):
        self.way, self.folder, self.open_page = way, folder, open_page
        self.sign_in = lambda who: sign_in(who, language=way.language, script=way.script)
        self.count = 0
        self._picture = picture

    def seen(self, page, name):
        if self.way.name != "ghent" and name not in MAIN_STEPS:
            return
        self.count += 1
        self._picture(page, f"journey-{self.way.name}-{self.count:02}-{name}")

    def is_filed_together(self):
        way = self.way
        employer = self.sign_in(f"employer-{way.town}")
        hands = Mouse(employer)
        self.seen(employer, "mine")
        hands.press("main a[href$='/apply/start']")
        hands.tick("[name=procedure][value=single-permit-highly-skilled]")
        hands.press("main form button.btn")
        dossier = employer.url.rsplit("/", 1)[-1]
        walking.answers_all(hands, "employer", way.answers, seen=self.some)
        assert walking.gives_papers(hands, "employer", folder=self.folder) >= 2
        self.seen(employer, "papers")
        tasks = f"/{way.language}/apply/{dossier}"
        employer.goto(tasks)
        who = {"passport": PASSPORT, "born": BORN}
        link = walking.invites(hands, email="ananya.raghavan@example.org", **who)
        self.seen(employer, "invited")
        worker = self.open_page(script=way.script)
        walking.takes_part(worker, link, f"worker-{way.town}", **who)
        go(worker, f"main a[href$='{dossier}']")
        self.seen(worker, "workers-tasks")
        hers = Mouse(worker)
        walking.answers_all(hers, "worker", way.answers)
        assert walking.gives_papers(hers, "worker", folder=self.folder) >= 2
        worker.goto(worker.url.split("/papers/")[0])
        walking.confirms(hers)
        employer.goto(tasks)
        self.seen(employer, "tasks")
        hands.press("main a[href$='/check']")
        self.seen(employer, "check")
        walking.declares(hands)
        assert employer.url.endswith("/receipt")
        self.seen(employer, "receipt")
        walking.live_through(FILED)
        return dossier

    def some(self, page, group):
        if group in {"pay", "job"}:
            self.seen(page, group)

    def officer(self, who, dossier, *, listed=True):
        page = self.sign_in(who)
        if listed:
            assert page.locator(f"main a[href$='/desk/{dossier}']").count() == 1, page.url
            self.seen(page, f"{who}-list")
        page.goto(f"/{self.way.language}/desk/{dossier}")
        return page

    def is_granted(self, dossier):
        way = self.way
        region = self.officer(f"officer-{way.region}", dossier)
        self.seen(region, "region")
        moment.move(COMPLETE)
        walking.does(region, "declare-complete", seen=self.seen)
        walking.live_through(COMPLETE)
        office = self.officer("officer-immigration", dossier)
        first, second = (region, office) if way.first == "work" else (office, region)
        for page, day in ((first, FIRST), (second, SECOND)):
            moment.move(day)
            page.goto(f"/{way.language}/desk/{dossier}")
            told = PERIOD if page is region else {}
            walking.does(page, "grant", seen=self.seen, **told)
            self.seen(page, "granted")
            walking.live_through(day)

    def is_told_and_verified(self, dossier):
        way = self.way
        found = [one for one in letters_of(dossier, using="courier") if one.kind == "annex-46"]
        assert {"worker", "applicant", "municipality", "post"} <= {one.role for one in found}
        employer = self.sign_in(f"employer-{way.town}")
        employer.goto(f"/{way.language}/apply/{dossier}")
        self.seen(employer, "status")
        (own,) = (one for one in found if one.role == "applicant")
        go(employer, f"main a[href$='/letters/{own.id}']")
        self.seen(employer, "annex-46")
        assert own.reference in employer.locator("main").inner_text()
        address = employer.locator("main a[href$='.pdf']").first.get_attribute("href")
        pdf = employer.request.get(address).body()
        root = root_certificate(settings.LETTER_SEALS)
        proof = walking.apart(lambda: verify_pdf(pdf, root))
        assert proof.valid
        assert "DEMO" in proof.by
        self.is_valid_for_strangers(own, pdf)

    def is_valid_for_strangers(self, letter, pdf):
        file = self.folder / "annex-46.pdf"
        file.write_bytes(pdf)
        if reader := shutil.which("pdfsig"):
            said = subprocess.run([reader, str(file)], capture_output=True, text=True, check=False)
            assert "Signature is Valid" in said.stdout, said.stdout + said.stderr
        page = self.open_page(script=self.way.script)
        page.goto(f"/{self.way.language}/verify")
        page.fill("#code", letter.code)
        go(page, "main form button.btn")
        assert page.locator("h1 .verdict[data-is=met]").count() == 1
        page.set_input_files("main input[type=file]", file)
        go(page, "main form button.btn")
        assert page.locator("main .card[role=status]").count() == 1
        self.seen(page, "verified")

    def arrives(self, dossier):
        way = self.way
        worker = self.sign_in(f"worker-{way.town}")
        go(worker, f"main a[href$='{dossier}']")
        self.seen(worker, "worker-status")
        moment.move(VISA)
        post = self.officer("post-mumbai", dossier)
        self.seen(post, "post")
        walking.does(post, "report-visa", outcome="issued", until=date(2027, 6, 5))
        walking.live_through(VISA)
        moment.move(ENTERED)
        clerk = self.officer(f"clerk-{way.town}", dossier)
        self.seen(clerk, "municipality")
        walking.does(clerk, "report-entry", on=ENTERED)
        moment.move(REGISTERED)
        walking.does(clerk, "register")
        walking.does(clerk, "issue-paper", until=date(2027, 4, 27))
        moment.move(CHECKED)
        walking.does(clerk, "report-residence-check", lives_there="yes", on=CHECKED)
        walking.does(clerk, "order-card")
        moment.move(CARD)
        walking.does(clerk, "deliver-card", until=date(2030, 1, 31))
        walking.live_through(CARD)
        self.seen(clerk, "card")
        worker.reload()
        self.seen(worker, "worker-with-card")

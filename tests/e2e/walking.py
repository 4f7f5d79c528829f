"""What people do on the way from a draft to a card, page by page."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from decimal import Decimal

from django.db import connections

from tessera.couriers.watch import watch
from tessera.site import moment
from tests.couriers.test_follow import settle
from tests.e2e.hands import Mouse, go
from tests.ground.pdf import a_pdf

PERHAPS = ".tag[data-is=locked]"


def live_through(day):
    """Move the platform to a day, and let the worker do what there is to do on it."""
    moment.move(day)

    def tick():
        at = moment.now("owner")
        settle(day, at)
        if watch(day, at):
            settle(day, at)

    apart(tick)


def apart(work):
    """What needs a loop of its own, as sealing does: Playwright's runs in this thread."""

    def done():
        try:
            return work()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(1) as pool:
        return pool.submit(done).result()


def unseen(page, name):
    """Takes no picture."""


def answer(hands, name, value):
    """One question, whatever control asks it; without an answer: not known, where one may say so."""
    page = hands.page
    field = f"main form [name='{name}']"
    if page.locator(f"{field}[type=radio]").count():
        told = {True: "yes", False: "no", None: "unknown", "": "unknown"}.get(value, value)
        if page.locator(f"{field}[value='{told}']").count():
            hands.tick(f"{field}[value='{told}']")
    elif value in {None, ""}:
        return
    elif isinstance(value, date):
        for part in ("day", "month", "year"):
            hands.type(f"main form [name='{name}-{part}']", getattr(value, part))
    elif page.locator(f"select[name='{name}']").count():
        hands.choose(f"select[name='{name}']", str(value))
    else:
        typed = f"{value:f}".replace(".", ",") if isinstance(value, Decimal) else value
        hands.type(field, typed)


def answers_all(hands, part, answers, *, seen=unseen):
    """Every question of one part, page after page, from the list of tasks."""
    page, tasks, visited = hands.page, hands.page.url, []
    while True:
        links = page.locator(f"main a[href*='/ask/{part}/']")
        ahead = [
            a for a in (each.get_attribute("href") for each in links.all()) if a not in visited
        ]
        if not ahead:
            return
        hands.press(f"main a[href='{ahead[0]}']")
        while f"/ask/{part}/" in page.url:
            here = re.sub(r"https?://[^/]+|\?.*", "", page.url)
            if here not in visited:
                visited.append(here)
                seen(page, here.rsplit("/", 1)[-1])
            for asked in page.locator("main form input[name=asked]").all():
                name = asked.get_attribute("value")
                answer(hands, name, answers.get(name))
            hands.press("main form button.btn")
            wrong = page.locator(".errors").all_inner_texts()
            assert not wrong, wrong
        page.goto(tasks)


def gives_papers(hands, part, *, folder):
    """A real PDF for each requirement of the part that is surely asked."""
    page = hands.page
    hands.press(f"main a[href$='/papers/{part}']")
    address = page.url
    wanted = page.locator("main li", has=page.locator("a[href*='/papers/']"))
    links = [
        each.locator(f"a[href*='/papers/{part}/']").first.get_attribute("href")
        for each in wanted.all()
        if not each.locator(PERHAPS).count()
    ]
    for link in links:
        name = link.rsplit("/", 1)[-1]
        file = folder / f"{name}.pdf"
        file.write_bytes(a_pdf(f"{name} of the journey"))
        hands.press(f"main a[href='{link}']")
        hands.give("main input[type=file]", [file])
        hands.press("main form button.btn")
        assert page.url == address, page.locator(".errors").all_inner_texts()
    return len(links)


def confirms(hands):
    hands.press("main a[href$='/check']")
    return declares(hands)


def declares(hands):
    hands.tick("main input[name=declared]")
    hands.press("main form button.btn")
    wrong = hands.page.locator(".errors").all_inner_texts()
    assert not wrong, wrong


def invites(hands, *, email, passport, born):
    """The employer asks the worker in; the link of the invitation."""
    page = hands.page
    hands.press("main a[href$='/invite']")
    hands.type("[name='worker.email']", email)
    hands.type("[name='passport.number']", passport)
    for part in ("day", "month", "year"):
        hands.type(f"[name='worker.birth-date-{part}']", getattr(born, part))
    hands.press("main form button.btn")
    return re.search(r"https?://[^\s\"<]+/invitation/[\w-]+", page.content())[0]


def takes_part(page, link, person, *, passport, born):
    """The worker follows the link, says who they are, signs in and takes the part."""
    page.goto(link)
    page.fill("#passport", passport)
    for field, value in (("born", born.day), ("born-month", born.month), ("born-year", born.year)):
        page.fill(f"#{field}", str(value))
    go(page, "main button.btn")
    go(page, "a[href*='/sign-in/start/login']")
    go(page, f'button[value="{person}"]')
    go(page, "main button.btn")


def does(page, act, *, say="Nagezien in de stukken.", seen=unseen, **told):
    """An officer, before a dossier, does one act: form, preview, confirmation."""
    hands = Mouse(page)
    dossier = page.url.split("?")[0]
    if not page.locator(f"main form[action$='/acts/{act}']").count():
        hands.press(f"main a[href$='/acts/{act}']")
    for box in page.locator("main form input[name=settles]").all():
        box.check()
    for yes in page.locator("main form input[type=radio][name^='officer.'][value=yes]").all():
        yes.check()
    for name, value in told.items():
        tells(hands, name, value)
    for _ in range(2):
        for why in page.locator("main form textarea[name^='otherwise.']:visible").all():
            why.fill(say)
        hands.press(f"main form[action$='/acts/{act}'] button.btn, main form#form button.btn")
        if page.locator("button[name=confirm]").count():
            break
    assert page.locator("button[name=confirm]").count(), page.locator("main").inner_text()
    seen(page, f"{act}-preview")
    hands.press("button[name=confirm]")
    assert page.url.startswith(dossier), page.locator("main").inner_text()
    assert f"done={act}" in page.url


def tells(hands, name, value):
    """One field of an act."""
    field = f"main form [name='{name}']"
    if isinstance(value, (list, tuple)):
        for each in value:
            hands.tick(f"{field}[value='{each}']")
    elif isinstance(value, date):
        for part in ("day", "month", "year"):
            hands.type(f"main form [name='{name}-{part}']", getattr(value, part))
    elif hands.page.locator(f"{field}[type=radio]").count():
        hands.tick(f"{field}[value='{value}']")
    else:
        hands.type(field, value)

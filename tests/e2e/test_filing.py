"""As an employer I file for a data engineer, in my language, without script, by keyboard too."""

from uuid import UUID

import pytest

from tessera.people import demo
from tessera.people.doors import writing
from tessera.vault import drafts
from tests.e2e.browser import NARROW, WIDE, assert_accessible, assert_fits
from tests.e2e.filing import add_papers, answer_all, answers_of
from tests.e2e.hands import go
from tests.e2e.keyboard import pick, press, reach, type_all
from tests.e2e.people import login, sign_in  # noqa: F401 - fixtures
from tests.faces.applicant.conftest import AT, of_part

JOURNEYS = [
    ("ghent", "employer-ghent", "nl", "ghent"),
    ("eupen", "employer-eupen", "de", "eupen"),
    ("brussels-fr", "employer-brussels", "fr", "brussels"),
    ("brussels-nl", "employer-brussels", "nl", "brussels"),
    ("namur", "employer-namur", "fr", "namur"),
]


def files(page, place, language, folder, picture=None, name=""):
    """The whole way from the start to the receipt; the id of the dossier."""
    take = picture or (lambda *_: None)
    page.goto(f"/{language}/apply/start")
    page.check("[name=procedure][value=single-permit-highly-skilled]")
    go(page, "#form .btn")
    home = page.url
    take(page, f"apply-{name}-1-tasks")
    answers = answers_of(place, language)
    for part in ("employer", "worker"):
        page.goto(home)
        page.locator(f"a[href*='/ask/{part}/']").first.click()
        answer_all(page, answers, language)
        page.goto(home)
        go(page, page.locator(f"a[href*='/papers/{part}']"))
        add_papers(page, folder)
        take(page, f"apply-{name}-2-papers-{part}")
    page.goto(f"{home}/check")
    take(page, f"apply-{name}-3-check")
    page.check("#declared")
    go(page, "#form .btn")
    assert page.url.endswith("/receipt"), page.locator("main").inner_text()
    take(page, f"apply-{name}-4-receipt")
    page.goto(home)
    take(page, f"apply-{name}-5-status")
    return home.rsplit("/", 1)[-1]


@pytest.mark.parametrize("journey", JOURNEYS, ids=lambda journey: journey[0])
def test_an_employer_files_without_script_in_their_own_language(
    sign_in, picture, tmp_path, journey
):
    name, person, language, place = journey
    page = sign_in(person, language=language, script=False)
    files(page, place, language, tmp_path, picture, name)
    page.set_viewport_size({"width": NARROW, "height": 900})
    picture(page, f"apply-{name}-6-status-narrow")


def answered(draft: UUID) -> None:
    """Every answer at once; the journeys above type them."""
    (seat,) = demo.seats("employer-ghent")
    with writing(seat, person=str(demo.person("employer-ghent"))):
        for part in ("employer", "worker"):
            seen = drafts.part(draft, part).revision
            told = of_part(part) | {"typed:pay.base-month": None}
            drafts.save(draft, part, told, seen=seen, at=AT)


@pytest.mark.parametrize("language", ["nl", "fr", "de", "en"])
def test_empty_filled_and_wrong_pages_break_no_rule_and_fit(sign_in, picture, language):
    page = sign_in("employer-ghent", language=language)
    page.goto(f"/{language}/apply/start")
    page.check("[name=procedure][value=single-permit-highly-skilled]")
    go(page, "#form .btn")
    home = page.url
    pages = ["", "/check", "/invite", "/discard", "/papers/employer", "/papers/employer/contract"]
    asks = page.locator("a[href*='/ask/']").evaluate_all("all => all.map(each => each.pathname)")
    for address in [f"/{language}/apply/", *(f"{home}{each}" for each in pages), *asks]:
        page.goto(address)
        assert page.locator("h1").count() == 1, address
        for width in (WIDE, NARROW):
            page.set_viewport_size({"width": width, "height": 900})
            assert_fits(page)
        assert_accessible(page)
    page.set_viewport_size({"width": WIDE, "height": 900})
    page.goto(f"{home}/ask/employer/pay")
    page.fill("[name='pay.base-month']", "veel")
    with page.expect_navigation():
        page.press("[name='pay.base-month']", "Enter")
    assert page.locator(".errors a").count() == 1
    assert page.input_value("[name='pay.base-month']") == "veel"
    picture(page, f"apply-error-{language}")
    assert_accessible(page)
    page.goto(f"{home}/check")
    go(page, "#form .btn")
    picture(page, f"apply-check-error-{language}")
    assert_accessible(page)
    page.goto(home)
    assert page.locator(".tag[data-is=problem]").count() == 1
    dossier = home.rsplit("/", 1)[-1]
    answered(UUID(dossier))
    page.goto(f"{home}/check")
    assert_accessible(page)
    page.check("#declared")
    go(page, "#form .btn")
    for path in ("", "/receipt", "/looks", "/messages", "/withdraw"):
        page.goto(f"/{language}/apply/{dossier}{path}")
        assert_accessible(page)
        for width, dark in ((WIDE, False), (NARROW, True)):
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(color_scheme="dark" if dark else "light")
            assert_fits(page)
            if path in {"", "/receipt"}:
                picture(page, f"apply-{language}{path.replace('/', '-') or '-status'}-{width}")


@pytest.mark.parametrize("journey", JOURNEYS[:1], ids=lambda journey: journey[0])
def test_an_employer_files_by_keyboard_alone(sign_in, picture, journey):
    """Papers are left out: the window in which one chooses a file is not ours."""
    name, person, language, place = journey
    page = sign_in(person, language=language, script=False)
    page.goto(f"/{language}/apply/")
    press(page, "main a[href$='/apply/start']")
    reach(page, "[name=procedure]")
    pick(page, "procedure", "single-permit-highly-skilled")
    press(page, "#form .btn")
    home, answers = page.url, answers_of(place, language)
    for part in ("employer", "worker"):
        press(page, f"a[href*='/ask/{part}/']")
        type_all(page, answers, language)
        page.goto(home)
    press(page, "a[href$='/check']")
    reach(page, "#declared")
    page.keyboard.press("Space")
    press(page, "#form .btn")
    assert page.url.endswith("/receipt"), page.locator("main").inner_text()
    picture(page, f"apply-{name}-by-keyboard")

"""The jurists' room: one puts a bundle forward on a page, another reads, signs or rejects it."""

import io
import re
import zipfile
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tessera.journal import lawbooks
from tessera.journal.read import read
from tessera.law import load
from tessera.law.bundle import digest, shipped
from tessera.law.load import shelf

ODD = '[[ground]]\nname = "odd"\nsince = 2099-01-01\ncites = ["practice"]\nmark = "single"\nlabel.nl = "Nieuwe grond"\nlabel.fr = "Motif neuf"\nlabel.de = "Neuer Grund"\nlabel.en = "New ground"\n'
EFFECT = {"effect-day": "1", "effect-month": "1", "effect-year": "2099"}
NOBODYS = UUID(int=7)
BUNDLE = shipped() | {"odd.toml": ODD.encode()}


@pytest.fixture
def jurists(law_as_shipped, officers):
    return officers("jurist"), officers("jurist-of-the-office")


def packed(bundle, around="mine/"):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in bundle.items():
            archive.writestr(around + path, content)
    return SimpleUploadedFile("mine.zip", out.getvalue())


def text_of(page):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page.text)).replace("&#39;", "'")


def offered(jurist, bundle=BUNDLE, **form):
    return jurist.post("law/propose", {"bundle": packed(bundle), **EFFECT, **form})


def test_a_bundle_is_put_forward_read_in_words_and_signed_by_another(jurists):
    one, two = jurists
    answer = offered(one)
    assert answer.status_code == 303, text_of(answer)
    where = answer["Location"].split("/desk/")[1].split("?")[0]
    mine = one.get(where)
    assert "You put this bundle forward yourself" in text_of(mine)
    assert 'name="sign"' not in mine.text
    theirs = two.get(where)
    said = text_of(theirs)
    assert "New from 1 January 2099: ground to refuse, New ground" in said
    assert "Whatever is done or sent from 1 January 2099 on follows this" in said
    assert "Open dossiers: 0" in said
    assert "Elke" not in said
    assert "a jurist of the Flemish Region" in said
    seen = theirs.text.split('name="seen" value="')[1].split('"')[0]
    assert two.post(where, {"sign": "yes", "seen": seen}).status_code == 303
    assert digest(BUNDLE)[:12] in text_of(two.get("law/"))
    assert shelf().digest == digest(BUNDLE)
    told = [(e.code, e.seat, e.role) for e in read(lawbooks.LAW, using="door")]
    assert told == [
        ("law-proposed", "flanders", "jurist"),
        ("law-signed", "immigration-office", "jurist"),
    ]


def test_nobody_signs_their_own_and_a_second_click_changes_nothing(jurists):
    one, two = jurists
    where = offered(one)["Location"].split("/desk/")[1].split("?")[0]
    seen = shelf().digest
    refused = one.post(where, {"sign": "yes", "seen": seen})
    assert refused.status_code == 422
    assert "You made this proposal yourself" in text_of(refused)
    assert two.post(where, {"sign": "yes", "seen": "another"}).status_code == 422
    assert two.post(where, {"sign": "yes", "seen": seen}).status_code == 303
    assert two.post(where, {"sign": "yes", "seen": seen}).status_code == 409
    assert lawbooks.lawbook().version == 2


def test_it_is_rejected_with_a_reason_that_stays(jurists):
    one, two = jurists
    where = offered(one)["Location"].split("/desk/")[1].split("?")[0]
    assert two.post(where, {"reject": "yes", "reason": ""}).status_code == 422
    assert two.post(where, {"reject": "yes", "reason": "Not in the decree."}).status_code == 303
    assert "Not in the decree." in text_of(one.get("law/"))
    assert lawbooks.lawbook().in_use is None


def test_a_bad_bundle_is_refused_with_the_lines_of_law_check_and_nothing_is_kept(jurists):
    one, _ = jurists
    bad = offered(one, BUNDLE | {"odd.toml": b"[[surprise]]\nx = 1\n"})
    assert bad.status_code == 422
    assert "odd.toml: surprise: no such table" in text_of(bad)
    assert "the bundle has 1 flaw" in text_of(bad)
    assert lawbooks.lawbook().version == 0
    none = one.post("law/propose", {"bundle": SimpleUploadedFile("x.zip", b"PK?"), **EFFECT})
    assert "no zip and no tar that can be read" in text_of(none)
    empty = one.post("law/propose", {"effect-day": "31", "effect-month": "2"})
    assert "Choose a file or an earlier bundle" in text_of(empty)
    assert 'value="31"' in empty.text
    late = one.post("law/propose", {"bundle": packed(BUNDLE), "effect-day": "1"})
    assert "Choose the file again" in text_of(late)


def test_a_jurist_says_that_a_norm_was_read_and_everybody_is_told(jurists, officers):
    one, _ = jurists
    rules = "/en/rules/single-permit-highly-skilled/flanders"
    before = one.client.get(rules)
    assert "No jurist has verified this yet." in text_of(before)
    where = re.search(r'href="/en/desk/(law/norm/condition/pay-floor[^"]*)"', before.text).group(1)
    norm = one.get(where)
    assert f'<a class="back" href="{rules}">' in norm.text
    seen = norm.text.split('name="seen" value="')[1].split('"')[0]
    assert one.post(where, {"seen": "otherwise"}).status_code == 422
    assert one.post(where, {"seen": seen}).status_code == 303
    anyone = officers("flanders").client.get(rules)
    assert "Verified against its source by a jurist of the Flemish Region on" in text_of(anyone)
    assert "/desk/law/norm/" not in anyone.text
    assert "a jurist has verified 1 against their source" in text_of(one.client.get("/en/rules"))


def test_a_norm_that_reads_otherwise_since_it_was_read_says_so(jurists):
    one, _ = jurists
    file = "conditions/flanders/highly-skilled.toml"
    where = "law/norm/condition/pay-floor/work/single-permit-highly-skilled/flanders@2024-05-01"
    seen = one.get(where).text.split('name="seen" value="')[1].split('"')[0]
    one.post(where, {"seen": seen})
    assert "Verified against its source by" in text_of(one.get(where))
    doubted = shipped()[file].replace(b'mark = "verified"', b'mark = "single"')
    load.use(load.assembled(shipped() | {file: doubted}))
    said = text_of(one.client.get("/en/rules/single-permit-highly-skilled/flanders"))
    assert "reads otherwise since, and nobody has verified that" in said
    assert "Verified against its source by" not in said


def test_a_figure_that_changes_makes_the_condition_that_names_it_unverified(jurists):
    one, _ = jurists
    where = "law/norm/condition/pay-floor/work/single-permit-highly-skilled/flanders@2024-05-01"
    page = one.get(where)
    assert "Sources disagree" in text_of(page)
    one.post(where, {"seen": page.text.split('name="seen" value="')[1].split('"')[0]})
    assert "Verified against its source by" in text_of(one.get(where))
    file = "amounts/flanders.toml"
    dearer = shipped()[file].replace(b"value = 48912.00", b"value = 70000.00")
    load.use(load.assembled(shipped() | {file: dearer}))
    said = text_of(one.client.get("/en/rules/single-permit-highly-skilled/flanders"))
    assert "€ 70 000 a year" in said
    assert "a figure or list in it, reads otherwise since" in said
    assert "Verified against its source by" not in said


def test_a_jurist_opens_no_dossier_and_an_officer_no_bundle(jurists, officers):
    one, _ = jurists
    first = one.get("")
    assert (first.status_code, first["Location"]) == (302, "/en/desk/law/")
    for path in (f"{NOBODYS}", f"{NOBODYS}/looks", f"{NOBODYS}/acts/grant", "payments"):
        assert one.get(path).status_code == 403, path
    assert one.post("export").status_code == 403
    assert one.get("law/").status_code == 200
    officer = officers("flanders")
    assert officer.get("law/").status_code == 403
    assert officer.get("law/propose").status_code == 403
    assert officer.client.get("/en/desk/law/norm/x").status_code == 403

"""The law changes by two people: one puts a bundle forward, another signs the same words."""

from datetime import date
from types import SimpleNamespace

import pytest
from django.db import connections

from tessera.dossier.kernel import Blocked
from tessera.faces.console import law_publish
from tessera.journal import bundles as kept
from tessera.journal import lawbooks
from tessera.journal.read import read
from tessera.law import load
from tessera.law.bundle import digest, shipped
from tessera.law.load import shelf
from tessera.site import moment
from tessera.site.taking_up import take_up

pytestmark = pytest.mark.usefixtures("db_roles")
BUNDLE = shipped()
NEW = '[[term]]\nname = "odd"\nlength = 5\nunit = "days"\nstarts = "filed"\nsince = {day}\ncites = ["practice"]\nmark = "single"\n'


@pytest.fixture(autouse=True)
def what_ships():
    yield
    load.use(None)


@pytest.fixture
def mine(tmp_path):
    """A folder with the catalogue and one norm more, from a day on."""

    def written(day, text=NEW):
        folder = tmp_path / f"mine-{day}"
        law_publish.bundles.written(folder)
        (folder / "odd.toml").write_text(text.format(day=day))
        return folder

    return written


@pytest.fixture
def verb(tmp_path, capsys):
    """Runs a verb as somebody with a key of their own; gives its code and what it said."""

    def run(what, by="", **options):
        given = {"what": what, "name": by, "key": tmp_path / f"{by}.key", "moment": moment}
        code = law_publish.run(SimpleNamespace(**(given | {"corrects": False} | options)))
        out, err = capsys.readouterr()
        return code, out.strip() or err.strip()

    for name in ("ann", "bob"):
        run("jurist", by=name)
    return run


DAY = date(2099, 1, 1)


def both_sign(verb, folder, day=DAY, **options):
    code, name = verb("propose", by="ann", bundle=str(folder), effect=day, **options)
    assert code == 0, name
    assert verb("sign", by="bob", digest=name)[0] == 0
    return name


def test_what_ships_is_in_use_until_two_people_signed_something_else(verb, mine):
    assert lawbooks.in_use() is None
    name = verb("propose", by="ann", bundle=str(mine(DAY)), effect=DAY)[1]
    assert lawbooks.in_use() is None
    assert verb("sign", by="bob", digest=name)[0] == 0
    assert digest(lawbooks.in_use()) == name
    take_up()
    assert shelf().digest == name
    assert shelf().on(DAY).term("odd").length == 5
    with pytest.raises(LookupError):
        shelf().on(date(2098, 12, 31)).term("odd")


def test_nobody_signs_their_own_proposal(verb, mine):
    name = verb("propose", by="ann", bundle=str(mine(DAY)), effect=DAY)[1]
    code, said = verb("sign", by="ann", digest=name)
    assert code == 1
    assert said
    assert lawbooks.in_use() is None


def test_a_key_that_is_not_enrolled_or_is_another_persons_signs_nothing(verb, mine, tmp_path):
    folder = str(mine(DAY))
    assert verb("propose", by="ann", bundle=folder, effect=DAY, key=tmp_path / "bob.key")[0] == 1
    name = verb("propose", by="ann", bundle=folder, effect=DAY)[1]
    assert verb("sign", by="bob", digest=name, key=tmp_path / "ann.key")[0] == 1
    assert lawbooks.in_use() is None


def test_what_nobody_put_forward_cannot_be_signed(verb):
    assert verb("sign", by="bob", digest="0" * 64)[0] == 1


@pytest.mark.parametrize(("effect", "corrects", "code"), [(DAY, False, 1), (DAY, True, 0)])
def test_what_was_said_of_earlier_days_changes_only_where_that_is_said(
    verb, mine, effect, corrects, code
):
    folder = mine(date(2098, 1, 1))
    asked = {"bundle": str(folder), "effect": effect, "corrects": corrects}
    assert verb("propose", by="ann", **asked)[0] == code


def test_a_day_that_has_passed_is_refused(verb, mine):
    assert verb("propose", by="ann", bundle=str(mine(DAY)), effect=date(2020, 1, 1))[0] == 1


def test_a_bundle_that_is_not_sound_is_refused_whole(verb, mine):
    folder = mine(DAY, text="[[surprise]]\nx = 1\n")
    code, said = verb("propose", by="ann", bundle=str(folder), effect=DAY)
    assert (code, said) == (1, "odd.toml: surprise: no such table")
    assert lawbooks.lawbook().version == 0


def test_it_is_undone_by_the_same_two_steps_and_the_old_bundle_stays_readable(verb, mine):
    name = both_sign(verb, mine(DAY))
    take_up()
    before = both_sign(verb, "shipped", corrects=True)
    take_up()
    assert shelf().digest == before == digest(BUNDLE)
    assert kept.kept(name)["odd.toml"]
    again = both_sign(verb, name, day=DAY, corrects=True)
    assert again == name
    assert [each.put.digest for each in lawbooks.lawbook().signed] == [name, before, name]


def test_every_step_is_a_fact_of_a_stream_of_its_own(verb, mine):
    both_sign(verb, mine(DAY))
    entries = read(lawbooks.LAW, using="door")
    assert [(e.kind, e.code, e.person) for e in entries] == [
        ("law", "law-proposed", "ann"),
        ("law", "law-signed", "bob"),
    ]


def test_a_bundle_that_was_tampered_with_is_not_taken_up(verb, mine):
    both_sign(verb, mine(DAY))
    other = kept.keep(BUNDLE | {"odd.toml": b""}, at=moment.now("owner"))
    with connections["owner"].cursor() as cursor:
        cursor.execute(
            "update journal_bundle b set content = o.content from journal_bundle o"
            " where b.digest <> o.digest and o.digest = %s",
            [other],
        )
    with pytest.raises(LookupError):
        take_up()
    assert shelf().digest == digest(BUNDLE)


def test_a_signature_that_the_enrolled_key_did_not_make_is_not_taken_up(verb, mine):
    both_sign(verb, mine(DAY))
    with connections["owner"].cursor() as cursor:
        cursor.execute("delete from journal_jurist where name = 'bob'")
    with pytest.raises(Blocked):
        take_up()

"""The law changes by two people: one puts a bundle forward, another signs the same words."""

import threading
from dataclasses import replace
from datetime import date
from types import SimpleNamespace

import pytest
from django.db import connections

from tessera.dossier.kernel import Blocked, Role, Seat
from tessera.dossier.lawdeeds import Hand, Propose, Sign
from tessera.faces.console import law as law_verb
from tessera.faces.console import law_publish
from tessera.journal import bundles as kept
from tessera.journal import lawbooks
from tessera.journal.read import read
from tessera.law import load
from tessera.law.bundle import digest, shipped
from tessera.law.fingerprint import fingerprint
from tessera.law.load import shelf
from tessera.law.model import Kind, Term
from tessera.registry.publish import publish
from tessera.site import moment
from tessera.site.taking_up import take_up

pytestmark = pytest.mark.usefixtures("law_as_shipped")
BUNDLE = shipped()
NEW = '[[term]]\nname = "odd"\nlength = 5\nunit = "days"\nstarts = "filed"\nsince = {day}\ncites = ["practice"]\nmark = "single"\n'


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


def test_what_is_in_use_already_is_not_put_forward(verb):
    assert verb("propose", by="ann", bundle="shipped", effect=DAY) == (
        1,
        "This bundle is in use already.",
    )


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


def test_what_will_not_be_signed_is_rejected_with_a_reason(verb, mine):
    name = verb("propose", by="ann", bundle=str(mine(DAY)), effect=DAY)[1]
    assert verb("reject", by="bob", digest=name, reason=" ")[0] == 1
    assert verb("reject", by="bob", digest=name[:12], reason="Not in the decree.") == (0, name)
    assert verb("sign", by="bob", digest=name)[0] == 1
    (no,) = lawbooks.lawbook().rejected
    assert (no.by, no.reason, no.withdrawn) == ("bob", "Not in the decree.", False)
    assert verb("propose", by="ann", bundle=name, effect=DAY)[0] == 0


def test_what_was_put_forward_can_be_taken_back(verb, mine):
    name = verb("propose", by="ann", bundle=str(mine(DAY)), effect=DAY)[1]
    assert verb("reject", by="ann", digest=name, reason="A slip.")[0] == 0
    assert lawbooks.lawbook().rejected[0].withdrawn


def test_a_second_bundle_that_would_take_back_the_first_is_not_signed_unseen(verb, mine):
    """Both were made of what shipped; the second knows nothing of what the first says."""
    first = verb("propose", by="ann", bundle=str(mine(DAY)), effect=DAY)[1]
    later = mine(date(2099, 6, 1))
    second = verb("propose", by="ann", bundle=str(later), effect=date(2099, 6, 1))[1]
    assert verb("sign", by="bob", digest=first)[0] == 0
    code, said = verb("sign", by="bob", digest=second)
    assert code == 1
    assert "2099-01-01" in said


def test_diff_and_impact_take_the_digest_of_a_bundle_put_forward(verb, mine, capsys):
    name = verb("propose", by="ann", bundle=str(mine(DAY)), effect=DAY)[1]
    asked = {"lang": "en", "json": False}
    law_verb.run(SimpleNamespace(what="diff", before="in-use", after=name[:10], **asked))
    assert "New from 1\u00a0January 2099: term, odd" in capsys.readouterr().out
    asked |= {"bundle": name, "moment": moment, "processes": 1, "list": 0}
    law_verb.run(SimpleNamespace(what="impact", **asked))
    assert "0" in capsys.readouterr().out
    assert law_verb.run(SimpleNamespace(what="diff", before="in-use", after="0" * 64, **asked)) == 1


def test_a_norm_is_verified_with_a_key_until_it_reads_otherwise(verb, mine):
    some, today = next(iter(shelf().rows[Term])), shelf().on(moment.today("owner"))
    assert verb("verify", by="ann", norms=[some.id])[0] == 0
    reading = lawbooks.trusted().verified[some.id]
    assert (reading.jurist, reading.office) == ("ann", "")
    assert reading.digest == fingerprint(some, today)
    assert reading.digest != fingerprint(replace(some, length=99), today)
    assert verb("verify", by="ann", norms=["term/nobody@2020-01-01"])[0] == 1


def test_a_reading_whose_signature_does_not_hold_is_not_told(verb):
    some = next(iter(shelf().rows[Term]))
    verb("verify", by="bob", norms=[some.id])
    with connections["owner"].cursor() as cursor:
        cursor.execute("delete from journal_jurist where name = 'bob'")
    assert lawbooks.trusted().verified == {}


JURIST = Seat(organisation="flanders", kind=Kind.WORK_AUTHORITY, role=Role.JURIST)
OTHER = Seat(organisation="immigration-office", kind=Kind.STAY_AUTHORITY, role=Role.JURIST)


def from_seat(deed, person, seat=JURIST, bundle=None):
    today = moment.today("owner")
    hand = Hand(jurist=person, seat=seat)
    return publish(deed, hand, day=today, at=moment.now("owner"), bundle=bundle)


def offered(day=DAY):
    bundle = BUNDLE | {"odd.toml": NEW.format(day=day).encode()}
    new = load.assembled(bundle)
    from_seat(Propose(new=new, effect=day), "one", bundle=bundle)
    return new


def obstacles(deed, *who):
    with pytest.raises(Blocked) as blocked:
        from_seat(deed, *who)
    return [o.code for o in blocked.value.obstacles]


def test_two_people_sign_from_their_seats_and_the_journal_vouches_for_them(verb):
    new = offered()
    assert obstacles(Sign(new=new), "one") == ["own-proposal"]
    officer = replace(JURIST, role=Role.OFFICER)
    assert obstacles(Sign(new=new), "two", officer) == ["not-yours-to-do"]
    assert verb("sign", by="bob", digest=new.digest)[0] == 1  # a key is no seat
    assert obstacles(Sign(new=new, seen="0" * 64), "two", OTHER) == ["law-overtaken"]
    from_seat(Sign(new=new, seen=shelf().digest, number=1), "two", OTHER)
    take_up()
    assert shelf().digest == new.digest
    told = [(e.seat, e.role, e.person) for e in read(lawbooks.LAW, using="door")]
    assert told == [("flanders", "jurist", "one"), ("immigration-office", "jurist", "two")]


def test_a_seat_that_was_written_into_the_journal_from_outside_is_not_believed():
    new = offered()
    from_seat(Sign(new=new), "two", OTHER)
    entries = read(lawbooks.LAW, using="door")
    forged = replace(entries[1], stamp=entries[0].stamp)
    with pytest.raises(Blocked):
        lawbooks.in_use(entries=(entries[0], forged))


def test_of_two_who_sign_at_once_one_is_told_that_it_is_done():
    new, said = offered(), []
    together = threading.Barrier(2)

    def signs(person):
        together.wait()
        try:
            from_seat(Sign(new=new, number=1), person, OTHER)
            said.append("signed")
        except Blocked as blocked:
            said.extend(o.code for o in blocked.obstacles)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=signs, args=[name]) for name in ("two", "three")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(said) == ["law-not-proposed", "signed"]
    assert len(read(lawbooks.LAW, using="door")) == 2


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


def test_what_cannot_be_taken_up_is_undone_like_anything_else(verb, mine, monkeypatch):
    """Signed for another version of the code, say: two people go back to what ships."""
    name, bytes_of = both_sign(verb, mine(DAY)), kept.kept

    def strange(digest):
        return {"odd.toml": b"[[surprise]]"} if digest == name else bytes_of(digest)

    monkeypatch.setattr(kept, "kept", strange)
    with pytest.raises(load.Unsound):
        take_up()
    both_sign(verb, "shipped")
    take_up()
    assert shelf().digest == digest(BUNDLE)


def test_a_signature_that_the_enrolled_key_did_not_make_is_not_taken_up(verb, mine):
    both_sign(verb, mine(DAY))
    with connections["owner"].cursor() as cursor:
        cursor.execute("delete from journal_jurist where name = 'bob'")
    with pytest.raises(Blocked):
        take_up()

"""Whatever is done to a journal in memory is found, and named; what is lawful is not accused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tessera.journal.report import What
from tests.journal.facts import Told
from tests.journal.shadow import Shadow, a_leaf, an_entry
from tests.journal.telling import DAY, numbered

streams = st.lists(st.integers(1, 4), min_size=2, max_size=20)


@st.composite
def journals(draw):
    """A journal with a last checkpoint, some earlier ones, and a place in it."""
    order = draw(streams)
    signed_after = draw(st.sets(st.integers(1, len(order))))
    shadow = Shadow([])
    for place, stream in enumerate(order, 1):
        shadow.tell(numbered(stream))
        if place in signed_after or place == len(order):
            shadow.sign()
    return shadow, draw(st.integers(1, len(order)))


def named(report):
    return [(f.what, f.leaf) for f in report.flaws]


def by_name(entry):
    return str(entry.stream), entry.version


@given(journals())
def test_an_honest_journal_has_no_flaw(made):
    shadow, place = made
    report = shadow.verify(shadow.receipt(place), shadow.signed[0][2])
    assert report.sound
    assert report.leaves == report.entries == len(shadow.said)
    assert report.evidence == 2


@given(journals())
def test_an_entry_rewritten_everywhere_is_named_by_its_stamp(made):
    shadow, place = made
    shadow.rewrite(place)
    (flaw,) = shadow.verify().flaws
    assert (flaw.what, flaw.leaf) == (What.CHANGED, place)
    assert (flaw.stream, flaw.version) == by_name(shadow.said[place - 1])


@given(journals())
def test_an_entry_rewritten_with_the_keys_is_named_by_its_receipt_alone(made):
    shadow, place = made
    kept = shadow.receipt(place)
    shadow.signed.clear()
    shadow.rewrite(place)
    (flaw,) = shadow.verify(kept, stamps={}).flaws
    assert (flaw.what, flaw.leaf) == (What.CHANGED, place)
    assert (flaw.stream, flaw.version) == by_name(shadow.said[place - 1])


@given(journals(), st.data())
def test_anothers_receipt_still_tells_where_an_entry_was_rewritten(made, draw):
    shadow, place = made
    other = draw.draw(st.integers(1, len(shadow.said)).filter(lambda n: n != place))
    kept = shadow.receipt(other)
    shadow.signed.clear()
    shadow.rewrite(place)
    (flaw,) = shadow.verify(kept, stamps={}).flaws
    assert flaw.what is What.CHANGED
    assert flaw.leaf <= place <= flaw.until
    assert not flaw.leaf <= other <= flaw.until


@given(journals())
def test_an_entry_and_its_leaf_taken_out_and_the_ranks_closed(made):
    shadow, place = made
    kept, gone = shadow.receipt(place), shadow.said.pop(place - 1)
    del shadow.leaves[place - 1]
    shadow.renumber()
    report = shadow.verify(kept)
    assert (report.flaws[0].what, report.flaws[0].leaf) in {
        (What.REMOVED, place),
        (What.TRUNCATED, place),
    }
    assert (report.flaws[0].stream, report.flaws[0].version) == by_name(gone)
    accused = {(f.stream, f.version) for f in report.flaws if f.stream}
    assert accused == {by_name(gone)}


@given(journals())
def test_an_entry_taken_out_behind_its_leaf_is_named(made):
    shadow, place = made
    gone = shadow.said.pop(place - 1)
    (flaw,) = shadow.verify().flaws
    assert (flaw.what, flaw.leaf, flaw.stream, flaw.version) == (
        What.REMOVED,
        place,
        *by_name(gone),
    )


@given(journals())
def test_a_leaf_taken_from_its_entry_is_named(made):
    shadow, place = made
    orphan = shadow.said[place - 1]
    del shadow.leaves[place - 1]
    flaws = shadow.verify().flaws
    assert {f.what for f in flaws} <= {What.REMOVED, What.TRUNCATED}
    assert by_name(orphan) in {(f.stream, f.version) for f in flaws}
    assert place in {f.leaf for f in flaws}


@given(journals())
def test_an_entry_put_in_is_named(made):
    shadow, place = made
    entry = an_entry(99, numbered(9), 1, Told(on=DAY, words="never said"), key=b"guess")
    shadow.said.append(entry)
    shadow.leaves.insert(place, a_leaf(place + 1, entry, key=b"guess"))
    shadow.renumber()
    (flaw,) = shadow.verify().flaws
    assert (flaw.what, flaw.leaf, flaw.stream) == (What.ADDED, place + 1, str(numbered(9)))


@given(journals())
def test_a_copy_of_a_leaf_is_named(made):
    shadow, place = made
    there = shadow.leaves[place - 1]
    copy = a_leaf(place, shadow.said[place - 1])
    copy.number = len(shadow.leaves) + 1
    shadow.leaves.append(copy)
    flaws = shadow.verify().flaws
    assert (What.ADDED, copy.number) in {(f.what, f.leaf) for f in flaws}
    assert there.number not in {f.leaf for f in flaws if f.what is What.ADDED}


@given(journals(), st.data())
def test_two_leaves_that_changed_places_are_named(made, draw):
    shadow, place = made
    other = draw.draw(st.integers(1, len(shadow.said)).filter(lambda n: n != place))
    one, two = shadow.leaves[place - 1], shadow.leaves[other - 1]
    shadow.leaves[place - 1], shadow.leaves[other - 1] = two, one
    shadow.renumber()
    reordered = {f.leaf for f in shadow.verify().flaws if f.what is What.REORDERED}
    assert {place, other} <= reordered


@given(journals(), st.data())
def test_a_receipt_names_an_entry_that_changed_places(made, draw):
    shadow, place = made
    other = draw.draw(st.integers(1, len(shadow.said)).filter(lambda n: n != place))
    kept = shadow.receipt(place)
    one, two = shadow.leaves[place - 1], shadow.leaves[other - 1]
    shadow.leaves[place - 1], shadow.leaves[other - 1] = two, one
    shadow.renumber()
    shadow.signed.clear()
    flaws = shadow.verify(kept, stamps={}).flaws
    assert by_name(shadow.said[place - 1]) in {
        (f.stream, f.version) for f in flaws if f.what is What.REORDERED
    }


@given(journals())
def test_a_journal_cut_short_is_known_by_a_note_kept_outside(made):
    shadow, place = made
    size, kept = len(shadow.leaves), shadow.signed[-1][2]
    del shadow.said[place - 1 :], shadow.leaves[place - 1 :]
    shadow.signed.clear()
    assert shadow.verify().sound
    (flaw,) = shadow.verify(kept).flaws
    assert (flaw.what, flaw.leaf, flaw.until) == (What.TRUNCATED, place, size)


@given(journals())
def test_a_receipt_names_its_entry_in_a_journal_cut_short(made):
    shadow, place = made
    kept, gone = shadow.receipt(place), shadow.said[place - 1]
    del shadow.said[place - 1 :], shadow.leaves[place - 1 :]
    shadow.signed.clear()
    flaws = shadow.verify(kept).flaws
    assert by_name(gone) in {(f.stream, f.version) for f in flaws if f.what is What.TRUNCATED}


@given(journals())
def test_what_a_recorded_destruction_took_is_no_flaw(made):
    shadow, place = made
    stream = shadow.said[place - 1].stream
    many = sum(e.stream == stream for e in shadow.said)
    shadow.destroy(stream)
    report = shadow.verify()
    assert report.sound
    assert report.destroyed == many


@given(journals())
def test_a_checkpoint_that_was_changed_accuses_itself_alone(made):
    shadow, _ = made
    size, _root, text = shadow.signed[-1]
    shadow.signed[-1] = (size, bytes(32), text)
    (flaw,) = shadow.verify().flaws
    assert (flaw.what, flaw.checkpoint, flaw.leaf) == (What.CHANGED, size, None)


@given(journals())
def test_without_stamps_the_checkpoints_tell_between_which_two_it_happened(made):
    shadow, place = made
    shadow.rewrite(place)
    (flaw,) = shadow.verify(stamps={}).flaws
    sizes = [0, *(size for size, _, _ in shadow.signed)]
    assert flaw.leaf - 1 == max(size for size in sizes if size < place)
    assert flaw.until == min(size for size in sizes if size >= place)


@pytest.mark.parametrize("text", ["", "{}", "nonsense", "shadow\n9\nAAAA\n\n— shadow AAAA\n"])
def test_evidence_that_is_not_ours_is_doubtful(text):
    shadow = Shadow([1, 2])
    (flaw,) = shadow.verify(text).flaws
    assert flaw.what is What.DOUBTFUL


def test_a_leaf_with_an_absurd_number_is_only_added():
    shadow = Shadow([1, 2])
    stranger = a_leaf(3, an_entry(9, numbered(9), 1, Told(on=DAY)), key=b"guess")
    stranger.number, stranger.commitment = 2**62, b"short"
    shadow.leaves.append(stranger)
    assert (What.ADDED, 2**62) in named(shadow.verify())

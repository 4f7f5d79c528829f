"""The tree against the definition of RFC 6962 section 2.1, word for word."""

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tessera.journal import tree

leaves = st.lists(st.binary(min_size=32, max_size=32), max_size=70)


def by_definition(hashes):
    if not hashes:
        return sha256(b"").digest()
    if len(hashes) == 1:
        return hashes[0]
    k = 1
    while k * 2 < len(hashes):
        k *= 2
    return sha256(b"\x01" + by_definition(hashes[:k]) + by_definition(hashes[k:])).digest()


@given(leaves)
def test_root_is_the_merkle_tree_hash_of_the_rfc(hashes):
    assert tree.root(hashes) == by_definition(hashes)
    assert tree.span_root((0, len(hashes)), tree.subtrees(hashes)) == by_definition(hashes)


def test_known_roots_of_the_certificate_transparency_reference_tree():
    data = [
        "",
        "00",
        "10",
        "2021",
        "3031",
        "40414243",
        "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    ]
    hashes = [sha256(b"\x00" + bytes.fromhex(d)).digest() for d in data]
    assert (
        tree.root(hashes[:1]).hex()
        == "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"
    )
    assert (
        tree.root(hashes[:2]).hex()
        == "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"
    )
    assert (
        tree.root(hashes).hex()
        == "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"
    )


@given(leaves.filter(bool), st.data())
def test_every_leaf_can_be_proved_and_no_other_in_its_place(hashes, draw):
    index = draw.draw(st.integers(0, len(hashes) - 1))
    path = tree.inclusion(index, len(hashes), tree.subtrees(hashes))
    root = by_definition(hashes)
    assert tree.climb(hashes[index], index, len(hashes), path) == root
    assert tree.climb(bytes(32), index, len(hashes), path) != root or hashes[index] == bytes(32)
    assert tree.climb(hashes[index], index, len(hashes), (*path, bytes(32))) is None
    if path:
        assert tree.climb(hashes[index], index, len(hashes), path[:-1]) is None


@given(leaves.filter(bool), st.data())
def test_siblings_are_the_spans_that_the_path_hashes(hashes, draw):
    index = draw.draw(st.integers(0, len(hashes) - 1))
    spans = tree.siblings(index, len(hashes))
    covered = sorted(i for low, high in spans for i in range(low, high))
    assert covered == [i for i in range(len(hashes)) if i != index]


@given(leaves, st.data())
def test_a_tree_proves_that_it_only_grew(hashes, draw):
    old = draw.draw(st.integers(0, len(hashes)))
    path = tree.consistency(old, len(hashes), tree.subtrees(hashes))
    before, now = by_definition(hashes[:old]), by_definition(hashes)
    assert tree.extends(old, before, len(hashes), now, path)
    if 0 < old < len(hashes):
        assert not tree.extends(old, bytes(32), len(hashes), now, path)
        assert not tree.extends(old, before, len(hashes), bytes(32), path)
        assert not tree.extends(old, before, len(hashes), now, path[:-1])
        assert not tree.extends(old, before, len(hashes), now, (*path, bytes(32)))


def test_a_proof_of_a_leaf_beyond_the_tree_is_refused():
    with pytest.raises(IndexError):
        tree.inclusion(3, 3, tree.subtrees([bytes(32)] * 3))
    with pytest.raises(IndexError):
        tree.consistency(4, 3, tree.subtrees([bytes(32)] * 3))
    assert tree.climb(bytes(32), 3, 3, ()) is None

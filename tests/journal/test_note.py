"""Checkpoints are notes that any client of the C2SP formats can open."""

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from tessera.journal import note

# The example of the signed-note format's first implementation.
KNOWN_KEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
KNOWN = (
    "If you think cryptography is the answer to your problem,\n"
    "then you don't know what your problem is.\n"
    "\n"
    "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
)


def a_key(name="tessera.example/journal"):
    key = Ed25519PrivateKey.generate()
    return key, note.VerifierKey(name, key.public_key().public_bytes_raw())


def test_a_note_signed_elsewhere_opens():
    key = note.VerifierKey.parsed(KNOWN_KEY)
    assert str(key) == KNOWN_KEY
    assert note.opened(KNOWN, [key]) == KNOWN.partition("\n\n")[0] + "\n"
    assert note.opened(KNOWN.replace("answer", "key"), [key]) is None


@given(st.integers(0, 2**62), st.binary(min_size=32, max_size=32))
def test_a_checkpoint_says_what_was_signed(size, root):
    key, public = a_key()
    checkpoint = note.Checkpoint(origin="tessera.example/journal", size=size, root=root)
    text = note.signed(checkpoint.text, public.name, key)
    assert note.opened(text, [public]) == checkpoint.text
    assert note.read(text) == checkpoint


def test_only_the_keys_one_trusts_open_it():
    key, public = a_key()
    _, other = a_key()
    text = note.signed("tessera.example/journal\n1\nAAAA\n", public.name, key)
    assert note.opened(text, [other]) is None
    assert note.opened(text, [other, public]) is not None


def test_a_verifier_key_is_read_as_it_is_written():
    _, public = a_key()
    assert note.VerifierKey.parsed(f"{public}\n") == public


@pytest.mark.parametrize(
    "text",
    ["", "a\n1\nAAAA\n", "a\n1\nAAAA\n\nnobody\n", "a\nx\nAAAA\n\n— a AAAA\n", "a\n\n— a AAAA\n"],
)
def test_another_text_is_not_a_note(text):
    with pytest.raises(note.NotANote):
        note.read(text)


@pytest.mark.parametrize(
    "text", ["", "a", "a+00000000+AAAA", KNOWN_KEY.replace("c74f20a3", "c74f20a4"), "a+1+é"]
)
def test_another_text_is_not_a_verifier_key(text):
    with pytest.raises(note.NotANote):
        note.VerifierKey.parsed(text)

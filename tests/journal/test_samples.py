"""Every fact that was ever shipped stays readable, and says what it said."""

import json

import pytest

from tessera.journal import codec
from tests.journal.samples import a_sample, lacking, shipped, stored


def still_said(now, then):
    """The part of a payload that an older one has too: fields come, none goes or changes."""
    if isinstance(now, dict) and isinstance(then, dict):
        return {name: still_said(now[name], then[name]) for name in then}
    if isinstance(now, list) and isinstance(then, list) and len(now) == len(then):
        return [still_said(*pair) for pair in zip(now, then, strict=True)]
    return now


@pytest.mark.parametrize(("code", "payload"), stored(), ids=lambda s: s[:20])
def test_what_was_shipped_stays_readable(code, payload):
    now = json.loads(codec.encode(codec.decode(code, payload))[1])
    then = json.loads(payload)
    assert still_said(now, then) == then


def test_every_fact_has_a_sample_of_its_present_shape():
    assert lacking() == [], "run: python -m tests.journal.samples"


@pytest.mark.parametrize("code", sorted(shipped()))
def test_every_fact_of_the_core_comes_back_as_it_was_written(code):
    fact = a_sample(shipped()[code])
    assert codec.decode(*codec.encode(fact)) == fact

"""The golden matrix, cell by cell, as it was written by hand."""

import tomllib
from itertools import product
from pathlib import Path

TABLE = tomllib.loads((Path(__file__).parent / "golden.toml").read_text("utf-8"))
KINDS, ROLES, LANES = TABLE["kinds"], TABLE["roles"], TABLE["lanes"]
CATEGORIES = list(TABLE["sees"]["employer"])
FACTS = [code for codes in TABLE["knows"].values() for code in codes]
ACTS = list(TABLE["may"])
WAITING = set(TABLE["waiting"]["acts"])
LANE_OF = {"work-authority": "work", "stay-authority": "stay"}


def sees(kind, category, *, own=False):
    """Whether this kind of seat may see the category; `own`: its own side gave it."""
    cell = TABLE["sees"][kind][category]
    return cell == "yes" or (own and cell == "own")


def knows(kind, fact, *, lane="", sender="", to=()):
    """Whether this kind of seat may know that the fact happened."""
    (rule,) = (name for name, codes in TABLE["knows"].items() if fact in codes)
    if rule == "everyone":
        return True
    if rule == "authority-of-the-lane":
        return LANE_OF.get(kind) == lane
    if rule == "sender-and-addressees":
        return kind == sender or kind in to
    if rule == "holder-and-examiners":
        return kind in {"worker", "work-authority", "stay-authority", "platform"}
    return kind in TABLE["side-of-the-stay"]["kinds"]


def may(kind, role, act, lane=""):
    """Whether the seat may do the act: in this lane, or (without one) in any."""
    for cell in TABLE["may"][act]:
        its_kind, its_role, *its_lane = cell.split()
        if (its_kind, its_role) == (kind, role) and (not lane or its_lane in ([], [lane])):
            return True
    return False


def cells():
    """Every kind, role, act and lane there is."""
    return product(KINDS, ROLES, ACTS, LANES)

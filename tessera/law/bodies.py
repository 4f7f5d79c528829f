"""Before whom a decision can be contested."""

from enum import StrEnum


class Body(StrEnum):
    """A body that hears appeals, by its code."""

    MINISTER = "minister"
    GOVERNMENT = "government"
    ALIEN_LAW_COUNCIL = "alien-law-council"
    COUNCIL_OF_STATE = "council-of-state"

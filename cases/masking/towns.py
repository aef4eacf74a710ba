"""Districts and provinces of Türkiye, folded: what stands behind the door of an address."""

from __future__ import annotations

from functools import lru_cache

from cases.masking import geography
from cases.masking.reading import read
from cases.municipalities import listed


@lru_cache(maxsize=1)
def towns() -> frozenset[str]:
    """Every municipality of one word, and the places that people shorten."""
    named = {read(name).plain for one in listed() for name in (one.name, one.province)}
    return geography.PLACES | {name for name in named if name.isalpha()}

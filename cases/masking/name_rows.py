"""Names as a field of a row: "Jalil Amini;13.07.1990;P00913558;…"."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from cases.masking import geography
from cases.masking.name_reach import FULL_NAME
from cases.masking.rows import Field, fields

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cases.masking.name_reach import Found, Reach

_LONGEST = 4
#: A list's own number before the name: "1) Viktoriya Marchenko;…".
_NAME = re.compile(r"(?:\d{1,3} ?[.)-] ?)?(?P<name>[a-z]{2,}(?:[ '.-]{1,2}[a-z]+){1,4})")
#: What somebody's row has beside the name: a long number or a date.
_OWN_NUMBER = re.compile(r"\d{6,}|\d{1,2}[./-]\d{1,2}[./-]\d{4}|\d{3} \d{3} ?\d\d")


def row_names(reach: Reach) -> Iterator[Found]:
    """The first field of each row that could be a name, when the row holds a number too."""
    plain = reach.reading.plain
    starts = {word.start: at for at, word in enumerate(reach.words)}
    for row, cells in groupby(fields(plain), key=lambda field: field.row):
        if _OWN_NUMBER.search(plain, *row) is None:
            continue
        likely = (_named(reach, cell, starts) for cell in cells)
        yield next((found for found in likely if found is not None), None)


def _named(reach: Reach, cell: Field, starts: dict[int, int]) -> Found:
    shape = _NAME.fullmatch(reach.reading.plain, cell.start, cell.end)
    first = starts.get(shape.start("name")) if shape else None
    if first is None:
        return None
    end = first
    while end < reach.count and reach.words[end].start < cell.end and _is_part(reach, end):
        end += 1
    whole = end == reach.count or reach.words[end].start >= cell.end
    return (first, end) if whole and FULL_NAME <= end - first <= _LONGEST else None


def _is_part(reach: Reach, at: int) -> bool:
    word = reach.words[at]
    strange = reach.is_blocked(at) or geography.is_people(word.plain)
    return reach.is_known(at) or (word.capital and not strange)

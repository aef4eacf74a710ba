"""Rows of a table or a list typed into a message: which fields a line has, and where they are."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_SEPARATOR = re.compile(r" ?[;|\t] ?| [/-] ")
_LOOSE_SEPARATOR = re.compile(r" ?[;|\t,] ?| [/-] ")
_LEAST_FIELDS = 3


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a row: its place in the plain text and the place of its row."""

    start: int
    end: int
    row: tuple[int, int]


def fields(plain: str, *, commas: bool = False) -> Iterator[Field]:
    """The fields of every line that is a row: three or more, apart by `;`, `|`, tab or dashes."""
    separator = _LOOSE_SEPARATOR if commas else _SEPARATOR
    start = 0
    for line in plain.split("\n"):
        row = start, start + len(line)
        cuts = [found.span() for found in separator.finditer(plain, *row)]
        if len(cuts) >= _LEAST_FIELDS - 1:
            ends = [cut[0] for cut in cuts] + [row[1]]
            for left, right in zip([row[0], *(cut[1] for cut in cuts)], ends, strict=True):
                yield Field(left, right, row)
        start = row[1] + 1

"""A long list, a page at a time."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

#: So many buttons under each other fit a phone's screen.
PER_PAGE = 8

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Page(Generic[Item]):
    """Some of a list; `number` counts from 0."""

    items: tuple[Item, ...]
    number: int
    pages: int


def page_of(items: Sequence[Item], number: int) -> Page[Item]:
    """The page of that number, or the last one when the list has grown shorter."""
    pages = max(1, -(-len(items) // PER_PAGE))
    number = min(number, pages - 1)
    start = number * PER_PAGE
    return Page(tuple(items[start : start + PER_PAGE]), number, pages)

"""Lists of words written as running text, so that they stay readable and easy to add to."""

from __future__ import annotations


def listed(words: str) -> frozenset[str]:
    """The words of a text, for looking up."""
    return frozenset(words.split())


def in_order(words: str) -> tuple[str, ...]:
    """The words of a text as a tuple, for `str.startswith`."""
    return tuple(words.split())


def either(words: str) -> str:
    """A pattern for any one of the words."""
    return f"(?:{'|'.join(words.split())})"

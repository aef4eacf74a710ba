"""The form in which texts are searched: without capitals, dots and marks."""

import unicodedata

from sqlalchemy import Column, ColumnElement


def searched(*texts: str | None) -> str:
    """The texts in one line as they are searched: "İl ŞEHİT" and "il sehit" are the same."""
    line = " ".join(text for text in texts if text)
    letters = unicodedata.normalize("NFKD", line.casefold())
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return " ".join(bare.replace("ı", "i").split())


def holds(column: Column[str], words: str) -> list[ColumnElement[bool]]:
    """Each of the words stands somewhere in the column."""
    return [column.contains(word, autoescape=True) for word in searched(words).split()]

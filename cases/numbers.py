"""A case's number as people type it: "SDK-2026-0042", "sdk 2026 42", "#42", "42"."""

import re
from dataclasses import dataclass

_LETTERS = "A-Za-zÇĞİÖŞÜçğıöşü"
_GAP = r"[\s./_–-]"
#: The number as the desk itself writes it.
_WRITTEN = re.compile(r"[A-ZÇĞİÖŞÜ]{2,6}-\d{4}-\d{4,8}")
#: Without a year; what is glued to it makes it something else: a date, an amount, a hotline.
_SHORT = re.compile(r"(?P<mark>#\s?)?0*(?P<nth>[1-9]\d{0,5})(?!\S)")


@dataclass(frozen=True, slots=True)
class Typed:
    """A number that somebody typed, and what stands behind it.

    `series` is "SDK-2026"; empty for a bare number, which means the newest year's. `is_sure`: it
    cannot be anything but a case's number.
    """

    nth: int
    series: str = ""
    is_sure: bool = True
    rest: str = ""

    def of(self, series: str) -> str:
        """The number in full; `series` is for one that names none."""
        return f"{self.series or series}-{self.nth:04d}"


def at_head(text: str, *, prefix: str) -> Typed | None:
    """The number that a text begins with."""
    text = text.strip()
    return _full(_pattern(prefix).match(text), prefix) or _short(_SHORT.match(text))


def anywhere(text: str, *, prefix: str) -> Typed | None:
    """The first number in a text that was asked for one; in full before bare."""
    return _full(_pattern(prefix).search(text), prefix) or _short(_SHORT.search(text))


def is_written(text: str) -> bool:
    """Whether a text of the desk names a case."""
    return _WRITTEN.search(text) is not None


def _pattern(prefix: str) -> re.Pattern[str]:
    """The full form; the number of another series, as of a former prefix, needs its strokes."""
    head = rf"(?<!\w)(?:{re.escape(prefix)}{_GAP}{{0,3}}|(?P<other>[{_LETTERS}]{{2,6}})-)"
    tail = rf"(?P<year>\d{{4}}){_GAP}{{1,3}}0*(?P<nth>[1-9]\d{{0,7}})(?!\w)"
    return re.compile(head + tail, re.IGNORECASE)


def _full(found: re.Match[str] | None, prefix: str) -> Typed | None:
    if found is None:
        return None
    series = f"{(found['other'] or prefix).upper()}-{found['year']}"
    return Typed(int(found["nth"]), series, rest=found.string[found.end() :].strip())


def _short(found: re.Match[str] | None) -> Typed | None:
    if found is None:
        return None
    rest = found.string[found.end() :].strip()
    return Typed(int(found["nth"]), is_sure=found["mark"] is not None, rest=rest)

"""The official holidays of Türkiye: law 2429, by the `holidays` package.

It knows the arife afternoons of both religious holidays and the afternoon of 28 October. The
days of religious holidays that nobody has announced yet are computed and marked as estimated.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from holidays import HALF_DAY, PUBLIC, country_holidays

from cases.words import Words

#: What the package adds to a name, in its two languages.
_ESTIMATED = "(tahmini)"
_FROM_ONE = (" (saat 13.00'ten)", " (from 1pm)")
_EVE = (" arifesi", " eve")
#: How the package names a day that holds two holidays.
_AND = "; "


#: Known since long; where the search for the last known year begins.
_FIRST_YEAR = 2026


@dataclass(frozen=True, slots=True)
class Official:
    """One official holiday; `is_half`: only the afternoon, `is_estimated`: not announced yet."""

    name: Words
    is_half: bool = False
    is_estimated: bool = False


@lru_cache(maxsize=64)
def holidays_of(year: int) -> Mapping[date, Official]:
    """The official holidays of a year by their day."""
    full = _named(year, PUBLIC, "tr")
    half = _named(year, HALF_DAY, "tr")
    english = _named(year, HALF_DAY, "en_US") | _named(year, PUBLIC, "en_US")
    # A whole holiday on an arife wins: the union is taken in that order.
    return {
        day: _official(name, english[day], is_half=day not in full)
        for day, name in sorted((half | full).items())
    }


def last_announced() -> int:
    """The last year of which the days of both religious holidays are known, not computed."""
    year = _FIRST_YEAR
    while year < date.max.year - 1 and not any(
        holiday.is_estimated for holiday in holidays_of(year + 1).values()
    ):
        year += 1
    return year


def _named(year: int, category: str, language: str) -> dict[date, str]:
    found = country_holidays("TR", years=year, categories=(category,), language=language)
    return dict(found.items())


def _official(turkish: str, english: str, *, is_half: bool) -> Official:
    name = Words(tr=_plain(turkish, 0), en=_plain(english, 1))
    return Official(name, is_half=is_half, is_estimated=_ESTIMATED in turkish)


def _plain(name: str, language: int) -> str:
    """The name without what the package adds to it; both where a day holds two."""
    eve = _EVE[language]
    parts = (part.replace(_FROM_ONE[language], eve) for part in name.split(_AND))
    bare = (part.removesuffix(" (tahmini)").removesuffix(" (estimated)") for part in parts)
    return " / ".join(dict.fromkeys(bare))

"""Institutions compared by their names, however those are typed; municipalities above all."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from cases.municipalities import listed
from cases.people import Municipality

#: What a name is dressed in ("T.C.", "İlçe"): of no use in telling two apart.
_DRESS = frozenset(("t", "c", "tc", "il", "ili", "ilce", "ilcesi", "baskanligi"))
#: Behind the name of a municipality; what follows is a part of it ("Zabıta Müdürlüğü").
_OFFICE = frozenset(("belediye", "belediyesi", "bld", "bel"))
_METROPOLITAN = "buyuksehir"
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Town:
    """A municipality as it is compared: the words of its name without its office."""

    name: tuple[str, ...]
    province: tuple[str, ...]

    @classmethod
    def of(cls, municipality: Municipality) -> "Town":
        """The municipality that a person chose or typed."""
        before, _ = _parted(_bare(municipality.name))
        return cls(before, words(municipality.province))

    def runs(self, institution: str | None) -> bool:
        """Whether that is the municipality or a part of it, with or without its province."""
        named = _bare(institution)
        before, behind = _parted(named)
        plain = tuple(word for word in self.name if word != _METROPOLITAN)
        names = {self.name, plain} if plain == self.province else {self.name}
        is_elsewhere = bool(_provinces().difference(self.province).intersection(behind))
        is_named = before in names or before in {self.province + name for name in names}
        return before != named and is_named and not is_elsewhere


def words(name: str | None) -> tuple[str, ...]:
    """The words of a name without capitals, dots and marks: "T.C. İĞDIR" is t, c, igdir."""
    letters = unicodedata.normalize("NFKD", (name or "").casefold())
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return tuple(_WORD.findall(bare.replace("ı", "i")))


def same(one: str | None, other: str | None) -> bool:
    """Whether two names are of one institution; no name is of none."""
    return bool(_bare(one)) and _bare(one) == _bare(other)


def _bare(name: str | None) -> tuple[str, ...]:
    return tuple(word for word in words(name) if word not in _DRESS)


def _parted(named: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What stands before the office and what behind it; without an office all stands before."""
    at = next((nth for nth, word in enumerate(named) if word in _OFFICE), len(named))
    return named[:at], named[at + 1 :]


@lru_cache(maxsize=1)
def _provinces() -> frozenset[str]:
    return frozenset(word for each in listed() for word in words(each.province))

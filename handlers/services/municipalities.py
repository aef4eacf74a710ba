"""Finding a municipality as an officer types its name."""

from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz, process

from cases.municipalities import Kind, Listed, listed
from handlers.services.entries import key_of
from knowledge.text import fold, tokens

#: So many suggestions fit a phone's screen beside the other two buttons.
SUGGESTED = 6
#: Of 100. "kadikoy" for Kadıköy is 100 after folding; two letters off in seven are 71.
SIMILAR = 72.0
#: What a municipality's name is dressed in: of no use in telling two apart.
_DRESS = frozenset(
    (
        *("belediye", "belediyem", "belediyesi", "belediyesinde", "belediyesinden", "bld", "bel"),
        *("baskanligi", "ilce", "ilcesi", "il", "ili", "tc"),
    )
)
_METROPOLITAN = fold("büyükşehir")
#: A name has at most so many words: "Kahramanmaraş Onikişubat ilçe belediyesi".
_NAME_WORDS = 5
_ORDER = {Kind.METROPOLITAN: 0, Kind.PROVINCIAL: 1, Kind.DISTRICT: 2}


@dataclass(frozen=True, slots=True)
class _Spelling:
    text: str
    town: Listed


def town_key(town: Listed) -> str:
    """Eight hexadecimal digits that stay the same while the list grows."""
    return key_of(f"{town.province}/{town.chosen.name}")


def town_by_key(key: str) -> Listed | None:
    """The municipality of a button's key."""
    return _keys().get(key)


def suggest(typed: str) -> tuple[Listed, ...]:
    """Up to six municipalities like the typed name, best first; metropolitan before district."""
    words = [word for word in tokens(typed) if word not in _DRESS]
    if not words:
        return ()
    wants_metropolitan = _METROPOLITAN in words
    text = " ".join(word for word in words if word != _METROPOLITAN)
    best: dict[Listed, float] = {}
    for spelling, score in _scored(text):
        bonus = 5.0 if wants_metropolitan and spelling.town.kind is Kind.METROPOLITAN else 0.0
        best[spelling.town] = max(best.get(spelling.town, 0.0), score + bonus)
    ranked = sorted(best, key=lambda town: (-best[town], _ORDER[town.kind], town.name))
    return tuple(ranked[:SUGGESTED])


def without_dress(typed: str) -> str:
    """A typed name without "Belediyesi" behind it, which the screens add themselves.

    Empty where there is no name besides.
    """
    words = typed.split()
    while words and fold(words[-1]) in _DRESS:
        words.pop()
    return " ".join(words)


def reads_like_question(typed: str) -> bool:
    """Whether somebody asked to name her municipality seems to ask something instead."""
    return "?" in typed or len(tokens(typed)) > _NAME_WORDS


def _scored(text: str) -> list[tuple[_Spelling, float]]:
    spellings = _spellings()
    near = process.extract(
        text, [s.text for s in spellings], scorer=fuzz.ratio, score_cutoff=SIMILAR, limit=40
    )
    found = [(spellings[index], score) for _, score, index in near]
    if len(text) > 1:
        found += [(s, 95.0) for s in spellings if s.text.startswith(text)]
    return found


@lru_cache(maxsize=1)
def _spellings() -> tuple[_Spelling, ...]:
    spellings: list[_Spelling] = []
    for town in listed():
        name, province = (" ".join(tokens(part)) for part in (town.name, town.province))
        texts = {name} if name == province else {name, f"{name} {province}", f"{province} {name}"}
        spellings += [_Spelling(text, town) for text in sorted(texts)]
    return tuple(spellings)


@lru_cache(maxsize=1)
def _keys() -> dict[str, Listed]:
    return {town_key(town): town for town in listed()}

"""Words that name a danger to life right now: whoever types them is told whom to call first."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from knowledge.concepts import Concepts, concepts
from knowledge.entry import Phrase, Slug, Value
from knowledge.text import tokens

#: "bıçaklandığında", "düştükten sonra": told of some time, not of now.
_TOLD = re.compile(r"[dt][iu](?:g[iu]|kt|kc)")


class Emergency(Value):
    """A kind of danger: its words, and whom to call, the first one first.

    `words` count wherever they stand, `alone` only where the message says nothing else.
    """

    key: Slug
    words: tuple[Phrase, ...] = ()
    alone: tuple[Phrase, ...] = ()
    refer_to: Annotated[tuple[Slug, ...], Field(min_length=1)]


@dataclass(frozen=True, slots=True)
class _Kind:
    """An emergency as messages are compared with it."""

    refer_to: tuple[str, ...]
    words: Concepts
    alone: frozenset[tuple[str, ...]]

    @classmethod
    def of(cls, kind: Emergency) -> "_Kind":
        words = concepts([kind.words] if kind.words else [])
        return cls(kind.refer_to, words, frozenset(map(tokens, kind.alone)))

    def is_named_by(self, said: Sequence[str], whole: tuple[str, ...]) -> bool:
        return whole in self.alone or bool(self.words.found_in(said))


@dataclass(frozen=True, slots=True)
class Emergencies:
    """All that the editors wrote down, ready to be compared with a message."""

    kinds: tuple[_Kind, ...] = ()

    @classmethod
    def of(cls, kinds: Iterable[Emergency]) -> "Emergencies":
        """Prepare them."""
        return cls(tuple(map(_Kind.of, kinds)))

    def named_in(self, text: str) -> tuple[str, ...]:
        """The keys of whom to call because of a message, each once; none for most messages."""
        words = tokens(text)
        said = tuple("" if _TOLD.search(word) else word for word in words)
        whole = tuple(dict.fromkeys(words))  # "acil acil acil"
        named = (kind for kind in self.kinds if kind.is_named_by(said, whole))
        return tuple(dict.fromkeys(key for kind in named for key in kind.refer_to))

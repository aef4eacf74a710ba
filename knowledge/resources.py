"""The publications, practices and events together, found by the words of a question.

They are searched beside the entries, by the same words of the same query and with the rarity
that the entries give these words. No entry is scored or decided upon by anything here.
"""

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from math import fsum

from knowledge.entry import Entry
from knowledge.index import Index, word_terms, wordings_of
from knowledge.query import Query
from knowledge.resource import Event, Practice, Publication, Resource
from knowledge.text import tokens

#: A question names a resource that is called by so much, by rarity, of its words.
ASKED_SHARE = 0.6
#: One word names nothing, unless it is the name of a whole register.
ASKED_WORDS = 2
#: A resource stands beside an entry that asks with so much, by rarity, of one of its names.
BESIDE_SHARE = 0.7
#: So many are shown beside something else; the rest is in the lists.
SHOWN = 3

#: How officers call a whole register; what sort of thing each is stands in its own kind.
_FAMILIES: Mapping[type[Resource], str] = {
    Publication: "yayın rapor kitap publication report",
    Practice: "iyi uygulama örnek good practice example",
    Event: "etkinlik takvim event",
}


@dataclass(frozen=True, slots=True)
class _Called:
    """The terms of a resource: of its title and aliases one by one, its register, its owner.

    `own` are those it is called by, whosever it is; `telling` are those that do not say whose;
    `known` are all of them.
    """

    names: tuple[frozenset[str], ...]
    family: frozenset[str]
    own: frozenset[str]
    telling: frozenset[str]
    known: frozenset[str]

    @classmethod
    def by(
        cls, names: Iterable[frozenset[str]], family: frozenset[str], owner: frozenset[str]
    ) -> "_Called":
        """The name of a register is no part of the names in it."""
        bare = tuple(name - family for name in names)
        own = family.union(*bare)
        return cls(bare, family, own, telling=own - owner, known=own | owner)

    def is_meant(self, asked: Set[str]) -> bool:
        """Whether it may be meant at all: an owner's name alone names nothing of hers."""
        if not self.family.isdisjoint(asked):
            return True
        return not self.telling.isdisjoint(asked) and len(asked & self.own) >= ASKED_WORDS


@dataclass(frozen=True)
class Resources:
    """Three registers, each in the order of its file; `index` is that of the entries."""

    publications: tuple[Publication, ...]
    practices: tuple[Practice, ...]
    events: tuple[Event, ...]
    index: Index

    @property
    def listed(self) -> tuple[Resource, ...]:
        """All of them."""
        return (*self.publications, *self.practices, *self.events)

    def asked_by(self, query: Query) -> tuple[Resource, ...]:
        """The ones that a question names, best first."""
        asked = query.stems.keys()
        shares = {
            resource: self._share(asked, called.known)
            for resource, called in self._called.items()
            if called.is_meant(asked)
        }
        return _best(shares, ASKED_SHARE)

    def beside(self, entry: Entry) -> tuple[Resource, ...]:
        """The ones that belong to an entry: of its topic, and called by its words."""
        asked = self._terms(wordings_of(entry))
        shares = {
            resource: max(self._share(name, asked) for name in called.names)
            for resource, called in self._called.items()
            if entry.topic in resource.topics
        }
        return _best(shares, BESIDE_SHARE)

    def _share(self, wanted: Iterable[str], held: Iterable[str]) -> float:
        """The part of the wanted terms that is held, by rarity, in 0..1.

        Sets have an order of their own in every process: only an exact sum makes equals equal.
        """
        rarity = {term: self.index.entry_words.idf_of(term) for term in wanted}
        whole = fsum(rarity.values())
        return fsum(rarity[term] for term in rarity.keys() & held) / whole if whole else 0.0

    @cached_property
    def _called(self) -> dict[Resource, "_Called"]:
        return {resource: self._calling(resource) for resource in self.listed}

    def _calling(self, resource: Resource) -> "_Called":
        family = self._terms((_FAMILIES[type(resource)], _kind(resource)))
        owner = self._terms((_owner(resource),))
        names = [self._terms((text,)) for text in (resource.title, *resource.aliases)]
        return _Called.by(names, family, owner)

    def _terms(self, texts: Iterable[str]) -> frozenset[str]:
        found = self.index.concepts.found_in
        words = ([w for w in tokens(t) if w not in self.index.fillers] for t in texts)
        return frozenset(chain.from_iterable(word_terms(w, found(w)) for w in words))


def _best(shares: Mapping[Resource, float], least: float) -> tuple[Resource, ...]:
    """The first few of those that reach the least; of equal ones the first comes first."""
    ordered = sorted(shares, key=lambda resource: -shares[resource])
    return tuple(resource for resource in ordered if shares[resource] >= least)[:SHOWN]


def _kind(resource: Resource) -> str:
    return resource.kind if isinstance(resource, Publication | Practice | Event) else ""


def _owner(resource: Resource) -> str:
    """Whose it is: its publisher, municipality or organiser."""
    match resource:
        case Publication(publisher=owner) | Practice(municipality=owner) | Event(organiser=owner):
            return owner or ""
    return ""

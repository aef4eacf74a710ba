"""The municipalities of Türkiye by province, as an officer may choose them.

Metropolitan, provincial and district municipalities; the townships (belde) are typed freely.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

from cases.people import Municipality


class Kind(StrEnum):
    """What sort of municipality it is."""

    METROPOLITAN = "büyükşehir"
    PROVINCIAL = "il"
    DISTRICT = "ilçe"


@dataclass(frozen=True, slots=True)
class Listed:
    """A municipality of the list; `district_of_metropolitan` tells the two sorts of district."""

    name: str
    province: str
    kind: Kind
    district_of_metropolitan: bool = False

    @property
    def chosen(self) -> Municipality:
        """The value that a person keeps when she chooses it."""
        metropolitan = self.kind is Kind.METROPOLITAN
        name = f"{self.name} Büyükşehir" if metropolitan else self.name
        return Municipality(name=name, province=self.province)


@lru_cache(maxsize=1)
def listed() -> tuple[Listed, ...]:
    """All of the list, in the order of the provinces' plate numbers."""
    return parse(Path(__file__).with_name("municipalities.txt").read_text(encoding="utf-8"))


def kind_of(municipality: Municipality) -> Kind | None:
    """What sort it is, if it was chosen from the list."""
    return _kinds().get((municipality.name, municipality.province))


@lru_cache(maxsize=1)
def _kinds() -> Mapping[tuple[str, str | None], Kind]:
    return {(each.chosen.name, each.province): each.kind for each in listed()}


def parse(text: str) -> tuple[Listed, ...]:
    """The municipalities of a text in the form that the head of the list describes."""
    found: list[Listed] = []
    seat: Listed | None = None
    for line in text.splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        if not line.startswith(" "):
            seat = _seat(line)
            found.append(seat)
            continue
        if seat is None:
            raise ValueError(f"districts before any province: {line.strip()}")
        found.extend(_districts(line, seat))
    return tuple(found)


def _seat(line: str) -> Listed:
    name = line.removesuffix("*").strip()
    kind = Kind.METROPOLITAN if line.rstrip().endswith("*") else Kind.PROVINCIAL
    return Listed(name, name, kind)


def _districts(line: str, seat: Listed) -> list[Listed]:
    within = seat.kind is Kind.METROPOLITAN
    names = (name.strip() for name in line.split(","))
    return [Listed(name, seat.name, Kind.DISTRICT, within) for name in names if name]

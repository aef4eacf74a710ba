"""The list of municipalities is whole, and equal to the register where that is at hand."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from cases.municipalities import Kind, Listed, listed, parse
from cases.people import Municipality

REGISTER = Path(__file__).parents[2].parent / "shared" / "data" / "municipalities.csv"
KINDS = {
    "büyükşehir": (Kind.METROPOLITAN, False),
    "büyükşehir ilçe": (Kind.DISTRICT, True),
    "il": (Kind.PROVINCIAL, False),
    "ilçe": (Kind.DISTRICT, False),
}


def test_the_list_holds_every_sort_in_full() -> None:
    count = Counter((town.kind, town.district_of_metropolitan) for town in listed())
    assert count == {
        (Kind.METROPOLITAN, False): 30,
        (Kind.DISTRICT, True): 519,
        (Kind.PROVINCIAL, False): 51,
        (Kind.DISTRICT, False): 403,
    }


def test_no_municipality_stands_twice() -> None:
    assert len({(town.province, town.name) for town in listed()}) == 1003


def test_every_province_has_one_seat() -> None:
    seats = [town.province for town in listed() if town.kind is not Kind.DISTRICT]
    assert len(seats) == len(set(seats)) == 81


@pytest.mark.parametrize(
    ("town", "chosen"),
    [
        (Listed("İstanbul", "İstanbul", Kind.METROPOLITAN), "İstanbul Büyükşehir"),
        (Listed("Kadıköy", "İstanbul", Kind.DISTRICT, True), "Kadıköy"),
        (Listed("Adıyaman", "Adıyaman", Kind.PROVINCIAL), "Adıyaman"),
    ],
)
def test_a_chosen_municipality_is_named_as_on_its_letterhead(town: Listed, chosen: str) -> None:
    assert town.chosen == Municipality(chosen, province=town.province, listed=True)


def test_districts_before_any_province_are_refused() -> None:
    with pytest.raises(ValueError, match="before any province"):
        parse("  Kadıköy, Üsküdar\n")


def test_the_list_equals_the_register() -> None:
    if not REGISTER.exists():
        return  # the register is not part of the repository; the counts above always hold
    with REGISTER.open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    # The register writes "19 mayıs" in small letters; a name is a name.
    register = {(r["province"], r["name"].casefold(), *KINDS[r["kind"]]) for r in rows}
    ours = {(t.province, t.name.casefold(), t.kind, t.district_of_metropolitan) for t in listed()}
    assert ours == register

"""Whatever is typed into rules.yaml, it is read or refused with sentences; nothing breaks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.rules import SHIPPED, RulesError, parse

ROWS = SHIPPED.read_text(encoding="utf-8").splitlines()
PLACES = st.integers(0, len(ROWS) - 1)
TYPED = st.one_of(
    st.text(max_size=20),
    st.sampled_from(["[]", "{}", "[{}]", "!!int 3", "? [a]", "<<: *x", "- ", "|", "'", "0", "~"]),
)


def _is_told_or_read(rows: list[str]) -> bool:
    try:
        parse("\n".join(rows).encode("utf-8", "surrogatepass"))
    except RulesError as error:
        return all(finding.message and finding.line >= 1 for finding in error.findings)
    return True


@given(PLACES)
def test_lost_row_is_told_or_does_no_harm(place: int) -> None:
    assert _is_told_or_read([*ROWS[:place], *ROWS[place + 1 :]])


@given(PLACES, PLACES)
def test_row_in_another_place_is_told_or_does_no_harm(one: int, other: int) -> None:
    rows = list(ROWS)
    rows.insert(other, rows.pop(one))
    assert _is_told_or_read(rows)


@given(PLACES, TYPED)
def test_other_value_is_told_or_does_no_harm(place: int, typed: str) -> None:
    key, colon, _ = ROWS[place].partition(":")
    assert _is_told_or_read([*ROWS[:place], f"{key}{colon} {typed}", *ROWS[place + 1 :]])


@given(st.binary(max_size=200).filter(bool))
def test_bytes_that_are_no_rules_are_told(raw: bytes) -> None:
    with pytest.raises(RulesError):
        parse(raw)

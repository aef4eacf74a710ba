"""No way leads from a note to an officer: shown by types, by imports and by trying every move."""

import ast
import importlib
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import get_type_hints

import pytest

from cases import moves
from cases.case import Author, Status
from cases.delivery import ToOfficer
from cases.errors import DeskError
from cases.moved import Moved
from cases.notice import KINDS, ExchangeShown, Notice, key, stored
from cases.people import Person
from tests.cases.desk import COLLEAGUE, HOUR, IN, NOON, OFFICER, RULES, SECRETARY, closed

ROOT = Path(__file__).parents[2]
SECRET = "gizli-iç-not"
#: What a case's own words live in.
WORDS = {"Case", "Exchange", "Note", "Request", "Opinion", "Referral", "Seat"}
#: The names of values that are keys, never words of a person; `sentence` is about a broken file.
KEYS = {
    *("number", "which", "other", "step", "state", "what", "since", "on", "week"),
    *("digest", "sentence", "entry_id", "version", "why", "promised_at", "closes_at", "before"),
}


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_a_notice_holds_numbers_and_keys_only(kind: type[Notice]) -> None:
    hints = get_type_hints(kind)
    own = {field.name: hints[field.name] for field in fields(kind)}
    assert set(own.values()) <= {int, bool, str}
    assert {name for name, hint in own.items() if hint is str} <= KEYS


def _imported(module: str) -> Iterator[tuple[str, str]]:
    tree = ast.parse((ROOT / f"{module.replace('.', '/')}.py").read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            yield from ((node.module or "", alias.name) for alias in node.names)
        if isinstance(node, ast.Import):
            yield from ((alias.name, "") for alias in node.names)


@pytest.mark.parametrize("module", ["cases.notice", "cases.delivery"])
def test_what_is_sent_knows_no_words_of_a_case(module: str) -> None:
    imported = set(_imported(module))
    assert not {name for _, name in imported} & WORDS
    assert {source for source, _ in imported if source.startswith("cases")} <= {
        *("cases.delivery", "cases.people", "cases.case")
    }
    assert {name for source, name in imported if source == "cases.case"} <= {"Attachment"}
    assert not WORDS & set(vars(importlib.import_module(module)))


@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize("by", [SECRETARY, COLLEAGUE])
def test_a_note_tells_nobody_anything(status: Status, by: Person) -> None:
    moved = moves.note(IN[status](), text=SECRET, by=by, at=NOON, rules=RULES, update_id=9)
    assert moved.note is not None
    assert (moved.note.text, moved.note.update_id) == (SECRET, 9)
    assert (moved.outgoing, moved.exchange) == ((), None)
    assert SECRET not in repr(moved.data)
    assert SECRET not in repr(moved.case)


def test_why_a_secretary_reopens_reaches_no_officer() -> None:
    moved = moves.reopen(closed(), text=SECRET, by=SECRETARY, at=NOON, rules=RULES)
    assert moved.exchange is None
    assert SECRET not in repr((moved.outgoing, moved.data, moved.case))


def _spoken() -> Iterator[Moved]:
    """Every move with words, from every state that allows it."""
    by_desk = (moves.ask, moves.reply, moves.decline, moves.note, moves.reopen)
    for status in Status:
        for move in (*by_desk, moves.add):
            by = OFFICER if move is moves.add else SECRETARY
            try:
                yield move(IN[status](), text=SECRET, by=by, at=NOON + HOUR, rules=RULES)
            except DeskError:
                continue


def test_no_words_at_all_stand_in_what_is_told_or_in_the_audit() -> None:
    spoken = list(_spoken())
    assert len(spoken) > len(Status)
    for moved in spoken:
        for outgoing in moved.outgoing:
            assert SECRET not in key(outgoing.notice)
            assert SECRET not in repr(stored(outgoing.notice))
        assert SECRET not in repr(moved.data)


def test_what_the_officer_is_shown_is_always_something_said_to_her() -> None:
    for moved in _spoken():
        to_her = [each for each in moved.outgoing if each.to == ToOfficer(moved.case.number)]
        shown = [each.notice for each in to_her if isinstance(each.notice, ExchangeShown)]
        said = moved.exchange
        if said is None or said.author is Author.OFFICER:
            assert shown == []
        else:
            assert shown == [ExchangeShown(moved.case.number, said.nth)]

"""What imports and the linter cannot say about how the house is built."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FLOORS = ("knowledge", "cases", "storage", "handlers", "bot")
#: Catching everything has two places: the last error handler and the worker's supervisor.
MAY_CATCH_ALL = {"handlers/errors.py", "bot/workers.py"}
MOST_LINES, MOST_LINES_OF_A_FUNCTION = 400, 50


def _sources(*floors: str) -> Iterator[tuple[str, ast.Module]]:
    for floor in floors:
        for path in sorted((ROOT / floor).rglob("*.py")):
            yield path.relative_to(ROOT).as_posix(), ast.parse(path.read_text(encoding="utf-8"))


def _modules_after(code: str) -> set[str]:
    """The top-level modules that a fresh interpreter has loaded after some code."""
    tail = "; import sys; print(*{name.partition('.')[0] for name in sys.modules})"
    done = subprocess.run(
        [sys.executable, "-c", code + tail], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return set(done.stdout.split())


def test_ground_floor_waits_for_nobody() -> None:
    waits = (ast.AsyncFunctionDef, ast.Await, ast.AsyncFor, ast.AsyncWith)
    found = [
        f"{name}:{node.lineno}"
        for name, tree in _sources("knowledge", "cases")
        for node in ast.walk(tree)
        if isinstance(node, waits)
    ]
    assert found == []


def test_everything_is_caught_in_two_places_only() -> None:
    found = {
        name
        for name, tree in _sources(*FLOORS)
        for node in ast.walk(tree)
        if isinstance(node, ast.ExceptHandler) and _catches_all(node)
    }
    assert found <= MAY_CATCH_ALL


def test_files_are_short() -> None:
    long = {
        path.relative_to(ROOT).as_posix(): lines
        for floor in FLOORS
        for path in (ROOT / floor).rglob("*.py")
        if path.parent.name != "versions"  # a migration is generated, and whole
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > MOST_LINES
    }
    assert long == {}


def test_functions_are_short() -> None:
    long = [
        f"{name}:{node.lineno} {node.name}"
        for name, tree in _sources(*FLOORS)
        if "migrations/versions" not in name
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or 0) - node.lineno >= MOST_LINES_OF_A_FUNCTION
    ]
    assert long == []


@pytest.mark.parametrize(
    "command",
    [
        *("ask", "knowledge", "db", "privacy", "rules"),
        *("invite", "role", "people", "place", "export", "backup", "restore", "doctor"),
    ],
)
def test_command_without_telegram_imports_no_telegram_library(command: str) -> None:
    loaded = _modules_after(f"from bot.cli import build; build([{command!r}])")
    assert not loaded & {"aiogram", "telegram"}


def test_notices_are_delivered_without_aiogram() -> None:
    loaded = _modules_after("import bot.cli_deliver, bot.deliver")
    assert "aiogram" not in loaded
    assert "telegram" in loaded


def test_what_a_button_carries_is_packed_without_telegram() -> None:
    loaded = _modules_after("import handlers.callbacks, handlers.phrases, handlers.views.card")
    assert not loaded & {"aiogram", "telegram"}


def test_entries_are_asked_without_a_database() -> None:
    loaded = _modules_after("from bot.cli import build; build(['ask'])")
    assert not loaded & {"sqlalchemy", "alembic", "aiohttp"}


def test_clock_of_the_house_costs_no_library() -> None:
    assert "aiogram" not in _modules_after("from bot.compose import system_now")


def _catches_all(handler: ast.ExceptHandler) -> bool:
    kinds = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    names = {kind.id for kind in kinds if isinstance(kind, ast.Name)}
    return handler.type is None or bool(names & {"Exception", "BaseException"})

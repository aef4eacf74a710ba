"""Three files know the table of the notes: the one that keeps, that unties, that deletes."""

import ast
from pathlib import Path

import storage
from storage.tables import outbox

ROOM = Path(storage.__file__).parent
MAY_NAME_NOTES = {"notes.py", "forgetting.py", "retention.py"}


def _tables_of(path: Path) -> set[str]:
    """The tables that a file imports."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {
        alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("storage.tables")
        for alias in node.names
    }


def test_no_other_file_reads_the_notes() -> None:
    named = {path.name for path in ROOM.glob("*.py") if "notes" in _tables_of(path)}
    assert named == MAY_NAME_NOTES


def test_only_deleting_knows_both_notes_and_outbox() -> None:
    both = {name for name in MAY_NAME_NOTES if "outbox" in _tables_of(ROOM / name)}
    assert both == {"forgetting.py", "retention.py"}


def test_outbox_has_no_column_for_a_text() -> None:
    texts = {column.name for column in outbox.columns if "Text" in type(column.type).__name__}
    assert texts == set()

"""Entries' files on disk: read as they stand, written whole or not at all."""

import os
import tempfile
from pathlib import Path

#: Files below this folder are written, and no others.
ENTRIES = "entries"
#: The files of the content.
CONTENT = (".yaml", ".yml", ".txt")

#: The files of the content as they were last written: path, moment in nanoseconds, size in bytes.
Stamps = frozenset[tuple[str, int, int]]


def stamps(root: Path) -> Stamps:
    """What tells, without reading them, whether the files of a folder have changed."""
    files = (path for path in root.rglob("*") if path.suffix in CONTENT)
    return frozenset(map(_stamp, files))


def _stamp(path: Path) -> tuple[str, int, int]:
    try:
        stat = path.stat()
    except OSError:  # it went away meanwhile, which is a change as well
        return str(path), 0, 0
    return str(path), stat.st_mtime_ns, stat.st_size


def read_entry(root: Path, path: str) -> str | None:
    """The text of a file; None where there is none that can be read."""
    try:
        return _inside(root, path).read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return None


def write_entry(root: Path, path: str, text: str | None) -> None:
    """Put the text in place of the file, or take the file away for None; raises OSError."""
    file = _inside(root, path)
    if text is None:
        file.unlink(missing_ok=True)
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    # Not ".yaml": whoever reads the folder meanwhile must not take it for an entry.
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.stem}.", suffix=".new")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as new:
            new.write(text)
            new.flush()
            os.fsync(new.fileno())
        Path(name).chmod(file.stat().st_mode if file.exists() else 0o644)
        Path(name).replace(file)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise


def _inside(root: Path, path: str) -> Path:
    """The file below the entries; OSError for one that lies elsewhere."""
    file = (root / path).resolve()
    if not file.is_relative_to((root / ENTRIES).resolve()) or file.suffix != ".yaml":
        raise PermissionError(path)
    return file

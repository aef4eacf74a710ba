"""The file that keeps the vectors of wordings, so that each wording is embedded once.

A row stands under the digest of its wording, the file under the name of the model. A changed
wording is a new row, another model another file; what cannot be read is computed again.
"""

import hashlib
import tempfile
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from knowledge.postings import Singles

#: What reading a file raises that is cut off, not ours, or older.
UNREADABLE = (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile)
_DIGITS = 32


@dataclass(frozen=True, slots=True)
class VectorFile:
    """The vectors of one model in one folder."""

    path: Path

    @classmethod
    def of(cls, folder: Path, model: str) -> "VectorFile":
        """The file of a model; it need not exist."""
        return cls(folder / f"{model}.npz")

    def read(self, texts: Iterable[str]) -> dict[str, Singles]:
        """The vectors of those texts that it holds; of none when it cannot be read."""
        try:
            with self.path.open("rb") as file, np.load(file, allow_pickle=False) as held:
                keys, table = held["keys"].tolist(), held["vectors"]
        except UNREADABLE:
            return {}
        is_table = table.ndim == np.ndim([[]]) and len(keys) == len(table)
        if not is_table or not np.isfinite(table).all():
            return {}
        rows = dict(zip(keys, table.astype(np.float32), strict=True))
        return {text: rows[key] for text in texts if (key := _key(text)) in rows}

    def write(self, vectors: Mapping[str, Singles]) -> None:
        """Replace the file by these vectors at once, or not at all; raises OSError."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(
            dir=self.path.parent, prefix=self.path.stem, suffix=".new", delete=False
        ) as file:
            np.savez(file, keys=np.array([*map(_key, vectors)]), vectors=[*vectors.values()])
        Path(file.name).replace(self.path)


def _key(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]

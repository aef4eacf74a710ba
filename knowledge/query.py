"""A question as the search sees it: words without fillers, corrected, with their concepts."""

from dataclasses import dataclass

from rapidfuzz import fuzz, process

from knowledge.index import ANSWER_PREFIX, PREFIX, Index, letter_terms, same_words
from knowledge.postings import counted
from knowledge.text import tokens, trigrams

#: Shorter words, numbers and abbreviations are never corrected.
CORRECTED_FROM = 5
#: Below this likeness (0..100) two words are different words.
LIKENESS = 75
#: Words beyond this many are not looked at; officers' questions are shorter.
MAX_WORDS = 400


@dataclass(frozen=True, slots=True)
class Query:
    """Weighted terms of each view; `corrected` pairs a typed word with what it may mean.

    `meant` has the words as typed, or what they most likely mean. `is_cued` says whether a word
    shows that the question is about foreigners. `verbatim` is the number of the entry that has
    the question among its wordings, word for word.
    """

    words: tuple[str, ...]
    meant: tuple[str, ...]
    letters: dict[str, float]
    stems: dict[str, float]
    answer_stems: dict[str, float]
    concepts: tuple[str, ...]
    corrected: tuple[tuple[str, str], ...] = ()
    is_cued: bool = False
    text: str = ""
    verbatim: int | None = None


def read_query(text: str, index: Index) -> Query:
    """Prepare a text for the index it will be searched in."""
    typed = tokens(text)[:MAX_WORDS]
    words = tuple(w for w in typed if w not in index.fillers)
    guesses = {w: found for w in dict.fromkeys(words) if (found := _guesses(w, index))}
    meant = tuple(guesses[w][0][0] if w in guesses else w for w in words)
    typed_concepts = index.concepts.found_in(words)
    concepts = index.concepts.found_in(meant) if guesses else typed_concepts
    letters = counted(letter_terms(words, typed_concepts))
    stems = counted(w[:PREFIX] for w in words)
    for _word, found in guesses.items():
        for guess, weight in found:
            _add(stems, (guess[:PREFIX],), weight)
            _add(letters, trigrams(guess), weight)
    _add(stems, concepts, 1.0)
    return Query(
        words=words,
        meant=meant,
        letters=letters,
        stems=stems,
        answer_stems=counted(w[:ANSWER_PREFIX] for w in meant),
        concepts=concepts,
        is_cued=bool(index.cues.found_in(meant)),
        corrected=tuple((word, found[0][0]) for word, found in guesses.items()),
        text=text,
        verbatim=index.verbatim.get(same_words(typed)),
    )


def _guesses(word: str, index: Index) -> list[tuple[str, float]]:
    """Up to two known words that a mistyped one may mean, with weights in 0..1."""
    if len(word) < CORRECTED_FROM or not word.isalpha() or word[:5] in index.stems:
        return []
    found = process.extract(
        word, index.like(word), scorer=fuzz.ratio, score_cutoff=LIKENESS, limit=2
    )
    return [(guess, (score / 100) ** 2) for guess, score, _ in found]


def _add(terms: dict[str, float], names: tuple[str, ...], weight: float) -> None:
    for name in names:
        terms[name] = terms.get(name, 0.0) + weight

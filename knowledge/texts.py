"""The texts of an entry with the path at which each stands."""

from collections.abc import Iterator

from knowledge.document import Path
from knowledge.entry import AnswerText, English, Entry, Variant


def wordings_in(entry: Entry) -> Iterator[tuple[Path, str]]:
    """The question and the aliases."""
    yield ("question",), entry.question
    for place, alias in enumerate(entry.aliases):
        yield ("aliases", place), alias


def text_at(entry: Entry, path: Path) -> str:
    """The wording at a path."""
    return dict(wordings_in(entry))[path]


def asked_in(entry: Entry) -> Iterator[tuple[Path, str]]:
    """Everything that is searched or tested and never shown: aliases and tests."""
    for name, texts in (("aliases", entry.aliases), ("tests", entry.tests)):
        for place, text in enumerate(texts):
            yield (name, place), text


def shown_in(entry: Entry) -> Iterator[tuple[Path, str]]:
    """Every text that an officer may read."""
    yield ("question",), entry.question
    yield from _parts(("answer",), entry.answer)
    for status, variant in entry.variants.items():
        yield from _parts(("variants", status.value), variant)
    for place, source in enumerate(entry.sources):
        if source.note:
            yield ("sources", place, "note"), source.note
    for name in ("confidence_note", "volatile"):
        if text := getattr(entry, name):
            yield (name,), text
    if entry.english:
        yield ("english", "question"), entry.english.question
        yield from _parts(("english",), entry.english)


def _parts(at: Path, answer: AnswerText | Variant | English) -> Iterator[tuple[Path, str]]:
    yield (*at, "short"), answer.short
    for name in ("steps", "avoid"):
        for place, text in enumerate(getattr(answer, name)):
            yield (*at, name, place), text

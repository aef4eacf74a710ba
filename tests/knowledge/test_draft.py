"""The draft of an entry lacks nothing but what an editor alone can give."""

from dataclasses import replace
from datetime import date

import pytest

from knowledge.draft import Answered, draft
from knowledge.entry import Obligation
from knowledge.join import Joined, join
from knowledge.library import Library
from knowledge.loader import SHIPPED, inspect
from knowledge.shelf import Shelf

TODAY = date(2026, 11, 22)
OPINION = Answered(
    question="Yabancı çiftin sünnet şöleni için belediye salonu verilebilir mi?",
    wordings=("sünnet için salon istiyorlar, kimlikleri yok", "salon kiralama sünnet"),
    answer="Evet, salon herkese aynı koşullarla verilir. Talep yazılı alınır.",
    obligation=Obligation.DISCRETIONARY,
    conditions="Salonun boş olması gerekir.",
    basis=("5393 sayılı Belediye Kanunu madde 14/1-a", "Anayasa m. 10", "bilinmeyen genelge"),
    topic="belediye-hizmetleri",
    doubt="Kurul görüşüne dayanır.",
)


@pytest.fixture(scope="module")
def shelf() -> Shelf:
    """The shipped files as they were read."""
    return inspect(SHIPPED, TODAY, ())[0]


def _joined(answered: Answered, library: Library, shelf: Shelf) -> Joined:
    made = draft(answered, library, TODAY)
    file = f"entries/{made.topic}/{made.entry_id}.yaml"
    return join(made.text.encode(), file, shelf, TODAY)


def test_a_draft_of_an_opinion_lacks_wordings_and_nothing_else(
    shipped: Library, shelf: Shelf
) -> None:
    joined = _joined(OPINION, shipped, shelf)
    assert joined.entry
    assert {(finding.rule, finding.field) for finding in joined.faults} == {
        ("wordings", "aliases"),
        ("wordings", "tests"),
    }


def test_a_draft_is_clean_once_its_wordings_are_there(shipped: Library, shelf: Shelf) -> None:
    made = draft(OPINION, shipped, TODAY)
    more = "".join(f'  - "salon sünnet {letter} {letter * 3}"\n' for letter in "abcdefghij")
    tests = "".join(f'\n  - "şölen yeri {letter} {letter * 3}"' for letter in "klmn")
    text = made.text.replace("topic:", f"{more}topic:").replace("tests: []", f"tests:{tests}")
    file = f"entries/{made.topic}/{made.entry_id}.yaml"
    assert join(text.encode(), file, shelf, TODAY).faults == ()


def test_the_fields_of_an_opinion_are_filled_in(shipped: Library, shelf: Shelf) -> None:
    entry = _joined(OPINION, shipped, shelf).entry
    assert entry
    assert entry.obligation is Obligation.DISCRETIONARY
    assert entry.topic == "belediye-hizmetleri"
    assert entry.answer.steps == ("Salonun boş olması gerekir.",)
    assert [(s.law, s.articles) for s in entry.sources] == [
        ("5393", ("14/1-a",)),
        ("2709", ("10",)),
    ]
    assert entry.confidence_note == "Kurul görüşüne dayanır."


def test_the_askers_own_words_become_aliases(shipped: Library, shelf: Shelf) -> None:
    entry = _joined(OPINION, shipped, shelf).entry
    assert entry
    assert entry.aliases == OPINION.wordings


def test_a_basis_that_is_no_known_law_stays_visible(shipped: Library) -> None:
    text = draft(OPINION, shipped, TODAY).text
    assert "# dayanak olarak yazılmıştı, kanun anahtarını bulunuz: bilinmeyen genelge" in text


def test_an_id_that_is_taken_is_numbered(shipped: Library) -> None:
    again = replace(OPINION, question="YİMER 157")
    assert "yimer-157" in shipped.entries
    assert draft(again, shipped, TODAY).entry_id == "yimer-157-2"


@pytest.mark.parametrize(
    "spoiled",
    [
        {"question": ""},
        {"question": '"…" \\ : # {x}'},
        {"question": "سؤال؟"},
        {"answer": "uzun " * 900},
        {"answer": "", "wordings": (), "topic": "yok", "obligation": None, "basis": ()},
        {"wordings": ("iki\nsatır: 'tırnak' #", "iki satır: 'tırnak' #")},
    ],
)
def test_whatever_was_written_the_draft_can_be_read(
    spoiled: dict[str, object], shipped: Library, shelf: Shelf
) -> None:
    joined = _joined(replace(OPINION, **spoiled), shipped, shelf)  # type: ignore[arg-type]  # fields by name
    assert joined.entry, joined.faults

"""The desk answers, asks back or stays silent; in doubt it never answers."""

import math
from dataclasses import FrozenInstanceError, replace
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from knowledge.answer import Abstention, Answer, Clarification, Decision, Why
from knowledge.calibration import Calibration
from knowledge.concepts import concepts
from knowledge.entry import LegalStatus
from knowledge.index import Registers, build, same_words
from knowledge.library import Library, assemble
from knowledge.loader import inspect
from knowledge.query import read_query
from knowledge.rank import COMPARED, FEATURES, best_wording, nearest_wordings, score
from knowledge.shelf import Sheet
from knowledge.text import tokens

ENROL = "Yabancı çocuk okula nasıl kaydedilir?"
AID = "Muhtaç yabancı aileye gıda kolisi verilir mi?"
ODD = st.one_of(
    st.text(),
    st.text("okulmuhtacgidaçğıöşü ?.\n'’0\u200d\u202eم🙂\0", max_size=300),
    st.text(max_size=3).map(lambda part: part * 1400),
    st.lists(st.sampled_from(["okul", "kayıt", "koli", "nasıl", "?", "ayrıca", "🙂"])).map(
        " ".join
    ),
)


def gist(decision: Decision) -> tuple[object, ...]:
    """What a decision says, without its numbers."""
    match decision:
        case Answer(entry=entry, status=status, presumed=presumed, why=why):
            return ("answer", entry.id, status, presumed, why)
        case Clarification(entries=entries, why=why):
            return ("clarify", *(entry.id for entry in entries), why)
        case Abstention(nearest=nearest, why=why):
            return ("abstain", *(entry.id for entry in nearest), why)


@settings(max_examples=300, deadline=None)
@given(ODD)
@example("")
@example("🙂🙂🙂 🙂")
@example("\0\0")
@example("\u202eokul kaydı nasıl olur\u202c")
@example("?!?!?!?!")
@example("okul " * 299)
@example("\ud800")
def test_any_text_gets_a_decision(desk: Library, text: str) -> None:
    decision = desk.decide(text)
    assert isinstance(decision, Answer | Clarification | Abstention)
    assert 0 <= decision.evidence.probability <= 1
    assert 0 <= decision.evidence.coverage <= 1


@settings(max_examples=100, deadline=None)
@given(ODD)
def test_same_text_gets_the_same_decision(desk: Library, text: str) -> None:
    assert desk.decide(text) == desk.decide(text)
    assert desk.rank(text) == desk.rank(text)


@pytest.mark.parametrize(
    "text", ["", " ", "\n\t\u00a0", "?", "...!", "🙂", "\0", "merhaba", "mı?"]
)
def test_text_that_asks_nothing_is_empty(desk: Library, text: str) -> None:
    decision = desk.decide(text)
    assert isinstance(decision, Abstention)
    assert decision.why is Why.EMPTY


def test_question_that_an_entry_asks_is_answered(desk: Library) -> None:
    decision = desk.decide(ENROL)
    assert isinstance(decision, Answer)
    assert (decision.entry.id, decision.why) == ("okul-kaydi", Why.SURE)


def test_answer_is_the_first_of_its_evidence(desk: Library) -> None:
    decision = desk.decide(ENROL)
    assert isinstance(decision, Answer)
    assert decision.evidence.matches[0].entry == decision.entry
    scores = [match.score for match in decision.evidence.matches]
    assert scores == sorted(scores, reverse=True)


def test_question_outside_of_all_entries_is_not_answered(desk: Library) -> None:
    decision = desk.decide("Uzay istasyonuna roket fırlatmak için ruhsat harcı kaç lira tutuyor?")
    assert isinstance(decision, Abstention)
    assert decision.why is Why.NOT_FOUND


def test_word_of_every_entry_is_never_an_answer_on_its_own(desk: Library) -> None:
    words = {word for wording in desk.index.wordings for word in wording.split()}
    for word in sorted(words):
        for text in (word, f"{word} {word} {word}", f"{word}?", f"merhaba {word.upper()} mi"):
            assert not isinstance(desk.decide(text), Answer), text


@settings(max_examples=30, deadline=None)
@given(st.integers(1501, 6000), st.sampled_from([ENROL, AID, "okul", "🙂"]))
@example(4000, ENROL)
def test_pasted_document_is_never_an_answer(desk: Library, length: int, text: str) -> None:
    decision = desk.decide(((text + " ") * length)[:length])
    assert isinstance(decision, Abstention)
    assert decision.why is Why.TOO_LONG


@pytest.mark.parametrize("place", range(len(FEATURES)))
def test_probability_that_is_no_number_is_never_an_answer(desk: Library, place: int) -> None:
    coefficients = tuple(float("nan") if n == place else 1.0 for n in range(len(FEATURES) + 1))
    broken = replace(desk, calibration=Calibration(coefficients=coefficients))
    for text in (ENROL, AID, f"{ENROL} {AID}", "okul"):
        decision = broken.decide(text)
        assert math.isnan(decision.evidence.probability)
        assert isinstance(decision, Abstention)


def test_two_entries_of_the_same_words_are_never_told_apart(folder: Path) -> None:
    shelf, _ = inspect(folder)
    first = next(sheet for sheet in shelf.sheets if sheet.entry.id == "okul-kaydi")
    twin = first.entry.model_copy(update={"id": "okul-kaydi-iki"})
    library = assemble(replace(shelf, sheets=(*shelf.sheets, Sheet("x", first.document, twin))))
    for text in (ENROL, *first.entry.aliases, *first.entry.tests):
        assert not isinstance(library.decide(text), Answer), text
    tied = library.decide(ENROL)
    assert isinstance(tied, Clarification)
    assert {entry.id for entry in tied.entries} >= {"okul-kaydi", "okul-kaydi-iki"}


def test_status_is_asked_where_the_answer_depends_on_it(desk: Library) -> None:
    decision = desk.decide(AID)
    assert isinstance(decision, Clarification)
    assert decision.why is Why.STATUS
    assert [entry.id for entry in decision.entries] == ["ayni-yardim"]


@pytest.mark.parametrize(
    ("text", "status", "presumed"),
    [
        ("Kayıtsız aileye gıda kolisi verilir mi?", LegalStatus.UNREGISTERED, False),
        ("gkas aileye gıda kolisi verilir mi", LegalStatus.TEMPORARY_PROTECTION, False),
        ("Suriyeli aileye gıda kolisi verilir mi?", LegalStatus.TEMPORARY_PROTECTION, True),
        ("ikamet izni olan aileye gıda kolisi", LegalStatus.RESIDENCE_PERMIT, False),
    ],
)
def test_status_that_is_said_leads_to_its_variant(
    desk: Library, text: str, status: LegalStatus, presumed: bool
) -> None:
    decision = desk.decide(text)
    assert isinstance(decision, Answer)
    assert decision.entry.id == "ayni-yardim"
    assert (decision.status, decision.presumed) == (status, presumed)


def test_two_statuses_in_one_message_are_asked_about(desk: Library) -> None:
    decision = desk.decide("kayıtsız ya da ikamet izni olan aileye gıda kolisi verilir mi")
    assert isinstance(decision, Clarification)
    assert decision.why is Why.STATUS


@pytest.mark.parametrize(
    "joint", [" ", "\n", " Ayrıca ", " BİR DE ", " bunun yanında ", " Peki ", "\n\n2) "]
)
def test_two_questions_in_one_message_bring_both_entries(desk: Library, joint: str) -> None:
    decision = desk.decide(f"{ENROL}{joint}{AID}")
    assert isinstance(decision, Clarification)
    assert decision.why is Why.TWO_QUESTIONS
    assert {entry.id for entry in decision.entries} == {"okul-kaydi", "ayni-yardim"}


@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_part_that_is_not_known_hides_no_two_others(desk: Library, place: int) -> None:
    parts = [ENROL, AID]
    parts.insert(place, "Uzay gemisi kaç yılda gider?")
    decision = desk.decide(" ".join(parts))
    assert isinstance(decision, Clarification)
    assert {entry.id for entry in decision.entries} == {"okul-kaydi", "ayni-yardim"}


def test_question_asked_twice_is_one_question(desk: Library) -> None:
    decision = desk.decide(f"{ENROL} Yani yabancı öğrenci kaydı nasıl olur?")
    assert isinstance(decision, Answer)
    assert decision.entry.id == "okul-kaydi"


PLAIN = str.maketrans("çğıöşüâîûÇĞİÖŞÜ", "cgiosuaiuCGIOSU")


def retyped(text: str) -> dict[str, str]:
    """The same text as other keyboards and other hands would type it."""
    return {
        "capitals": text.replace("i", "İ").replace("ı", "I").upper(),
        "capitals without dots": text.upper().replace("İ", "I"),
        "small": text.replace("İ", "i").replace("I", "ı").lower(),
        "without diacritics": text.translate(PLAIN),
        "dotless": text.replace("i", "ı").replace("İ", "I"),
        "dotted": text.replace("ı", "i").replace("I", "İ"),
    }


@pytest.mark.parametrize(
    "text",
    [
        ENROL,
        AID,
        f"{ENROL} Ayrıca {AID}",
        "Suriyeli aileye gıda kolisi verilir mi?",
        "Uluslararası koruma başvurusu olan kişiye gıda kolisi verilir mi",
        "ilkokula başlama kaydı",
        "Geçici koruma statüsü ile mülteci farkı ne",
        "statü",
        "kayıtsız öğrenci kaydı",
    ],
)
def test_way_of_typing_does_not_change_the_decision(desk: Library, text: str) -> None:
    for way, other in retyped(text).items():
        assert gist(desk.decide(other)) == gist(desk.decide(text)), way


@pytest.mark.parametrize("text", [ENROL, AID, f"{ENROL} Ayrıca {AID}"])
def test_more_blanks_do_not_change_the_decision(desk: Library, text: str) -> None:
    assert gist(desk.decide(f"  {text.replace(' ', '   ')} ")) == gist(desk.decide(text))


def test_mistyped_word_still_finds_its_entry(desk: Library) -> None:
    for text in (
        "ambülans çagırma acill servsi",
        "okla kaydi nasil yaplır",
        "gida kolsi dagıtımı",
    ):
        best = desk.rank(text)[0].entry.id
        assert best in {"acil-saglik", "okul-kaydi", "ayni-yardim"}, text


def test_synonym_finds_what_its_group_finds(desk: Library) -> None:
    assert desk.rank("mektep")[0].entry.topic == "egitim"


def test_ranking_gives_a_reason_for_every_view(desk: Library) -> None:
    best, *_ = desk.rank("okul kaydı için belge")
    assert best.entry.id == "okul-kaydi"
    assert best.wording in {best.entry.question, *best.entry.aliases}
    assert best.score == pytest.approx(sum(reason.share for reason in best.reasons), abs=1e-3)
    words = {word for reason in best.reasons for word in reason.words}
    assert "okul" in words


def test_wording_that_two_entries_have_is_nobodys(folder: Path) -> None:
    shelf, _ = inspect(folder)
    first, second, *_ = (sheet.entry for sheet in shelf.sheets)
    twice = first.model_copy(update={"aliases": (*first.aliases, second.question)})
    registers = Registers(concepts([]), frozenset(), concepts([]))
    index = build((twice, second), registers)
    assert index.verbatim.get(same_words(tokens(first.question))) == 0
    assert same_words(tokens(second.question)) not in index.verbatim


def test_mistyped_word_is_known_where_the_word_it_means_stands(desk: Library) -> None:
    known, typed, unknown = (
        desk.decide(f"{word} çağrısı").evidence.coverage
        for word in ("ambulans", "abmulans", "uzaygemisi")
    )
    assert unknown < typed <= known


def test_nearest_wordings_are_those_of_the_entry_nearest_first(desk: Library) -> None:
    index = desk.index
    scored = score(read_query("okul kaydı için belge", index), index, desk.calibration)
    first = scored.order[0]
    near = nearest_wordings(scored, first, index)
    assert len(near) == COMPARED
    assert all(index.starts[first] <= n < index.ends[first] for n in near)
    assert index.wordings[near[0]] == best_wording(scored, first, index)
    likeness = scored.by_wording[near].tolist()
    assert likeness == sorted(likeness, reverse=True)


def test_asking_changes_nothing_in_the_library(folder: Path) -> None:
    library = assemble(inspect(folder)[0])
    before = contents(library)
    for text in (ENROL, AID, f"{ENROL} {AID}", "", "x" * 5000, "🙂", "okul"):
        library.decide(text)
        library.rank(text)
    assert contents(library) == before


def contents(library: Library) -> list[object]:
    """All numbers and values of a library, for comparing."""
    index = library.index
    views = (index.letters, index.entry_words, index.answer_words)
    rarities = (index.wording_letters, index.entry_letters, index.entry_words, index.answer_words)
    return [
        *((view.weights.tobytes(), view.docs.tobytes(), dict(view.rows)) for view in views),
        *(dict(rarity.idf) for rarity in rarities),
        index.starts.tobytes(),
        repr(library.entries),
        repr(library.calibration),
        dict(library.replaced),
        index.wordings,
        library.digest,
    ]


def test_library_and_decisions_cannot_be_changed(desk: Library) -> None:
    decision = desk.decide(ENROL)
    with pytest.raises(FrozenInstanceError):
        desk.digest = "x"  # type: ignore[misc]  # the point of the test
    with pytest.raises(FrozenInstanceError):
        decision.why = Why.CLOSE  # type: ignore[misc]  # the point of the test


def test_desk_without_entries_abstains(desk: Library) -> None:
    index = build((), Registers(desk.index.concepts, desk.index.fillers, desk.index.cues))
    empty = replace(desk, entries={}, index=index)
    assert empty.rank("yardım paketi") == ()
    assert isinstance(empty.decide("yardım paketi alabilir miyiz"), Abstention)


def test_matter_of_any_citizen_is_asked_back_where_the_entry_speaks_of_foreigners(
    shipped: Library,
) -> None:
    assert not isinstance(shipped.decide("emlak vergisi borcu"), Answer)
    assert isinstance(shipped.decide("yabancı emlak vergisi öder mi"), Answer)

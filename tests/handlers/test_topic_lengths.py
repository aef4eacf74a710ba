"""Whatever is written into a case: no screen of its topic is longer than Telegram takes."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from cases import rules
from cases.board import Referral
from cases.case import (
    Attachment,
    Author,
    Case,
    Exchange,
    ExchangeKind,
    Extension,
    FileKind,
    Note,
    Progress,
    Request,
    Status,
    Targets,
    Urgency,
)
from cases.move import Move
from cases.notice import ExchangeShown, TargetExtended
from cases.people import Grant, Language, Municipality, Person, Post, Role
from cases.queue import CaseEvent
from handlers.markup import ENTITIES, TEXT_CHARS, Html, length
from handlers.phrases import phrases
from handlers.services.cases import History
from handlers.services.dossier import Dossier
from handlers.services.referring import Brief
from handlers.services.speech import Preview
from handlers.views import desk as screens
from handlers.views.topic import TOPIC_CHARS, topic_card
from knowledge.answer import Match
from knowledge.library import Library

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
RULES = rules.load()
NUMBER = "SDK-2026-0042"
TEXTS: Mapping[str, str] = {
    "words": "sözcük " * 580,
    "one word": "ş" * 4096,
    "markup": "<b>&" * 1000,
    "signs of two units": "🧒" * 2040,
    "paragraphs": "Bir satır.\n\n" * 340,
}
LONG = pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
BOTH = pytest.mark.parametrize("language", Language)
SECRETARY = Person(
    4,
    2001,
    Language.TURKISH,
    NOW,
    grants=(Grant(1, Role.SECRETARY, NOW, post=Post(title="u" * 120)),),
)


def _case(text: str, status: Status = Status.CLAIMED) -> Case:
    request = Request(
        "hukuki-teknik",
        text[:200],
        text,
        Municipality("Ondokuzmayıs Büyükşehir", "Kahramanmaraş"),
        urgency=Urgency.URGENT,
    )
    progress = Progress(
        Targets(NOW + timedelta(days=1), NOW + timedelta(days=9)),
        extensions=(Extension(timedelta(hours=8), text, NOW),),
    )
    return Case(
        number=NUMBER,
        revision=1,
        status=status,
        request=request,
        opened_at=NOW,
        progress=progress,
        officer_id=7,
        holder_id=4,
    )


def _fits(pages: Sequence[str]) -> None:
    assert pages
    assert all(0 < length(Html(page)) <= TEXT_CHARS for page in pages)
    assert all(page.count("</") <= ENTITIES for page in pages)


@LONG
@BOTH
@pytest.mark.parametrize("status", Status)
def test_the_card_fits_one_message(text: str, language: Language, status: Status) -> None:
    case = _case(text, status)
    linked = tuple(replace(case, number=f"SDK-2026-{n:04d}") for n in range(120))
    referral = Referral(1, 1, NUMBER, text, 4, NOW, NOW, ())
    dossier = Dossier(case, NOW, RULES, SECRETARY, linked, referral)
    shown = topic_card(dossier, phrases(language))
    assert len(shown.card.parts) == 1
    _fits(shown.card.parts)
    assert len(shown.topic) <= TOPIC_CHARS


@LONG
@BOTH
@pytest.mark.parametrize("move", [Move.ASK, Move.REPLY, Move.DECLINE, Move.EXTEND])
def test_a_preview_shows_the_whole_text_in_messages_that_fit(
    text: str, language: Language, move: Move, library: Library
) -> None:
    kinds = {Move.ASK: ExchangeKind.ASK, Move.DECLINE: ExchangeKind.DECLINE}
    kind = kinds.get(move, ExchangeKind.REPLY)
    file = Attachment(FileKind.DOCUMENT, "d1")
    said = Exchange(2, kind, Author.DESK, NOW, text, attachments=(file,) * 10)
    extends = move is Move.EXTEND
    notice = TargetExtended(NUMBER, 1) if extends else ExchangeShown(NUMBER, 2)
    shown = Preview(
        _case(text),
        notice,
        None if extends else said,
        None,
        linked=("SDK-2026-0043", "SDK-2026-0044", "SDK-2026-0045"),
    )
    _fits(screens.preview(shown, move, library, phrases(language)))


@BOTH
def test_candidates_fit_also_with_long_questions(language: Language, library: Library) -> None:
    entry = next(iter(library.entries.values()))
    longest = entry.model_copy(update={"question": TEXTS["words"]})
    found = [Match(longest, score / 10, longest.question) for score in range(5)]
    _fits(screens.candidates(NUMBER, found, phrases(language)))


@LONG
@BOTH
def test_a_long_history_is_parted_into_messages_that_fit(text: str, language: Language) -> None:
    events = tuple(CaseEvent(NOW, 4, move, {}) for move in [*Move] * 10)
    said = tuple(
        Exchange(nth, ExchangeKind.ADDITION, Author.OFFICER, NOW, text, person_id=7)
        for nth in range(1, 30)
    )
    notes = tuple(Note(NOW, text, 4) for _ in range(30))
    shown = History(_case(text), NOW, events, said, notes, {4: SECRETARY})
    _fits(screens.history(shown, phrases(language)))


@LONG
@BOTH
def test_what_goes_to_the_board_fits(text: str, language: Language) -> None:
    brief = Brief(text, (1, 2, 3), shows_municipality=True)
    offer = screens.Offer()
    _fits(screens.referral(_case(text), brief, offer, RULES.board, phrases(language)))

"""Every notice has words, in both languages, that name what they are about."""

from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta

import pytest

from cases import rules
from cases.board import Outcome, Position, Referral, Result, Seat
from cases.case import (
    Attachment,
    Author,
    Case,
    Ending,
    Exchange,
    ExchangeKind,
    Extension,
    FileKind,
    Pause,
    Progress,
    Request,
    Status,
    Targets,
    Urgency,
)
from cases.delivery import DeliveryState, Message, ToPerson, TopicCardView
from cases.membership import Enrolment, HeldGrant
from cases.notice import (
    KINDS,
    BoardAsked,
    BoardReminder,
    CaseEnded,
    CaseLinked,
    CaseNotice,
    DeliveryFailed,
    DraftDecided,
    DraftReady,
    ExchangeShown,
    Notice,
    OfficerSilent,
    TargetExtended,
    TargetMoved,
    TopicCard,
    WeeklyGaps,
    restored,
)
from cases.outbox import RESTORED, UNDECODABLE, Undelivered, Unreadable
from cases.people import Grant, Language, Municipality, Person, Role
from cases.proposal import Proposal, ProposalKind
from cases.queue import Counts
from cases.sitting import Invitation
from cases.words import Words
from handlers.markup import TEXT_CHARS, length
from handlers.phrases import Tell, named, phrases
from handlers.services.delivery import Facts
from handlers.services.dossier import Dossier
from handlers.services.watching import Day, Watched
from handlers.views.notices import WORDS, render
from handlers.views.notices_watch import failed_head, reason_of
from handlers.views.topic import TOPIC_CHARS
from knowledge.library import Library

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
NUMBER = "SDK-2026-0042"
CASE = Case(
    number=NUMBER,
    revision=3,
    status=Status.CLAIMED,
    request=Request(
        type="hukuki",
        title="Kayıtsız aileye <ayni> yardım",
        text="Kaydı olmayan bir aileye gıda kolisi verilebilir mi?",
        municipality=Municipality("Şahinbey", "Gaziantep"),
        urgency=Urgency.URGENT,
    ),
    opened_at=NOW,
    progress=Progress(
        targets=Targets(NOW + timedelta(days=1), datetime(2026, 11, 30, 21, 30, tzinfo=UTC)),
        extensions=(Extension(timedelta(hours=8), "Kurum görüşü bekleniyor", NOW),),
    ),
    officer_id=7,
)
EXCHANGE = Exchange(
    nth=1,
    kind=ExchangeKind.REPLY,
    author=Author.DESK,
    at=NOW,
    text="Verilebilir.\n\nDayanak: 5393 m. 14 <b>",
    attachments=(Attachment(FileKind.DOCUMENT, "doc-1"),),
)
REFERRAL = Referral(
    id=4,
    revision=2,
    number=NUMBER,
    brief="Gıda kolisi verilebilir mi?",
    referred_by=9,
    referred_at=NOW,
    due_at=NOW + timedelta(days=7),
    seats=(),
    outcome=Outcome(Result.ADOPTED, "Üç görüşün tamamı olumlu.", NOW, Position.YES, "takdir"),
)
#: Values that a field needs; everything else is found by its type.
SAMPLES: dict[str, list[object]] = {
    "number": [NUMBER],
    "other": ["SDK-2026-0007"],
    "why": ["urgency", "type"],
    "which": ["respond", "due"],
    "on": ["2026-11-23"],
    "state": ["unknown", "dead", "parked"],
    "step": ["clear", "recused", "opinion", "late_opinion", "abstained"],
    "what": ["sweep", "delivery", "group"],
    "since": ["2026-11-23T09:00:00+00:00"],
    "promised_at": ["", "2026-11-23T09:00:00+00:00"],
    "closes_at": ["2026-11-23T09:00:00+00:00"],
    "before": ["", "adopted"],
    "is_over": [True, False],
    "is_back": [True, False],
    "satisfied": [True, False],
    "nth": [1],
    "week": ["2026-W48", "2027-W01"],
}
DRAFT_STATES: list[object] = ["waiting", "published", "refused", "rolled_back", "overturned"]


def _samples(kind: type[Notice]) -> list[Notice]:
    """Notices of that kind, one for every value of its telling fields."""
    found: list[dict[str, object]] = [{}]
    for each in fields(kind):
        plain: list[object] = ["değer" if each.type is str else 4]
        values = SAMPLES.get(each.name, plain)
        if kind.__name__ == "DraftDecided" and each.name == "state":
            values = DRAFT_STATES
        found = [sample | {each.name: value} for sample in found for value in values]
    return [restored(kind.__name__, sample) for sample in found]


EVERY_NOTICE = [notice for kind in KINDS.values() for notice in _samples(kind)]


@pytest.fixture
def facts(library: Library) -> Facts:
    entry = next(iter(library.entries.values()))
    request = Enrolment(4, 7, Municipality("Şahinbey", "Gaziantep"), NOW)
    grant = HeldGrant(7, Grant(4, Role.EDITOR, NOW))
    dossier = Dossier(CASE, NOW, rules.load())
    failed = Undelivered(7, DeliveryState.DEAD, ExchangeShown(NUMBER, 1), ToPerson(4), NOW)
    secretary = Person(4, 2001, Language.TURKISH, NOW, grants=(Grant(1, Role.SECRETARY, NOW),))
    day = Day(Counts({Status.WAITING: 2}, unclaimed=1, overdue=3), enrolments=1)
    watched = Watched(secretary, day, failed)
    proposal = Proposal(4, ProposalKind.CHANGE, entry.id, "entries/a.yaml", "", 7, NOW)
    known = Facts(CASE, EXCHANGE, entry, request, grant, dossier=dossier, proposal=proposal)
    return replace(known, watched=watched, referral=REFERRAL)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("notice", EVERY_NOTICE, ids=repr)
def test_every_notice_has_words(facts: Facts, notice: Notice, language: Language) -> None:
    if isinstance(notice, BoardAsked | BoardReminder):  # these go to a member alone
        seat = Seat(1, 7, NOW, NOW + timedelta(days=7))
        facts = replace(facts, invitation=Invitation(4, NUMBER, seat, Words(tr="Hukuki soru")))
    shown = render(notice, facts, phrases(language))
    message = shown.card if isinstance(shown, TopicCardView) else shown
    assert all(0 < length(part) <= TEXT_CHARS for part in message.parts)
    if isinstance(notice, CaseNotice):
        assert NUMBER in message.parts[0]
    if isinstance(notice, DraftReady | DraftDecided):
        assert facts.proposal
        assert facts.proposal.entry_id in message.parts[0]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (Language.TURKISH, ("okunamayan bildirim", "masanın bu sürümü bildirimi okuyamıyor")),
        (Language.ENGLISH, ("unreadable notice", "this version of the desk cannot read it")),
    ],
)
def test_a_notice_of_another_version_is_told_in_words(
    facts: Facts, language: Language, words: tuple[str, str]
) -> None:
    unreadable = Undelivered(
        7, DeliveryState.DEAD, Unreadable("TeaServed"), ToPerson(4), NOW, reason=UNDECODABLE
    )
    known = replace(facts, watched=Watched(failed=unreadable))
    shown = render(DeliveryFailed(7, "dead"), known, phrases(language))
    assert isinstance(shown, Message)
    assert all(part in shown.parts[0] for part in words)


@pytest.mark.parametrize("language", Language)
def test_a_notice_of_a_restored_backup_says_so_in_words(language: Language) -> None:
    doubted = Undelivered(
        7, DeliveryState.UNKNOWN, ExchangeShown(NUMBER, 1), ToPerson(4), NOW, reason=RESTORED
    )
    said = reason_of(doubted, phrases(language))
    assert {"tr": "yedek geri yüklendi", "en": "a backup was restored"}[language] in said


def test_a_failure_that_was_told_before_retries_were_counted_is_still_known() -> None:
    kept = {"outbox_id": 7, "state": "dead"}
    assert restored("DeliveryFailed", kept) == DeliveryFailed(7, "dead")


def test_words_are_registered_for_every_kind_and_no_other() -> None:
    assert set(WORDS) == set(KINDS.values()) - {TopicCard}


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("notice", EVERY_NOTICE, ids=repr)
def test_every_notice_that_failed_has_a_name(notice: Notice, language: Language) -> None:
    failed = Undelivered(7, DeliveryState.DEAD, notice, ToPerson(4), NOW)
    assert failed_head(failed, phrases(language))


def test_a_failure_for_somebody_forgotten_names_no_group(facts: Facts) -> None:
    failed = Undelivered(7, DeliveryState.DEAD, ExchangeShown(NUMBER, 1), ToPerson(4), NOW)
    gone = replace(facts, watched=Watched(None, None, failed))
    shown = render(DeliveryFailed(7, "dead"), gone, phrases(Language.TURKISH))
    assert isinstance(shown, Message)
    assert "sekretarya grubu" not in shown.parts[0]
    assert "kaydı silinmiş kişi" in shown.parts[0]


@pytest.mark.parametrize("kind", ["TargetNear", "TargetMissed"])
def test_a_warning_kept_without_its_moment_still_has_words(facts: Facts, kind: str) -> None:
    kept = restored(kind, {"number": NUMBER, "which": "due", "round": 1})
    shown = render(kept, facts, phrases(Language.TURKISH))
    assert isinstance(shown, Message)
    assert NUMBER in shown.parts[0]


@pytest.mark.parametrize("language", Language)
def test_a_case_closed_for_a_missing_answer_says_so(facts: Facts, language: Language) -> None:
    silent = replace(facts, case=replace(CASE, status=Status.CLOSED, ending=Ending.UNANSWERED))
    shown = [render(CaseEnded(NUMBER, 0), each, phrases(language)) for each in (facts, silent)]
    assert all(isinstance(each, Message) for each in shown)
    assert shown[0] != shown[1]


def test_the_secretariat_reads_when_a_silent_case_closes(facts: Facts) -> None:
    told = OfficerSilent(NUMBER, 2, datetime(2026, 12, 14, 5, 30, tzinfo=UTC).isoformat())
    shown = render(told, facts, phrases(Language.TURKISH))
    assert isinstance(shown, Message)
    assert "14 Aralık 2026" in shown.parts[0]


def test_an_answer_brings_its_files_and_hides_no_markup(facts: Facts) -> None:
    shown = render(ExchangeShown(NUMBER, 1), facts, phrases(Language.TURKISH))
    assert isinstance(shown, Message)
    assert "&lt;b&gt;" in shown.parts[0]
    assert shown.attachments == EXCHANGE.attachments


def test_an_extension_says_the_new_day_in_the_desks_own_time(facts: Facts) -> None:
    shown = render(TargetExtended(NUMBER, 1), facts, phrases(Language.TURKISH))
    assert isinstance(shown, Message)
    assert "1 Aralık 2026" in shown.parts[0]
    assert "Kurum görüşü bekleniyor" in shown.parts[0]


def test_what_she_writes_to_reopen_says_nothing_of_an_answer_that_may_never_have_come(
    facts: Facts,
) -> None:
    again = replace(EXCHANGE, kind=ExchangeKind.COMPLAINT, author=Author.OFFICER)
    shown = render(
        ExchangeShown(NUMBER, 1), replace(facts, exchange=again), phrases(Language.TURKISH)
    )
    assert isinstance(shown, Message)
    assert "yeniden ele alınmasını istiyor" in shown.parts[0]
    assert "yanıtı" not in shown.parts[0]


def test_a_later_day_says_why(facts: Facts) -> None:
    shown = render(TargetMoved(NUMBER, 3, "urgency"), facts, phrases(Language.TURKISH))
    assert isinstance(shown, Message)
    assert "ivediliği değişti" in shown.parts[0]
    assert "1 Aralık 2026" in shown.parts[0]


def test_while_the_clock_stands_no_day_is_promised(facts: Facts) -> None:
    progress = replace(CASE.progress, pauses=(Pause(NOW),))
    paused = replace(facts, case=replace(CASE, progress=progress))
    shown = render(TargetMoved(NUMBER, 3, "type"), paused, phrases(Language.TURKISH))
    assert isinstance(shown, Message)
    assert "2026" not in shown.parts[0].replace(NUMBER, "")


@pytest.mark.parametrize(
    ("week", "language", "days"),
    [
        ("2026-W49", Language.TURKISH, "23–29 Kasım haftasında"),
        ("2026-W50", Language.TURKISH, "30 Kasım – 6 Aralık haftasında"),
        ("2027-W01", Language.TURKISH, "28 Aralık – 3 Ocak haftasında"),
        ("2026-W49", Language.ENGLISH, "the week 23–29 November"),
    ],
)
def test_the_weekly_word_names_the_days_of_the_week_before(
    facts: Facts, week: str, language: Language, days: str
) -> None:
    shown = render(WeeklyGaps(week), facts, phrases(language))
    assert isinstance(shown, Message)
    assert days in shown.parts[0]
    assert "90" in shown.parts[0]


@pytest.mark.parametrize("language", Language)
def test_the_number_of_another_officers_case_is_never_told(
    facts: Facts, language: Language
) -> None:
    shown = render(CaseLinked(NUMBER, "SDK-2026-0007"), facts, phrases(language))
    assert isinstance(shown, Message)
    assert "0007" not in str(shown)


def test_the_topic_is_named_by_number_municipality_and_title(facts: Facts) -> None:
    shown = render(TopicCard(NUMBER, 3), facts, phrases(Language.TURKISH))
    assert isinstance(shown, TopicCardView)
    assert shown.topic.startswith(f"{NUMBER} · Şahinbey")
    assert len(shown.topic) <= TOPIC_CHARS
    assert not shown.closes


@pytest.mark.parametrize("language", Language)
def test_every_state_and_everything_said_has_a_name(language: Language) -> None:
    t = phrases(language)
    assert all(t.plain(named("STATE", status, Tell)) for status in Status)
    assert all(t.plain(named("EXCHANGE", kind, Tell), number=NUMBER) for kind in ExchangeKind)

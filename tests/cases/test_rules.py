"""The working rules: what ships, what an installation may change without changing the program."""

from datetime import date, time, timedelta
from pathlib import Path

import pytest

from cases.board import Late, Method
from cases.case import Request, Urgency
from cases.move import BY_ITSELF, Move
from cases.people import Language, Role
from cases.rule_words import CAPACITIES
from cases.rules import SHIPPED, Rules, RulesError, load, parse
from cases.target import targets
from tests.cases.calendars import DAY, HOUR, at

TEXT = SHIPPED.read_text(encoding="utf-8")


def _with(old: str, new: str) -> Rules:
    assert TEXT.count(old) >= 1
    return parse(TEXT.replace(old, new, 1).encode())


def test_shipped_rules_hold() -> None:
    rules = load()
    assert set(rules.types) == {
        "hukuki-teknik",
        "strateji-metni",
        "ilkelere-uygunluk",
        "kurumla-iletisim",
    }
    assert rules.calendar.working_day == DAY


def test_every_move_has_somebody_or_is_the_desks_own() -> None:
    may = load().may
    assert set(may) == set(Move)
    assert {move for move in Move if not may[move]} <= BY_ITSELF


def test_auditor_and_editor_may_change_no_case() -> None:
    named = frozenset[str]().union(*load().may.values())
    assert not named & {Role.AUDITOR, Role.EDITOR, Role.MEMBER}


def test_every_role_has_a_word_in_the_rules() -> None:
    assert set(CAPACITIES.values()) == {*Role, "asker", "holder"}


def test_every_type_is_told_in_both_languages() -> None:
    for kind in load().types.values():
        for language in Language:
            assert kind.name.told(language)
            assert kind.about.told(language)
            assert kind.steps.told(language)
        assert kind.name.tr != kind.name.en


def test_english_that_is_missing_is_told_in_turkish() -> None:
    rules = _with("      en: Legal or technical question\n", "")
    name = rules.types["hukuki-teknik"].name
    assert name.told(Language.ENGLISH) == "Hukuki ve teknik soru"


def test_rules_of_an_installation_are_read_from_its_file(tmp_path: Path) -> None:
    own = tmp_path / "kurallar.yaml"
    own.write_text(TEXT.replace("prefix: SDK", "prefix: MBB"), encoding="utf-8")
    assert load(own).prefix == "MBB"


@pytest.mark.parametrize("key", ["close_unanswered_after", "  people"])
def test_rules_written_before_a_line_was_known_still_hold(key: str) -> None:
    line = next(line for line in TEXT.splitlines() if line.startswith(f"{key}:"))
    assert _with(f"{line}\n", "") == load()


def test_fifth_case_type_needs_no_change_of_the_program() -> None:
    fifth = """\
types:
  egitim-talebi:
    name: {tr: Eğitim talebi, en: Training request}
    about: {tr: Belediye personeli için eğitim istenir., en: Training for staff.}
    steps: {tr: [Sekretarya talebi okur., Eğitim planlanır.]}
    respond_within: 3 iş günü
    resolve_within: 20 iş günü
    urgent_respond_within: 1 iş günü
    urgent_resolve_within: 10 iş günü
    board: hayır
"""
    rules = _with("types:\n", fifth)
    assert len(rules.types) == 5
    opened = at("2026-11-23 08:30")
    request = Request("egitim-talebi", "Eğitim", "Uyum eğitimi istiyoruz.")
    assert targets(rules, request, opened).due_at == at("2026-12-18 17:30")


def test_another_quorum_needs_no_change_of_the_program() -> None:
    assert _with("quorum: 3", "quorum: 5").board.quorum == 5


def test_another_composition_needs_no_change_of_the_program() -> None:
    board = _with("    yerel-yonetim: 1", "    yerel-yonetim: 1\n    akademi: 2").board
    assert board.composition == {"yerel-yonetim": 1, "akademi": 2}


def test_another_target_needs_no_change_of_the_program() -> None:
    rules = _with("resolve_within: 5 iş günü", "resolve_within: 30 iş saati")
    assert rules.types["hukuki-teknik"].within(Urgency.NORMAL) == (DAY, 30 * HOUR)


def test_working_day_of_other_hours_stretches_what_is_promised() -> None:
    rules = _with('pazartesi: ["08:30-12:30", "13:30-17:30"]', 'pazartesi: ["08:00-18:00"]')
    assert rules.types["hukuki-teknik"].respond_within == 10 * HOUR


def test_other_votings_are_known_by_their_words() -> None:
    board = _with("method: oy çokluğu", "method: Oy Birliği").board
    assert board.method is Method.CONSENSUS
    assert _with("late: eklenir", "late: alınmaz").board.late is Late.REFUSE
    assert not _with("quorum: evet", "quorum: hayır").board.abstentions_count_to_quorum


def test_calendar_time_runs_at_night_and_on_holidays() -> None:
    rules = load()
    assert rules.close_after == timedelta(days=14)
    assert rules.retention.questions == timedelta(days=365)
    assert _with("invite_for: 14 gün", "invite_for: 2 hafta").roles.invite_for.days == 14


def test_digest_has_a_time_of_day() -> None:
    assert _with('digest_at: "08:45"', "digest_at: 9.15").digest_at == time(9, 15)


def test_own_days_come_into_the_calendar() -> None:
    rules = _with(
        "  closures: []",
        "  closures:\n    - {on: 2027-05-20, until: 2027-05-21, name: {tr: İdari izin}}",
    )
    shown = [rules.calendar.day(date(2027, 5, n)).why for n in (20, 21, 24)]
    assert [why.tr if why else None for why in shown] == ["İdari izin", "İdari izin", None]


def test_extra_day_and_half_day_come_into_the_calendar() -> None:
    half = _with("  half_days: []", "  half_days:\n    - {on: 2026-12-31, name: {tr: Yılbaşı}}")
    assert len(half.calendar.day(date(2026, 12, 31)).spans) == 1
    extra = "  open_days:\n    - {on: 2026-11-28, hours: ['09:00-13:00'], name: {tr: Telafi}}"
    assert _with("  open_days: []", extra).calendar.day(date(2026, 11, 28)).spans


def test_rules_do_not_change_once_read() -> None:
    with pytest.raises(ValueError, match="frozen"):
        load().prefix = "MBB"  # type: ignore[misc]


def test_same_file_gives_the_same_rules() -> None:
    assert load() == load()


def test_broken_rules_say_every_fault_at_once() -> None:
    text = TEXT.replace("quorum: 3", "quorum: 0").replace("attachments: 10", "attachments: 11")
    with pytest.raises(RulesError) as refused:
        parse(text.encode())
    assert len(refused.value.findings) == 2

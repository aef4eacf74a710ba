"""An officer can check on a wall calendar how her day was counted."""

from dataclasses import replace
from datetime import timedelta

from cases.case import Case, Extension, Pause, Progress, Request, Status
from cases.dates import clock_in_words, elapsed_in_words, working_in_words
from cases.people import Language
from cases.rules import load
from cases.target import explain, targets
from cases.words import Words
from tests.cases.calendars import DAY, HOUR, MINUTE, at, day

RULES = load()
REQUEST = Request("hukuki-teknik", "Nikâh", "Nikâh için hangi belgeler istenir?")
TR, EN = Language.TURKISH, Language.ENGLISH


def _case(opened: str, *pauses: Pause, extensions: tuple[Extension, ...] = ()) -> Case:
    found = targets(RULES, REQUEST, at(opened), pauses, extensions)
    progress = Progress(found, pauses=pauses, extensions=extensions)
    return Case("SDK-2026-0001", 1, Status.OPEN, REQUEST, at(opened), progress, officer_id=1)


def _told(case: Case, language: Language = TR) -> str:
    return "\n".join(explain(case, RULES, language).lines)


def test_whole_story_around_republic_day() -> None:
    assert explain(_case("2026-10-24 10:00"), RULES, TR).lines == (
        "Hukuki ve teknik soru: ilk dönüş 1 iş günü, yanıt 5 iş günü içinde.",
        "Bir iş günü 8 sa.",
        "Başvuru: 24 Ekim 2026 Cumartesi 10.00.",
        "Masa o sırada kapalıydı; sayımın başlangıcı: 26 Ekim 2026 Pazartesi 08.30.",
        "Sayılan günler: 26 Ekim Pazartesi (8 sa), 27 Ekim Salı (8 sa), "
        "28 Ekim Çarşamba (4 sa), 30 Ekim Cuma (8 sa), 2 Kasım Pazartesi (8 sa), "
        "3 Kasım Salı (4 sa).",
        "Yarım gün: 28 Ekim 2026 Çarşamba, Cumhuriyet Bayramı arifesi.",
        "Sayılmadı: 29 Ekim 2026 Perşembe, Cumhuriyet Bayramı.",
        "Hafta sonu olduğu için sayılmayan gün: 4.",
        "İlk dönüş süresinin sonu: 26 Ekim 2026 Pazartesi 17.30.",
        "Yanıt süresinin sonu: 3 Kasım 2026 Salı 12.30.",
    )


def test_same_story_in_english() -> None:
    told = _told(_case("2026-10-24 10:00"), EN)
    assert "Not counted: Thursday 29 October 2026, Republic Day." in told
    assert "Answer due: Tuesday 3 November 2026 12:30." in told


def test_pause_is_told_with_its_moments_and_what_it_took() -> None:
    pause = Pause(at("2026-10-27 16:30"), at("2026-10-30 09:30"))
    told = _told(_case("2026-10-26 10:00", pause))
    assert (
        "Süre durdu: 27 Ekim 2026 Salı 16.30 ile 30 Ekim 2026 Cuma 09.30 arasında "
        "6 iş saati sayılmadı." in told
    )
    assert "Sayılmadı: 29 Ekim 2026 Perşembe, Cumhuriyet Bayramı." in told


def test_days_counted_without_the_pause_make_what_was_promised() -> None:
    pause = Pause(at("2026-11-24 09:00"), at("2026-11-24 11:00"))
    told = _told(_case("2026-11-23 10:00", pause))
    assert "24 Kasım Salı (6 sa)" in told
    assert "30 Kasım Pazartesi (3 sa 30 dk)" in told


def test_days_after_a_missed_promise_are_not_counted() -> None:
    told = _told(_case("2026-11-23 10:00", Pause(at("2026-12-02 09:00"), at("2026-12-03 09:00"))))
    assert "30 Kasım Pazartesi (1 sa 30 dk)." in told


def test_ongoing_pause_gives_no_day() -> None:
    told = _told(_case("2026-11-23 10:00", Pause(at("2026-11-24 09:00"))))
    assert "Süre durdu (24 Kasım 2026 Salı 09.00)" in told
    assert "süresinin sonu" not in told


def test_extension_is_told_with_its_reason() -> None:
    extension = Extension(DAY, "Bakanlık yazısı bekleniyor.", at("2026-11-24 12:00"))
    told = _told(_case("2026-11-23 10:00", extensions=(extension,)))
    assert "Ek süre (24 Kasım 2026 Salı): 1 iş günü. Gerekçe: Bakanlık yazısı bekleniyor." in told
    assert "Yanıt süresinin sonu: 1 Aralık 2026 Salı 10.00." in told


def test_first_response_that_was_given_is_not_promised_again() -> None:
    case = _case("2026-11-23 10:00")
    given = replace(case, progress=replace(case.progress, responded_at=at("2026-11-23 11:00")))
    assert "İlk dönüş için" not in _told(given)


def test_own_closure_is_told_by_its_name() -> None:
    calendar = replace(
        RULES.calendar, closures={day("2026-11-25"): Words(tr="İdari izin", en="Leave")}
    )
    rules = RULES.model_copy(update={"calendar": calendar})
    opened = at("2026-11-23 10:00")
    progress = Progress(targets(rules, REQUEST, opened))
    case = Case("SDK-2026-0001", 1, Status.OPEN, REQUEST, opened, progress, officer_id=1)
    lines = explain(case, rules, TR).lines
    assert "Sayılmadı: 25 Kasım 2026 Çarşamba, İdari izin." in lines


def test_estimated_holiday_is_said_to_be_estimated() -> None:
    # Nobody has announced 2040 yet; Monday 8 October is computed to be within Ramazan Bayramı.
    told = _told(_case("2040-10-04 10:00"))
    assert "Sayılmadı: 8 Ekim 2040 Pazartesi, Ramazan Bayramı (tarihi tahminî)." in told


def test_lengths_are_said_in_working_days_hours_and_minutes() -> None:
    assert working_in_words(2 * DAY + 3 * HOUR + 5 * MINUTE, DAY, TR) == (
        "2 iş günü 3 iş saati 5 iş dakikası"
    )
    assert working_in_words(DAY, DAY, EN) == "1 working day"
    assert working_in_words(2 * DAY, DAY, EN) == "2 working days"
    assert working_in_words(0 * HOUR, DAY, TR) == "0 iş dakikası"


def test_calendar_time_is_said_in_years_or_in_days() -> None:
    lengths = [timedelta(days=number) for number in (365, 1825, 90, 1)]
    assert [elapsed_in_words(each, TR) for each in lengths] == [
        "1 yıl",
        "5 yıl",
        "90 gün",
        "1 gün",
    ]
    assert [elapsed_in_words(each, EN) for each in lengths] == [
        *("1 year", "5 years", "90 days", "1 day")
    ]


def test_time_on_the_clock_is_said_shortly() -> None:
    assert [clock_in_words(each, TR) for each in (6 * HOUR + 15 * MINUTE, HOUR, 0 * HOUR)] == [
        "6 sa 15 dk",
        "1 sa",
        "0 dk",
    ]

"""Days, moments and lengths of working time in words, Turkish and English."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from cases.people import Language

_MONTHS: Mapping[Language, tuple[str, ...]] = {
    Language.TURKISH: (
        *("Ocak", "Şubat", "Mart", "Nisan", "Mayıs", "Haziran"),
        *("Temmuz", "Ağustos", "Eylül", "Ekim", "Kasım", "Aralık"),
    ),
    Language.ENGLISH: (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
}
_WEEKDAYS: Mapping[Language, tuple[str, ...]] = {
    Language.TURKISH: (
        *("Pazartesi", "Salı", "Çarşamba", "Perşembe", "Cuma", "Cumartesi", "Pazar"),
    ),
    Language.ENGLISH: (
        *("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    ),
}
#: One and several of a working day, hour and minute.
_UNITS: Mapping[Language, tuple[tuple[str, str], ...]] = {
    Language.TURKISH: (("iş günü",) * 2, ("iş saati",) * 2, ("iş dakikası",) * 2),
    Language.ENGLISH: (
        ("working day", "working days"),
        ("working hour", "working hours"),
        ("working minute", "working minutes"),
    ),
}
#: One and several of a year and a day.
_ELAPSED: Mapping[Language, tuple[tuple[str, str], ...]] = {
    Language.TURKISH: (("yıl",) * 2, ("gün",) * 2),
    Language.ENGLISH: (("year", "years"), ("day", "days")),
}


def weekday_in_words(day: date, language: Language) -> str:
    """The name of the day of the week."""
    return _WEEKDAYS[language][day.weekday()]


def day_in_words(day: date, language: Language, *, year: bool = True) -> str:
    """23 Kasım 2026 Pazartesi; Monday 23 November 2026."""
    date_part = f"{day.day} {_MONTHS[language][day.month - 1]}" + (f" {day.year}" if year else "")
    weekday = weekday_in_words(day, language)
    return f"{weekday} {date_part}" if language is Language.ENGLISH else f"{date_part} {weekday}"


def moment_in_words(moment: datetime, language: Language) -> str:
    """The day and the time that a local moment shows: 23 Kasım 2026 Pazartesi 10.15."""
    clock = f"{moment:%H:%M}" if language is Language.ENGLISH else f"{moment:%H.%M}"
    return f"{day_in_words(moment.date(), language)} {clock}"


def working_in_words(length: timedelta, working_day: timedelta, language: Language) -> str:
    """1 iş günü 2 iş saati; what is less than a minute is left out."""
    days, rest = divmod(length, working_day)
    minutes = rest // timedelta(minutes=1)
    amounts = (days, *divmod(minutes, 60))
    units = _UNITS[language]
    parts = [
        f"{amount} {unit[amount > 1]}"
        for amount, unit in zip(amounts, units, strict=True)
        if amount
    ]
    return " ".join(parts) or f"0 {units[-1][1]}"


def elapsed_in_words(length: timedelta, language: Language) -> str:
    """5 yıl; 90 gün: calendar time in whole years where it is some, else in days."""
    years, rest = divmod(length, timedelta(days=365))
    whole = years > 0 and not rest
    amount = years if whole else length.days
    one, several = _ELAPSED[language][0 if whole else 1]
    return f"{amount} {several if amount > 1 else one}"


def clock_in_words(length: timedelta, language: Language) -> str:
    """6 sa 15 dk; 6 h 15 min."""
    hours, minutes = divmod(length // timedelta(minutes=1), 60)
    hour, minute = ("h", "min") if language is Language.ENGLISH else ("sa", "dk")
    parts = [
        *([f"{hours} {hour}"] if hours else []),
        *([f"{minutes} {minute}"] if minutes else []),
    ]
    return " ".join(parts) or f"0 {minute}"

"""Rules about days: reviews that are due, days that cannot be, reviews that pile up."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from knowledge.document import Path
from knowledge.entry import Entry
from knowledge.finding import Finding
from knowledge.lint_rules import advice, entered
from knowledge.shelf import Sheet, Shelf

DatedRule = Callable[[Shelf, date], Iterator[Finding]]
RULES: dict[str, DatedRule] = {}

#: So many reviews a week are too many for the editors of one desk.
PILE = 12
_WEEK = 7
#: How far an interval is moved, at most, to leave a full week.
_WEEKS_ASIDE = 26
#: The range of `review_every`.
_SHORTEST, _LONGEST = 7, 730


@entered(RULES, "review")
def review(shelf: Shelf, today: date) -> Iterator[Finding]:
    """No review is overdue."""
    for sheet in _living(shelf):
        entry = sheet.entry
        if entry.is_stale(today):
            message = (
                f"Gözden geçirme süresi {_shown(entry.review_due_on)} günü doldu; kartta uyarı "
                "çıkıyor. Kaydı ve dayanaklarını okuyup günü yazınız."
            )
            example = f"reviewed_on: {today.isoformat()}"
            yield advice(sheet, "review", ("reviewed_on",), message, example)


@entered(RULES, "amended-law")
def amended_law(shelf: Shelf, today: date) -> Iterator[Finding]:
    """A law was read after it was last amended; the card warns by the same days."""
    for sheet in _living(shelf):
        for place, source in enumerate(sheet.entry.sources):
            law = shelf.laws.get(source.law)
            read_on = source.verified or sheet.entry.reviewed_on
            if law and law.amended_on and law.amended_on > read_on:
                message = (
                    f"{law.short} {_shown(law.amended_on)} günü değişti, metni ise en son "
                    f"{_shown(read_on)} günü okunmuş; kartta uyarı çıkıyor."
                )
                example = f'{{law: "{source.law}", …, verified: {today.isoformat()}}}'
                yield advice(sheet, "amended-law", ("sources", place), message, example)


@entered(RULES, "future-day")
def future_day(shelf: Shelf, today: date) -> Iterator[Finding]:
    """Nobody has read anything on a day that is still to come."""
    for sheet in shelf.sheets:
        for path, day in _days_read(sheet.entry):
            if day > today:
                message = (
                    f"Yazılan gün ({_shown(day)}) henüz gelmedi; "
                    "bir metin ileri tarihte okunmuş olamaz."
                )
                example = f"{path[-1]}: {today.isoformat()}"
                yield advice(sheet, "future-day", path, message, example)


@entered(RULES, "review-pile")
def review_pile(shelf: Shelf, today: date) -> Iterator[Finding]:
    """Reviews are spread over the year."""
    weeks: defaultdict[date, list[Sheet]] = defaultdict(list)
    for sheet in _living(shelf):
        weeks[_monday(sheet.entry.review_due_on)].append(sheet)
    full = {monday: len(sheets) for monday, sheets in weeks.items()}
    for monday, sheets in sorted(weeks.items()):
        if len(sheets) > PILE and monday > today:
            sheet = sheets[-1]
            message = (
                f"Gözden geçirmeler yığılıyor: {_shown(monday)} haftasında {len(sheets)} "
                f"kaydın süresi birden doluyor. Haftada en çok {PILE} kalacak biçimde "
                "sürelerini değiştiriniz."
            )
            example = f"review_every: {_elsewhere(sheet.entry, full)}"
            yield advice(sheet, "review-pile", ("review_every",), message, example)


def _living(shelf: Shelf) -> Sequence[Sheet]:
    return [sheet for sheet in shelf.sheets if not sheet.entry.retired]


def _days_read(entry: Entry) -> Iterator[tuple[Path, date]]:
    yield ("reviewed_on",), entry.reviewed_on
    for place, source in enumerate(entry.sources):
        if source.verified:
            yield ("sources", place, "verified"), source.verified


def _elsewhere(entry: Entry, full: Mapping[date, int]) -> int:
    """An interval that is shorter, or else longer, by as few weeks as lead to an easy week."""
    around = [weeks for n in range(1, _WEEKS_ASIDE) for weeks in (-n, n)]
    for weeks in around:
        days = entry.review_every + weeks * _WEEK
        monday = _monday(entry.reviewed_on + timedelta(days=days))
        if _SHORTEST <= days <= _LONGEST and full.get(monday, 0) < PILE:
            return days
    return _LONGEST


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _shown(day: date) -> str:
    return f"{day:%d.%m.%Y}"

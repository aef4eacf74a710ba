"""What a changed file would do among the others: only what is newly wrong counts against it."""

from dataclasses import dataclass, replace
from datetime import date

from knowledge.entry import Entry
from knowledge.finding import Finding, Severity
from knowledge.library import Library, assemble
from knowledge.lint import lint
from knowledge.lint_rules import at
from knowledge.loader import check_entry
from knowledge.shelf import Sheet, Shelf
from knowledge.text import tokens
from knowledge.texts import wordings_in


@dataclass(frozen=True, slots=True)
class Joined:
    """A file among the others.

    `entry` is None when it cannot be read, `before` None for one that is new. `faults` keep it
    from being published, `remarks` do not.
    """

    entry: Entry | None
    before: Entry | None
    faults: tuple[Finding, ...]
    remarks: tuple[Finding, ...]
    shelf: Shelf

    def library(self) -> Library:
        """The library as it would be with the file; takes a moment."""
        return assemble(self.shelf)


def place_of(entry_id: str, shelf: Shelf) -> str | None:
    """The file in which an entry stands."""
    return next((sheet.file for sheet in shelf.sheets if sheet.entry.id == entry_id), None)


def entry_of(raw: bytes, file: str) -> tuple[Entry | None, tuple[Finding, ...]]:
    """What a file says on its own, with what is wrong in it."""
    sheet, findings = check_entry(raw, file)
    return (sheet.entry if sheet else None), findings


def renamed(raw: bytes, file: str, shelf: Shelf) -> Finding | None:
    """What is wrong with a file that asks what another entry asks: its id was changed."""
    sheet, _ = check_entry(raw, file)
    if sheet is None:
        return None
    own = _asked(sheet)
    for other in shelf.sheets:
        if other.entry.id != sheet.entry.id and 2 * len(own & _asked(other)) > len(own):
            return at(
                sheet,
                "id",
                ("id",),
                f"Bu dosya '{other.entry.id}' kaydının soruluşlarını taşıyor, kimliği ise "
                f"'{sheet.entry.id}'. Kimlik değiştirilemez; yeni bir kayıt yazıyorsanız ona "
                "kendi sorusunu ve soruluşlarını veriniz.",
                f"id: {other.entry.id}",
            )
    return None


def _asked(sheet: Sheet) -> set[tuple[str, ...]]:
    return {tokens(text) for _, text in wordings_in(sheet.entry)}


def join(raw: bytes, file: str, shelf: Shelf, today: date | None = None) -> Joined:
    """Put a file in its place among the others and look at all of them, before and after.

    Only with a day are there remarks: to find wordings that lead the search astray takes seconds.
    """
    sheet, own = check_entry(raw, file)
    if sheet is None:
        return Joined(None, None, own, (), shelf)
    before = next((old.entry for old in shelf.sheets if old.file == file), None)
    others = tuple(old for old in shelf.sheets if old.file != file)
    return _compared(shelf, replace(shelf, sheets=(*others, sheet)), today, (sheet, before, own))


def leave(file: str, shelf: Shelf, today: date | None = None) -> Joined:
    """Take a file away and look at the others."""
    before = next((old.entry for old in shelf.sheets if old.file == file), None)
    others = tuple(old for old in shelf.sheets if old.file != file)
    return _compared(shelf, replace(shelf, sheets=others), today, (None, before, ()))


def _compared(
    old: Shelf,
    new: Shelf,
    today: date | None,
    what: tuple[Sheet | None, Entry | None, tuple[Finding, ...]],
) -> Joined:
    sheet, before, own = what
    known = {_same(finding) for finding in lint(old)}
    file = sheet.file if sheet else ""
    found = [f for f in lint(new, today, {file}) if f.file == file or _same(f) not in known]
    errors = [f for f in found if f.severity is Severity.ERROR and _same(f) not in known]
    remarks = [f for f in found if f.file == file and f not in errors]
    return Joined(
        sheet.entry if sheet else None,
        before,
        tuple(sorted((*own, *errors))),
        tuple(sorted(remarks)),
        replace(new, unread=new.unread - {sheet.entry.id} if sheet else new.unread),
    )


def _same(finding: Finding) -> tuple[str, ...]:
    """What makes a finding the same although its line has moved."""
    return (finding.file, finding.field, finding.rule, finding.message)

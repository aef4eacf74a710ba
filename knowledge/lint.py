"""The rules that entries keep among each other: a registry, one function a rule."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date
from difflib import get_close_matches
from pathlib import PurePosixPath

from knowledge.document import Path
from knowledge.entry import Obligation
from knowledge.finding import Finding, Severity
from knowledge.lint_cards import RULES as CARD_RULES
from knowledge.lint_emergencies import RULES as EMERGENCY_RULES
from knowledge.lint_resources import DATED_RULES as DATED_RESOURCE_RULES
from knowledge.lint_resources import RULES as RESOURCE_RULES
from knowledge.lint_reviews import RULES as REVIEW_RULES
from knowledge.lint_rules import at, entered
from knowledge.lint_search import RULES as SEARCH_RULES
from knowledge.lint_search import Trials
from knowledge.shelf import Sheet, Shelf
from knowledge.text import tokens
from knowledge.texts import asked_in, shown_in, text_at, wordings_in

Rule = Callable[[Shelf], Iterator[Finding]]
DatedRule = Callable[[Shelf, date], Iterator[Finding]]
#: What every load looks at.
RULES: dict[str, Rule] = {**CARD_RULES, **RESOURCE_RULES, **EMERGENCY_RULES}
#: What a check looks at, with the day.
DATED: dict[str, DatedRule] = {**REVIEW_RULES, **DATED_RESOURCE_RULES}

#: What an entry needs before it is of use to a search and to its evaluation.
ALIASES = 12
TESTS = 4
_MARKUP = re.compile(r"<\s*/?\s*[a-zA-Z][^>]*>|\*\*|__|```|\]\(")
_DUTY = re.compile(r"\b(zorundadır|zorunludur|mecburdur|yükümlüdür)\b")


def rule(name: str) -> Callable[[Rule], Rule]:
    """Enter a rule that every load looks at."""
    return entered(RULES, name)


def lint(
    shelf: Shelf, today: date | None = None, only: Collection[str] | None = None
) -> tuple[Finding, ...]:
    """Everything that the rules find, sorted by file and line.

    With a day also what takes its time: reviews that are due and, once there is no error, wordings
    that lead the search astray, these of the files in `only` alone.
    """
    found = [finding for check in RULES.values() for finding in check(shelf)]
    if today:
        found += [finding for dated in DATED.values() for finding in dated(shelf, today)]
    if today and all(finding.severity is Severity.WARNING for finding in found):
        trials = Trials(shelf, only)
        found += [finding for searched in SEARCH_RULES.values() for finding in searched(trials)]
    return tuple(sorted(found))


@rule("file-name")
def file_name(shelf: Shelf) -> Iterator[Finding]:
    """The file carries the id, the folder the topic."""
    for sheet in shelf.sheets:
        path = PurePosixPath(sheet.file)
        if path.stem != sheet.entry.id:
            yield at(
                sheet,
                "file-name",
                ("id",),
                f"Dosya adı '{path.stem}', kayıt kimliği '{sheet.entry.id}'; ikisi aynı olmalı.",
                f"id: {path.stem}",
            )
        if path.parent.name != sheet.entry.topic:
            yield at(
                sheet,
                "file-name",
                ("topic",),
                f"Dosya '{path.parent.name}' klasöründe, konusu ise '{sheet.entry.topic}'.",
                f"topic: {path.parent.name}",
            )


@rule("unique-id")
def unique_id(shelf: Shelf) -> Iterator[Finding]:
    """No id twice, neither as an entry nor as one that another entry replaces."""
    places = _Places()
    for sheet in shelf.sheets:
        places.add(sheet.entry.id, sheet, ("id",))
        for place, name in enumerate(sheet.entry.replaces):
            places.add(name, sheet, ("replaces", place))
    for name, sheet, path, other in places.shared():
        message = f"'{name}' kimliği {other.file} dosyasında da var."
        yield at(sheet, "unique-id", path, message, "Kayıtlardan birine başka kimlik veriniz.")


@rule("references")
def references(shelf: Shelf) -> Iterator[Finding]:
    """Topics, laws, institutions and entries that are named exist."""
    ids = {name: None for s in shelf.sheets for name in (s.entry.id, *s.entry.replaces)}
    ids |= dict.fromkeys(shelf.unread)  # what is wrong with those files is told already
    for sheet in shelf.sheets:
        entry = sheet.entry
        yield from _missing(sheet, ("topic",), entry.topic, shelf.topics, "topics.yaml")
        for place, source in enumerate(entry.sources):
            yield from _missing(
                sheet, ("sources", place, "law"), source.law, shelf.laws, "laws.yaml"
            )
        for place, key in enumerate(entry.refer_to):
            yield from _missing(sheet, ("refer_to", place), key, shelf.directory, "directory.yaml")
        for place, key in enumerate(entry.see_also):
            yield from _missing(sheet, ("see_also", place), key, ids)
            if key == entry.id:
                message = "Kayıt, ilgili kayıtlar arasında kendini gösteriyor."
                yield at(sheet, "references", ("see_also", place), message, "Satırı siliniz.")
        successor = entry.retired.successor if entry.retired else None
        if successor:
            yield from _missing(sheet, ("retired", "successor"), successor, ids)


@rule("sources")
def sources(shelf: Shelf) -> Iterator[Finding]:
    """What binds a municipality says which law binds it."""
    for sheet in shelf.sheets:
        entry = sheet.entry
        if not entry.sources and entry.obligation in {Obligation.MANDATORY, Obligation.FORBIDDEN}:
            yield at(
                sheet,
                "sources",
                ("obligation",),
                f"Yükümlülük '{entry.obligation.value}' ama dayanak yok.",
                'sources:\n      - {law: "5393", articles: ["13"], verified: 2026-08-22}',
            )


@rule("wordings")
def wordings(shelf: Shelf) -> Iterator[Finding]:
    """Enough ways to ask, enough test questions."""
    for sheet in shelf.sheets:
        for field, found, least in (
            ("aliases", sheet.entry.aliases, ALIASES),
            ("tests", sheet.entry.tests, TESTS),
        ):
            if len(found) < least and not sheet.entry.retired:
                yield at(
                    sheet,
                    "wordings",
                    (field,),
                    f"'{field}' alanında {len(found)} soru var; en az {least} olmalı.",
                    '- "kapıda bir aile var, kimliği yok, yardım istiyor"',
                )


@rule("same-wording")
def same_wording(shelf: Shelf) -> Iterator[Finding]:
    """No wording stands twice, and no test repeats a wording."""
    places = _Places()
    for sheet in shelf.sheets:
        for path, text in wordings_in(sheet.entry):
            if words := tokens(text):
                places.add(" ".join(words), sheet, path)
    for _, sheet, path, other in places.shared():
        here = other.file == sheet.file
        where = "bu kayıtta iki kez yazılmış" if here else f"{other.entry.id} kaydında da var"
        remedy = "Birini siliniz." if here else "Yalnız en iyi yanıtlayan kayıtta bırakınız."
        message = f"'{text_at(sheet.entry, path)}' sorusu {where}."
        yield at(sheet, "same-wording", path, message, remedy)
    for sheet in shelf.sheets:
        for place, text in enumerate(sheet.entry.tests):
            if " ".join(tokens(text)) in places:
                message = f"Sınama sorusu '{text}' bir başka soruluşla aynı; sınama sayılmaz."
                remedy = "Aynı şeyi başka sözcüklerle sorunuz."
                yield at(sheet, "same-wording", ("tests", place), message, remedy)


@rule("no-words")
def no_words(shelf: Shelf) -> Iterator[Finding]:
    """Every text says something: what the template leaves open is filled in."""
    for sheet in shelf.sheets:
        for path, text in (*shown_in(sheet.entry), *asked_in(sheet.entry)):
            if not tokens(text):
                yield at(
                    sheet,
                    "no-words",
                    path,
                    f"Metinde sözcük yok: “{text}”. Şablondan kalan yeri doldurunuz.",
                    '"Yabancı çocuk okula nasıl kaydedilir?"',
                )


@rule("markup")
def markup(shelf: Shelf) -> Iterator[Finding]:
    """Texts are plain; the card does the formatting."""
    for sheet in shelf.sheets:
        for path, text in shown_in(sheet.entry):
            if mark := _MARKUP.search(text):
                yield at(
                    sheet,
                    "markup",
                    path,
                    f"Metinde biçim işareti var: {mark[0]} Yanıtın görünüşünü program verir.",
                    "İşareti siliniz.",
                )


@rule("obligation-words")
def obligation_words(shelf: Shelf) -> Iterator[Finding]:
    """A duty in the words is a duty in the field."""
    weak = {Obligation.DISCRETIONARY, Obligation.INFORMATION}
    for sheet in shelf.sheets:
        found = _DUTY.search(sheet.entry.answer.short)
        if found and sheet.entry.obligation in weak:
            yield at(
                sheet,
                "obligation-words",
                ("answer", "short"),
                f"Metin '{found[0]}' diyor, yükümlülük ise '{sheet.entry.obligation.value}'. "
                "Belediyenin zorunluluğu değilse sözcüğü değiştiriniz.",
                "obligation: zorunlu",
                Severity.WARNING,
            )


@rule("successor")
def successor(shelf: Shelf) -> Iterator[Finding]:
    """A retired entry says what stands in its place."""
    for sheet in shelf.sheets:
        retired = sheet.entry.retired
        if retired and not retired.successor:
            yield at(
                sheet,
                "successor",
                ("retired",),
                "Yürürlükten kaldırılan kaydın yerine hangisinin geçtiği yazılmamış.",
                "successor: yeni-kayit-kimligi",
                Severity.WARNING,
            )


def _missing(
    sheet: Sheet, path: Path, key: str, known: Mapping[str, object], register: str = ""
) -> Iterator[Finding]:
    if key in known:
        return
    near = get_close_matches(key, known, n=1, cutoff=0.6)
    hint = f" '{near[0]}' demek istemiş olabilirsiniz." if near else ""
    yield at(
        sheet,
        "references",
        path,
        (f"'{key}' {register} içinde yok." if register else f"'{key}' kimlikli kayıt yok.") + hint,
        near[0] if near else _added_first(register),
    )


def _added_first(register: str) -> str:
    if register:
        return f"Anahtarı düzeltiniz ya da onu önce {register} dosyasına ekleyiniz."
    return "Kimliği düzeltiniz ya da o kaydı önce ekleyiniz."


class _Places:
    """Where each name or wording stands."""

    def __init__(self) -> None:
        self._of: dict[str, list[tuple[Sheet, Path]]] = {}

    def add(self, name: str, sheet: Sheet, path: Path) -> None:
        """One more place of a name."""
        self._of.setdefault(name, []).append((sheet, path))

    def __contains__(self, name: str) -> bool:
        return name in self._of

    def shared(self) -> Iterator[tuple[str, Sheet, Path, Sheet]]:
        """Each place of what stands twice, with the other one; within a file only the later."""
        for name, places in self._of.items():
            for number, (sheet, path) in enumerate(places):
                before = [s for s, _ in places[:number]]
                after = [s for s, _ in places[number + 1 :] if s.file != sheet.file]
                if others := before + after:
                    yield name, sheet, path, others[0]

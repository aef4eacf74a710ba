"""The rules that entries keep among each other: a registry, one function a rule."""

import re
from collections.abc import Callable, Iterator, Mapping
from difflib import get_close_matches
from pathlib import PurePosixPath

from knowledge.entry import Entry, Obligation
from knowledge.finding import Finding, Severity
from knowledge.shelf import Sheet, Shelf
from knowledge.text import tokens

Rule = Callable[[Shelf], Iterator[Finding]]
RULES: dict[str, Rule] = {}

#: What an entry needs before it is of use to a search and to its evaluation.
ALIASES = 12
TESTS = 4
_MARKUP = re.compile(r"<\s*/?\s*[a-zA-Z][^>]*>|\*\*|__|```|\]\(")
_DUTY = re.compile(r"\b(zorundadır|zorunludur|mecburdur|yükümlüdür)\b")


def rule(name: str) -> Callable[[Rule], Rule]:
    """Enter a rule under the name that findings carry."""

    def enter(check: Rule) -> Rule:
        RULES[name] = check
        return check

    return enter


def lint(shelf: Shelf) -> tuple[Finding, ...]:
    """Everything that the rules find, sorted by file and line."""
    return tuple(sorted(finding for check in RULES.values() for finding in check(shelf)))


@rule("file-name")
def file_name(shelf: Shelf) -> Iterator[Finding]:
    """The file carries the id, the folder the topic."""
    for sheet in shelf.sheets:
        path = PurePosixPath(sheet.file)
        if path.stem != sheet.entry.id:
            yield _at(
                sheet,
                "file-name",
                ("id",),
                f"Dosya adı '{path.stem}', kayıt kimliği '{sheet.entry.id}'; ikisi aynı olmalı.",
                f"id: {path.stem}",
            )
        if path.parent.name != sheet.entry.topic:
            yield _at(
                sheet,
                "file-name",
                ("topic",),
                f"Dosya '{path.parent.name}' klasöründe, konusu ise '{sheet.entry.topic}'.",
                f"topic: {path.parent.name}",
            )


@rule("unique-id")
def unique_id(shelf: Shelf) -> Iterator[Finding]:
    """No id twice, neither as an entry nor as one that another entry replaces."""
    owner: dict[str, str] = {}
    for sheet in shelf.sheets:
        for place, name in enumerate((sheet.entry.id, *sheet.entry.replaces)):
            if name in owner:
                path = ("id",) if place == 0 else ("replaces", place - 1)
                yield _at(
                    sheet,
                    "unique-id",
                    path,
                    f"'{name}' kimliği {owner[name]} dosyasında da var.",
                    "Kayıtlardan birine başka bir kimlik veriniz.",
                )
            owner.setdefault(name, sheet.file)


@rule("references")
def references(shelf: Shelf) -> Iterator[Finding]:
    """Topics, laws, institutions and entries that are named exist."""
    ids = {name: None for s in shelf.sheets for name in (s.entry.id, *s.entry.replaces)}
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
            yield from _missing(sheet, ("see_also", place), key, ids, "kayıtlar")
        successor = entry.retired.successor if entry.retired else None
        if successor:
            yield from _missing(sheet, ("retired", "successor"), successor, ids, "kayıtlar")


@rule("sources")
def sources(shelf: Shelf) -> Iterator[Finding]:
    """What binds a municipality says which law binds it."""
    for sheet in shelf.sheets:
        entry = sheet.entry
        if not entry.sources and entry.obligation in {Obligation.MANDATORY, Obligation.FORBIDDEN}:
            yield _at(
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
                yield _at(
                    sheet,
                    "wordings",
                    (field,),
                    f"'{field}' alanında {len(found)} soru var; en az {least} olmalı.",
                    '- "kapıda bir aile var, kimliği yok, yardım istiyor"',
                )


@rule("same-wording")
def same_wording(shelf: Shelf) -> Iterator[Finding]:
    """No wording belongs to two entries, and no test repeats a wording."""
    owner: dict[tuple[str, ...], str] = {}
    for sheet in shelf.sheets:
        for path, text in _wordings(sheet.entry):
            key = tokens(text)
            if key in owner:
                yield _at(
                    sheet,
                    "same-wording",
                    path,
                    f"'{text}' sorusu {owner[key]} kaydında da var.",
                    "Soruyu yalnız en iyi yanıtlayan kayıtta bırakınız.",
                )
            owner.setdefault(key, sheet.entry.id)
    for sheet in shelf.sheets:
        for place, text in enumerate(sheet.entry.tests):
            if tokens(text) in owner:
                yield _at(
                    sheet,
                    "same-wording",
                    ("tests", place),
                    f"Sınama sorusu '{text}' bir başka soruluşla aynı; sınama sayılmaz.",
                    "Aynı şeyi başka sözcüklerle sorunuz.",
                )


@rule("markup")
def markup(shelf: Shelf) -> Iterator[Finding]:
    """Texts are plain; the card does the formatting."""
    for sheet in shelf.sheets:
        for path, text in _shown(sheet.entry):
            if mark := _MARKUP.search(text):
                yield _at(
                    sheet,
                    "markup",
                    path,
                    f"Metinde biçim işareti var: {mark[0]!r}. Biçimi kart kendisi verir.",
                    "İşareti siliniz.",
                )


@rule("obligation-words")
def obligation_words(shelf: Shelf) -> Iterator[Finding]:
    """A duty in the words is a duty in the field."""
    weak = {Obligation.DISCRETIONARY, Obligation.INFORMATION}
    for sheet in shelf.sheets:
        found = _DUTY.search(sheet.entry.answer.short)
        if found and sheet.entry.obligation in weak:
            yield _at(
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
            yield _at(
                sheet,
                "successor",
                ("retired",),
                "Yürürlükten kaldırılan kaydın yerine hangisinin geçtiği yazılmamış.",
                "successor: yeni-kayit-kimligi",
                Severity.WARNING,
            )


def _at(
    sheet: Sheet,
    name: str,
    path: tuple[str | int, ...],
    message: str,
    example: str = "",
    severity: Severity = Severity.ERROR,
) -> Finding:
    field = next((part for part in reversed(path) if isinstance(part, str)), "")
    return Finding(sheet.file, sheet.line(*path), field, name, message, example, severity)


def _missing(
    sheet: Sheet, path: tuple[str | int, ...], key: str, known: Mapping[str, object], where: str
) -> Iterator[Finding]:
    if key in known:
        return
    near = get_close_matches(key, known, n=1, cutoff=0.6)
    hint = f" '{near[0]}' mi demek istediniz?" if near else ""
    yield _at(
        sheet,
        "references",
        path,
        f"'{key}' {where} içinde yok.{hint}",
        near[0] if near else f"Önce {where} içine ekleyiniz.",
    )


def _wordings(entry: Entry) -> Iterator[tuple[tuple[str | int, ...], str]]:
    yield ("question",), entry.question
    for place, alias in enumerate(entry.aliases):
        yield ("aliases", place), alias


def _shown(entry: Entry) -> Iterator[tuple[tuple[str | int, ...], str]]:
    yield ("question",), entry.question
    yield ("answer", "short"), entry.answer.short
    for name in ("steps", "avoid"):
        for place, text in enumerate(getattr(entry.answer, name)):
            yield ("answer", name, place), text
    for status, variant in entry.variants.items():
        yield ("variants", status.value), variant.short

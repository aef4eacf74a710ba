"""Rules for what stands on the card: citations, links to other entries, and its length."""

from collections.abc import Callable, Iterator, Mapping

from knowledge.entry import AnswerText, English, Entry, Variant
from knowledge.finding import Finding
from knowledge.lint_rules import advice, entered
from knowledge.shelf import Shelf

Rule = Callable[[Shelf], Iterator[Finding]]
RULES: dict[str, Rule] = {}

#: A message of Telegram holds so many letters.
MESSAGE_CHARS = 4096
#: What the card adds by itself: headings, the level of obligation, the day of the last review.
_FRAME_CHARS = 350
#: What stands around a step, a law or an institution: number, mark, hours.
_LINE_CHARS = 12


@entered(RULES, "articles")
def articles(shelf: Shelf) -> Iterator[Finding]:
    """A law is cited by article; where none can be named, a note says why."""
    for sheet in shelf.sheets:
        for place, source in enumerate(sheet.entry.sources):
            if source.law in shelf.laws and not source.articles and not source.note:
                yield advice(
                    sheet,
                    "articles",
                    ("sources", place),
                    f"'{source.law}' dayanağının maddesi yazılmamış; memur bakacağı yeri bilemez.",
                    f'{{law: "{source.law}", articles: ["13"]}}   ya da   '
                    f'{{law: "{source.law}", note: "Madde metni görülmedi; teyit ediniz."}}',
                )


@entered(RULES, "see-also")
def see_also(shelf: Shelf) -> Iterator[Finding]:
    """What is recommended is alive, under its own name, and named once."""
    entries = {sheet.entry.id: sheet.entry for sheet in shelf.sheets}
    heirs = {old: entry.id for entry in entries.values() for old in entry.replaces}
    for sheet in shelf.sheets:
        named = sheet.entry.see_also
        for place, key in enumerate(named):
            if told := _dead(key, entries, heirs) or _repeated(key, named[:place]):
                yield advice(sheet, "see-also", ("see_also", place), *told)


@entered(RULES, "long-card")
def long_card(shelf: Shelf) -> Iterator[Finding]:
    """A card fits into one message, in every legal status and in English."""
    for sheet in shelf.sheets:
        entry = sheet.entry
        faces: dict[tuple[str, ...], AnswerText | Variant | English] = {("answer",): entry.answer}
        faces |= {("variants", status.value): text for status, text in entry.variants.items()}
        faces |= {("english",): entry.english} if entry.english else {}
        around = _around(entry, shelf)
        for path, face in faces.items():
            chars = around + _chars(face)
            if chars > MESSAGE_CHARS:
                yield advice(
                    sheet,
                    "long-card",
                    path,
                    f"Kart yaklaşık {chars} harf tutuyor; tek mesaja {MESSAGE_CHARS} harf sığar, "
                    "bu kart memura birkaç mesaj hâlinde gider.",
                    "Adımları kısaltınız ya da kaydı iki kayda bölünüz.",
                )


def _dead(
    key: str, entries: Mapping[str, Entry], heirs: Mapping[str, str]
) -> tuple[str, str] | None:
    if key not in entries and key in heirs:
        return f"'{key}' kaydı artık '{heirs[key]}' kaydının içinde.", heirs[key]
    retired = entries[key].retired if key in entries else None
    if retired is None:
        return None
    remedy = retired.successor or "Satırı siliniz."
    return f"İlgili kayıt '{key}' yürürlükten kaldırılmış; memura gösterilmemeli.", remedy


def _repeated(key: str, before: tuple[str, ...]) -> tuple[str, str] | None:
    return (
        (f"'{key}' ilgili kayıtlarda iki kez yazılmış.", "Birini siliniz.")
        if key in before
        else None
    )


def _around(entry: Entry, shelf: Shelf) -> int:
    """What every face of a card shows beside its own words."""
    laws = [shelf.laws[source.law].name for source in entry.sources if source.law in shelf.laws]
    notes = [source.note or "" for source in entry.sources]
    cited = [", ".join(source.articles) for source in entry.sources]
    known = [shelf.directory[key] for key in entry.refer_to if key in shelf.directory]
    places = [f"{place.name}{place.phone or ''}{place.hours or ''}" for place in known]
    own = [entry.question, entry.confidence_note or "", entry.volatile or ""]
    lines = len(laws) + len(places)
    return _FRAME_CHARS + lines * _LINE_CHARS + _sum(*own, *laws, *notes, *cited, *places)


def _chars(face: AnswerText | Variant | English) -> int:
    lines = (*face.steps, *face.avoid)
    return _sum(face.short, *lines) + len(lines) * _LINE_CHARS


def _sum(*texts: str) -> int:
    """Letters as Telegram counts them: signs beyond the basic plane are two."""
    return sum(len(text.encode("utf-16-le")) // 2 for text in texts)

"""Rules for publications, practices and events: topics, titles, links, years, sentences."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from difflib import get_close_matches

from knowledge.document import Path
from knowledge.finding import Finding
from knowledge.lint_rules import advice, at, entered
from knowledge.resource import Event
from knowledge.shelf import ResourceRow, Shelf
from knowledge.text import tokens

Rule = Callable[[Shelf], Iterator[Finding]]
DatedRule = Callable[[Shelf, date], Iterator[Finding]]
RULES: dict[str, Rule] = {}
DATED_RULES: dict[str, DatedRule] = {}

#: One sentence that fits a phone's screen without scrolling.
SUMMARY_CHARS = 200
#: Nobody announces an event earlier than so many years ahead.
YEARS_AHEAD = 2
_LINK = re.compile(r"https?://[a-z0-9-]+(?:\.[a-z0-9-]+)+(?::\d+)?(?:[/?#][^\s<>\"]*)?", re.I)
_MARKUP = re.compile(r"<\s*/?\s*[a-zA-Z][^>]*>|\*\*|__|```|\]\(")


@entered(RULES, "resource-topic")
def resource_topic(shelf: Shelf) -> Iterator[Finding]:
    """Every topic that is named exists, and is named once."""
    for row in shelf.resources:
        for place, key in enumerate(row.value.topics):
            if key not in shelf.topics:
                near = get_close_matches(key, shelf.topics, n=1, cutoff=0.6)
                hint = f" '{near[0]}' demek istemiş olabilirsiniz." if near else ""
                message = f"'{key}' topics.yaml içinde yok.{hint}"
                remedy = near[0] if near else "topics.yaml içindeki anahtarlardan birini yazınız."
                yield at(row, "resource-topic", ("topics", place), message, remedy)
            elif key in row.value.topics[:place]:
                message = f"'{key}' konusu iki kez yazılmış."
                yield at(row, "resource-topic", ("topics", place), message, "Birini siliniz.")


@entered(RULES, "resource-title")
def resource_title(shelf: Shelf) -> Iterator[Finding]:
    """No title stands twice, whatever its capitals and marks."""
    known: dict[tuple[str, ...], ResourceRow] = {}
    for row in shelf.resources:
        words = tokens(row.value.title)
        if not words:
            message = "Başlıkta sözcük yok."
            yield at(row, "resource-title", ("title",), message, 'title: "Kent Mültecileri"')
        elif other := known.get(words):
            message = (
                f"“{row.value.title}” başlığı {other.file} dosyasında, "
                f"'{other.value.key}' anahtarında da var."
            )
            remedy = "Aynı şeyse birini siliniz, değilse başlığa yılını ya da yerini ekleyiniz."
            yield at(row, "resource-title", ("title",), message, remedy)
        known.setdefault(words, row)


@entered(RULES, "resource-link")
def resource_link(shelf: Shelf) -> Iterator[Finding]:
    """A link is one that a phone can open."""
    for row in shelf.resources:
        typed = row.value.url
        if typed is not None and not _LINK.fullmatch(typed):
            message = (
                f"'{typed}' bir internet adresi değil; https:// ile başlamalı, boşluk içermemeli."
            )
            example = "url: https://www.marmara.gov.tr/tr/goc-platformu"
            yield at(row, "resource-link", ("url",), message, example)
        elif typed is not None and not typed.lower().startswith("https://"):
            message = f"'{typed}' şifresiz bir adres; tarayıcı memuru uyarır."
            remedy = f"Sayfa böyle de açılıyorsa: url: https://{typed.partition('://')[2]}"
            yield advice(row, "resource-link", ("url",), message, remedy)


@entered(RULES, "resource-summary")
def resource_summary(shelf: Shelf) -> Iterator[Finding]:
    """The summary is short, and plain text; the screen does the formatting."""
    for row in shelf.resources:
        chars = len(row.value.summary)
        if chars > SUMMARY_CHARS:
            message = f"Özet {chars} harf; tek cümle olmalı, en çok {SUMMARY_CHARS} harf."
            remedy = "Ne olduğunu tek cümleyle söyleyiniz; ayrıntı adresin kendisindedir."
            yield advice(row, "resource-summary", ("summary",), message, remedy)
        for path, text in _shown(row):
            if mark := _MARKUP.search(text):
                message = f"Metinde biçim işareti var: '{mark[0]}'. Görünüşü program verir."
                yield at(row, "resource-summary", path, message, "İşareti siliniz.")


@entered(RULES, "resource-gap")
def resource_gap(shelf: Shelf) -> Iterator[Finding]:
    """What cannot be reached says so."""
    for row in shelf.resources:
        if row.value.url is None and row.value.doubt is None and not _is_advice(row):
            message = "Adresi de kuşku notu da yok; memur bunu nereden bulacağını bilemez."
            example = 'doubt: "Çevrim içi adresi bulunamadı; yayımlayandan isteyiniz."'
            yield advice(row, "resource-gap", ("key",), message, example)


@entered(DATED_RULES, "resource-year")
def resource_year(shelf: Shelf, today: date) -> Iterator[Finding]:
    """Nothing was published in a year to come; day and year of an event agree."""
    for row in shelf.resources:
        value = row.value
        if isinstance(value, Event):
            yield from _event_year(row, value, today)
        elif value.year is not None and value.year > today.year:
            message = f"Yazılan yıl ({value.year}) henüz gelmedi."
            yield at(row, "resource-year", ("year",), message, f"year: {today.year}")


def _event_year(row: ResourceRow, event: Event, today: date) -> Iterator[Finding]:
    field = "on" if event.on else "year"
    if event.on and event.year and event.on.year != event.year:
        message = f"'year' {event.year} diyor, 'on' ise {event.on.year} yılında bir gün."
        yield at(row, "resource-year", ("year",), message, "Yıl satırını siliniz; gün yeter.")
    elif event.in_year and event.in_year > today.year + YEARS_AHEAD:
        message = f"Etkinlik {event.in_year} yılına yazılmış; bu kadar ileri bir tarih olamaz."
        example = f"on: {today.isoformat()}" if event.on else f"year: {today.year}"
        yield at(row, "resource-year", (field,), message, example)


def _is_advice(row: ResourceRow) -> bool:
    return row.value.kind == "öneri"


def _shown(row: ResourceRow) -> Iterator[tuple[Path, str]]:
    for name in ("title", "summary", "doubt"):
        if text := getattr(row.value, name):
            yield (name,), text

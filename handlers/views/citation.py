"""A legal basis as officers write it: law by number and name, then its articles."""

from collections.abc import Mapping
from datetime import date

from handlers.markup import Html, escape, link
from handlers.phrases import Phrases, Say
from knowledge.entry import Law, Source

#: A name up to here is written out, a longer one by its short form.
NAME_CHARS = 48
#: The constitution has a number that nobody cites.
_UNNUMBERED = "Anayasa"
_ADDITIONAL = "ek "
_PROVISIONAL = "geçici "


def citation(source: Source, laws: Mapping[str, Law], t: Phrases) -> Html:
    """As in "5393 sayılı Belediye Kanunu m. 13, 14/1-a": linked to its text, doubts said."""
    law = laws.get(source.law)
    cited = link(law_title(law, t), law.url) if law else escape(source.law)
    text = " ".join(part for part in (cited, articles(source.articles, t)) if part)
    if source.note:
        text = f"{text} · {escape(source.note)}"
    mark = t.plain(Say.SOURCE_UNVERIFIED)
    if source.verified is None and mark not in (source.note or ""):
        text = f"{text} ({mark})"
    return Html(text)


def law_title(law: Law, t: Phrases) -> str:
    """The law's number and name, or for one without a number its place in the gazette."""
    if law.short == _UNNUMBERED:
        return law.short
    name = law.name if len(law.name) <= NAME_CHARS else law.short
    if law.number and law.number not in name:
        return t.plain(Say.SOURCE_NUMBERED, number=law.number, law=name)
    if law.gazette_date and law.gazette_number and not law.number:
        day = gazette_day(law.gazette_date)
        return t.plain(Say.SOURCE_GAZETTE, law=name, day=day, number=law.gazette_number)
    return name


def articles(cited: tuple[str, ...], t: Phrases) -> str:
    """As in "m. 13, 14/1-a, ek m. 3": plain ones first, then additional and provisional ones."""
    plain = [a for a in cited if not a.startswith((_ADDITIONAL, _PROVISIONAL))]
    parts = [t.plain(Say.ARTICLES, articles=", ".join(plain))] if plain else []
    for mark, say in (
        (_ADDITIONAL, Say.ARTICLES_ADDITIONAL),
        (_PROVISIONAL, Say.ARTICLES_PROVISIONAL),
    ):
        marked = [a.removeprefix(mark) for a in cited if a.startswith(mark)]
        parts += [t.plain(say, articles=", ".join(marked))] if marked else []
    return ", ".join(parts)


def gazette_day(day: date) -> str:
    """The way in which the Official Gazette is cited: "22/10/2014"."""
    return f"{day.day}/{day.month}/{day.year}"

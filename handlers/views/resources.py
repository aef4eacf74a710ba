"""Publications, practices and events: a page of a list, one of them, a few beside an answer."""

from collections.abc import Sequence

from cases.people import Language
from handlers.markup import Html, bold, escape, italic, lines, link, pages
from handlers.phrases import Phrases, Say, named
from handlers.services.entries import topic_title
from handlers.services.paging import PER_PAGE, Page
from handlers.services.resources import Item, Register
from knowledge.entry import Topic


def register(shown: Register, page: Page[Item], t: Phrases) -> tuple[Html, ...]:
    """A page of a list; the titles stand in full, and shortened on the buttons."""
    first = page.number * PER_PAGE + 1
    items = [
        lines(f"{number}. {item.resource.title}", italic(_facts(item, t)))
        for number, item in enumerate(page.items, first)
    ]
    title = t(named("REGISTER", shown))
    where = t(Say.PAGE, page=page.number + 1, pages=page.pages) if page.pages > 1 else ""
    return pages([title, *items, italic(where)] if items else [title, t(Say.RESOURCES_NONE)])


def resource(item: Item, topics: Sequence[Topic], t: Phrases) -> tuple[Html, ...]:
    """One of them with everything that is known; what is not known is said."""
    shown = item.resource
    titles = " · ".join(topic_title(topic, t.language) for topic in topics)
    translated = t.language is Language.TURKISH
    return pages(
        paragraph
        for paragraph in (
            lines(bold(shown.title), escape(_facts(item, t))),
            Html() if translated else italic(t(Say.CARD_NOT_TRANSLATED)),
            escape(shown.summary),
            t(Say.RESOURCE_TOPICS, topics=titles),
            lines(
                Html(f"🔗 {link(shown.url, shown.url)}") if shown.url else t(Say.RESOURCE_NO_LINK),
                f"⚠️ {shown.doubt}" if shown.doubt else "",
            ),
        )
        if paragraph
    )


def beside(items: Sequence[Item], t: Phrases) -> Html:
    """A few of them under something else; nothing when there are none."""
    if not items:
        return Html()
    listed = (
        Html(f"• {link(item.resource.title, item.resource.url)} · {escape(_facts(item, t))}")
        for item in items
    )
    return lines(bold(t(Say.RESOURCES_BESIDE)), *listed, italic(t(Say.RESOURCES_ALL)))


def below(shown: Sequence[Html], items: Sequence[Item], t: Phrases) -> tuple[Html, ...]:
    """A screen with a few of them under it."""
    return pages(part for part in (*shown, beside(items, t)) if part)


def _facts(item: Item, t: Phrases) -> str:
    """As in "rapor · 2017 · Marmara Belediyeler Birliği"; a missing year is left out."""
    kind = t.plain(named("RESOURCE_KIND", item.resource.kind))
    past = t.plain(Say.EVENT_PAST) if item.is_past else ""
    return " · ".join(part for part in (kind, _when(item, t), item.owner or "", past) if part)


def _when(item: Item, t: Phrases) -> str:
    if item.day:
        return t.day(item.day)
    if item.resource.year:
        return str(item.resource.year)
    return "" if item.register is Register.PRACTICES else t.plain(named("NO_DATE", item.register))

"""Topics, their entries, and the directory of institutions."""

from collections.abc import Sequence

from handlers.markup import Html, bold, escape, italic, lines, link, pages, shorten
from handlers.phrases import Phrases, Say
from handlers.services.entries import question_in, topic_title
from handlers.services.paging import PER_PAGE, Page
from knowledge.entry import Entry, Institution, Topic

_WORDS_CHARS = 60


def topics(page: Page[Topic], t: Phrases) -> tuple[Html, ...]:
    """A page of the topics; their titles are the buttons."""
    return pages([lines(t(Say.TOPICS_TITLE), _where(page, t))])


def topic(shown: Topic, total: int, page: Page[Entry], t: Phrases) -> tuple[Html, ...]:
    """A page of a topic's entries; the questions stand in full."""
    first = page.number * PER_PAGE + 1
    questions = [
        f"{number}. {question_in(entry, t.language)}"
        for number, entry in enumerate(page.items, first)
    ]
    title = bold(topic_title(shown, t.language))
    counted = italic(t.count(Say.TOPIC_ENTRIES, total))
    return pages([lines(title, counted), lines(*questions), _where(page, t)])


def directory(page: Page[Institution], t: Phrases) -> tuple[Html, ...]:
    """A page of the directory; the names are the buttons."""
    return pages([lines(t(Say.DIRECTORY_TITLE), _where(page, t))])


def found(words: str, places: Sequence[Institution], t: Phrases) -> tuple[Html, ...]:
    """What words find in the directory; the names are the buttons."""
    say = Say.DIRECTORY_FOUND if places else Say.DIRECTORY_NONE
    return (t(say, words=shorten(words, _WORDS_CHARS)),)


def institution(shown: Institution) -> tuple[Html, ...]:
    """What an institution is for and how to reach it."""
    return pages(
        [
            bold(shown.name),
            escape(shown.purpose),
            lines(
                f"☎️ {shown.phone}" if shown.phone else "",
                f"🕘 {shown.hours}" if shown.hours else "",
                f"🗣 {shown.languages}" if shown.languages else "",
                Html(f"🔗 {link(shown.url, shown.url)}") if shown.url else "",
            ),
            lines(f"⚠️ {shown.doubt}" if shown.doubt else ""),
        ]
    )


def _where(page: Page[Topic] | Page[Entry] | Page[Institution], t: Phrases) -> Html:
    if page.pages == 1:
        return Html()
    return italic(t(Say.PAGE, page=page.number + 1, pages=page.pages))

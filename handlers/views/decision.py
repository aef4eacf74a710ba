"""What is said to a question: a card, a question back, or that there is no answer."""

from collections.abc import Sequence

from handlers.markup import Html, lines, pages
from handlers.phrases import Phrases, Say
from handlers.services.entries import question_in
from handlers.views.card import referral
from knowledge.answer import Abstention, Clarification, Why
from knowledge.entry import Institution
from knowledge.library import Library

#: Whom officers ask when no entry is near: the migration directorate, then the foreigners' line.
FIRST_TO_ASK = ("il-goc-idaresi", "yimer-157")

_ASKED_BACK = {
    Why.CLOSE: Say.CLARIFY_CLOSE,
    Why.ONE_WORD: Say.CLARIFY_ONE_WORD,
    Why.TWO_QUESTIONS: Say.CLARIFY_TWO_QUESTIONS,
}


def clarification(
    asked: Clarification, t: Phrases, notes: Sequence[Html] = ()
) -> tuple[Html, ...]:
    """The question back; the choices stand in full here and shortened on the buttons."""
    questions = [question_in(entry, t.language) for entry in asked.entries]
    if asked.why is Why.STATUS:
        return pages([*notes, t(Say.CLARIFY_STATUS, question=questions[0])])
    numbered = [f"{number}. {question}" for number, question in enumerate(questions, 1)]
    return pages([*notes, t(_ASKED_BACK.get(asked.why, Say.CLARIFY_UNSURE)), lines(*numbered)])


def abstention(
    silence: Abstention,
    library: Library,
    t: Phrases,
    notes: Sequence[Html] = (),
    danger: Sequence[Institution] = (),
) -> tuple[Html, ...]:
    """That there is no answer, whom to call or to ask, and how to ask again."""
    match silence.why:
        case Why.EMPTY:
            return pages([*notes, t(Say.ABSTAIN_EMPTY)])
        case Why.TOO_LONG:
            return pages([*notes, t(Say.ABSTAIN_TOO_LONG)])
    nearest = [question_in(entry, t.language) for entry in silence.nearest]
    numbered = [f"{number}. {question}" for number, question in enumerate(nearest, 1)]
    where = Say.ABSTAIN_CALL if danger else Say.ABSTAIN_WHERE
    asked = [Html(f"• {referral(place, t)}") for place in danger or whom_to_ask(library)]
    return pages(
        paragraph
        for paragraph in (
            *notes,
            t(Say.ABSTAIN),
            lines(t(where), *asked) if asked else Html(),
            t(Say.ABSTAIN_REWORD),
            lines(t(Say.ABSTAIN_NEAREST), *numbered) if nearest else Html(),
        )
        if paragraph
    )


def alarm(danger: Sequence[Institution], t: Phrases) -> list[Html]:
    """What stands above everything else when a life is in danger."""
    return [t(Say.EMERGENCY)] if danger else []


def whom_to_ask(library: Library) -> list[Institution]:
    """Whom officers ask first; the institutions of a far-off entry would mislead."""
    return [library.directory[key] for key in FIRST_TO_ASK if key in library.directory]


def related(questions: Sequence[str], t: Phrases) -> tuple[Html, ...]:
    """The entries that a card points to."""
    numbered = [f"{number}. {question}" for number, question in enumerate(questions, 1)]
    return pages([lines(t(Say.RELATED_TITLE), *numbered)] if numbered else [])


def group_choices(links: Sequence[Html], t: Phrases) -> Html:
    """The choices of a group, which has no buttons of its own."""
    return lines(t(Say.GROUP_CLARIFY), *(Html(f"• {link}") for link in links))

"""The answer card: what an entry is for the municipality, what to do, and on what it rests."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cases.people import Language
from handlers.markup import TEXT_CHARS, Html, bold, escape, italic, length, lines, pages
from handlers.phrases import Phrases, Say, named
from handlers.services.entries import Card, question_in
from handlers.views.citation import citation, law_title
from knowledge.entry import AnswerText, Confidence, English, Institution, Variant


@dataclass(frozen=True, slots=True)
class Face:
    """The words of a card in one language; `note` says where they are another language's."""

    question: str
    short: str
    steps: tuple[str, ...]
    avoid: tuple[str, ...]
    note: Say | None = None


def answer_card(
    card: Card, t: Phrases, notes: Sequence[Html] = (), *, behind: str | None = None
) -> tuple[Html, ...]:
    """The card in as few messages as hold it; no citation is ever cut or left out.

    `behind` is the button that leads to the statuses, where they do not stand below.
    """
    face = face_of(card, t.language)
    body = (
        *notes,
        head(card, face, t),
        _remark(card, t, behind),
        _translated(face, t),
        escape(face.short),
        _numbered(t(Say.CARD_STEPS), face.steps),
        _listed(t(Say.CARD_AVOID), [escape(line) for line in face.avoid]),
        lines(*warnings(card, t)),
        _listed(t(Say.CARD_SOURCES), citations(card, t)) or t(Say.CARD_NO_SOURCE),
        _listed(t(Say.CARD_REFER), referrals(card, t)),
        italic(reviewed(card, t)),
    )
    return pages(paragraph for paragraph in body if paragraph)


def short_card(card: Card, t: Phrases, notes: Sequence[Html] = ()) -> Html:
    """The card in one message, for groups and for inline search: whole citations or none."""
    face = face_of(card, t.language)
    start = pages(
        part
        for part in (
            *notes,
            head(card, face, t),
            _remark(card, t) if card.status else Html(),
            _translated(face, t),
            escape(face.short),
            lines(*warnings(card, t)),
        )
        if part
    )[0]
    end = italic(reviewed(card, t))
    more = t(Say.CARD_MORE_SOURCES)
    room = TEXT_CHARS - length(start) - length(end) - length(more) - 16
    cited, left_out = _that_fit(citations(card, t), room)
    sources = _listed(t(Say.CARD_SOURCES), cited)
    return pages(part for part in (start, sources, more if left_out else Html(), end) if part)[0]


def face_of(card: Card, language: Language) -> Face:
    """The entry's words, in English as far as it has any."""
    entry, english = card.entry, card.entry.english
    own: AnswerText | Variant = card.variant or entry.answer
    question = question_in(entry, language)
    if language is Language.TURKISH:
        return Face(question, own.short, own.steps, own.avoid)
    if english is None:
        return Face(question, own.short, own.steps, own.avoid, Say.CARD_NOT_TRANSLATED)
    if card.variant:
        return Face(question, own.short, own.steps, own.avoid, Say.CARD_VARIANT_NOT_TRANSLATED)
    return _english(english, own)


def head(card: Card, face: Face, t: Phrases) -> Html:
    """What it is for the municipality comes first, then the question."""
    level = bold(t(named("OBLIGATION", card.obligation)))
    meaning = t(Say[f"OBLIGATION_{card.obligation.name}_MEANS"])
    return lines(Html(f"{level} · {meaning}"), bold(face.question))


def warnings(card: Card, t: Phrases) -> Iterator[Html]:
    """Everything that speaks against relying on the card."""
    entry, cautions = card.entry, card.cautions
    if entry.retired:
        day = t.day(entry.retired.on)
        yield t(Say.CARD_RETIRED, day=day, reason=entry.retired.reason)
    if cautions.review_overdue_since:
        yield t(Say.WARN_STALE, day=t.day(cautions.review_overdue_since))
    for law in cautions.amended:
        if law.amended_on:
            yield t(Say.WARN_AMENDED, law=law_title(law, t), day=t.day(law.amended_on))
    if cautions.doubtful:
        low = cautions.doubtful is Confidence.LOW
        doubt = t(Say.WARN_LOW if low else Say.WARN_MEDIUM)
        note = entry.confidence_note
        yield t(Say.WARN_NOTE, warning=doubt, note=note) if note else doubt
    elif entry.confidence_note:
        yield t(Say.WARN_PARTLY, note=entry.confidence_note)
    if entry.volatile:
        yield t(Say.WARN_VOLATILE, note=entry.volatile)


def citations(card: Card, t: Phrases) -> list[Html]:
    """The legal basis, a line a source."""
    return [citation(source, card.library.laws, t) for source in card.entry.sources]


def referrals(card: Card, t: Phrases) -> list[Html]:
    """Whom to refer to, a line an institution; what the directory lacks is left out."""
    known = (card.library.directory.get(key) for key in card.entry.refer_to)
    return [referral(institution, t) for institution in known if institution]


def referral(institution: Institution, t: Phrases) -> Html:
    """Name, phone and hours, with a mark where the register is in doubt."""
    parts = [escape(institution.name)]
    parts += [Html(f"☎️ {escape(institution.phone)}")] if institution.phone else []
    parts += [escape(institution.hours)] if institution.hours else []
    doubt = f" ({t(Say.SOURCE_UNVERIFIED)})" if institution.doubt else ""
    return Html(" · ".join(parts) + doubt)


def reviewed(card: Card, t: Phrases) -> Html:
    """When the entry was last read, and which one it is."""
    entry = card.entry
    day = t.day(entry.reviewed_on)
    return t(Say.CARD_REVIEWED, day=day, id=entry.id, version=entry.version)


def _english(english: English, own: AnswerText | Variant) -> Face:
    steps, avoid = english.steps or own.steps, english.avoid or own.avoid
    partly = (steps, avoid) != (english.steps, english.avoid)
    note = Say.CARD_PARTLY_TRANSLATED if partly else None
    return Face(english.question, english.short, steps, avoid, note)


def _remark(card: Card, t: Phrases, behind: str | None = None) -> Html:
    if card.status is None and not card.entry.variants:
        return Html()
    if card.status is None:
        return t(Say.FOR_ANYBODY_INSIDE, button=behind) if behind else t(Say.FOR_ANYBODY)
    presumed = t(Say.FOR_PRESUMED) if card.presumed else Html()
    return lines(t(named("FOR", card.status)), presumed)


def _translated(face: Face, t: Phrases) -> Html:
    return italic(t(face.note)) if face.note else Html()


def _numbered(title: Html, texts: Sequence[str]) -> Html:
    if not texts:
        return Html()
    return lines(bold(title), *(f"{number}. {text}" for number, text in enumerate(texts, 1)))


def _listed(title: Html, items: Sequence[Html]) -> Html:
    return lines(bold(title), *(Html(f"• {item}") for item in items)) if items else Html()


def _that_fit(items: Sequence[Html], room: int) -> tuple[list[Html], bool]:
    """As many whole items as the room holds, and whether some were left out."""
    kept: list[Html] = []
    for item in items:
        room -= length(item) + 3
        if room < 0:
            return kept, True
        kept.append(item)
    return kept, False

"""An opinion in words: while it is written, before it is given, and as it was given."""

from collections.abc import Iterable, Iterator, Sequence

from cases.board import Late, Opinion, Outcome
from cases.rules import BoardRules
from cases.words import Words
from handlers.markup import Html, escape, lines, pre
from handlers.phrases import Panel, Phrases, named
from handlers.services.board import Basis
from handlers.services.opinions import Draft, Field
from handlers.services.spoken import Heard, Spoken
from handlers.views.citation import law_title
from knowledge.entry import Obligation


def opinion_lines(
    opinion: Opinion, t: Phrases, basis: Sequence[Basis] | None = None
) -> list[Html]:
    """The parts of an opinion; a basis with the law that it names, where that was looked up."""
    level = t.plain(named("OBLIGATION", Obligation(opinion.obligation)))
    position = t.plain(named("POSITION", opinion.position, Panel))
    cited = basis if basis is not None else [Basis(line, None) for line in opinion.basis]
    known = basis is not None
    return [
        _line(Panel.FIELD_POSITION, position, t),
        _line(Panel.FIELD_OBLIGATION, level, t),
        t(Panel.BLOCK, field=t.plain(Panel.FIELD_REASONING)),
        escape(opinion.reasoning),
        t(Panel.BLOCK, field=t.plain(Panel.FIELD_BASIS)) if cited else Html(),
        *(_basis(each, t, checked=known) for each in cited),
        t(Panel.BLOCK, field=t.plain(Panel.FIELD_CONDITIONS)) if opinion.conditions else Html(),
        escape(opinion.conditions),
    ]


def why_of(outcome: Outcome | None, why: Words | None, t: Phrases) -> str:
    """The sentence of an outcome in the reader's language, else as it was kept."""
    if why is not None:
        return why.told(t.language)
    return outcome.sentence if outcome else ""


def given(spoken: Iterable[Spoken], t: Phrases) -> list[Html]:
    """What members said, each by group and title."""
    return [
        lines(t(Panel.OTHER_HEAD, nth=nth, who=_who(each, t)), *opinion_lines(each.opinion, t))
        for nth, each in enumerate(spoken, 1)
    ]


def drafted(heard: Heard, board: BoardRules, t: Phrases) -> str:
    """What was adopted, as a reply may begin with it; empty where nothing was adopted."""
    outcome = heard.referral.outcome
    if outcome is None or outcome.position is None:
        return ""
    carried = [
        each.opinion
        for each in heard.spoken
        if each.opinion.position is outcome.position
        and (not each.is_late or board.late is Late.COUNT)
    ]
    return "\n\n".join(part for part in _reply(outcome, carried, t) if part)


def _reply(outcome: Outcome, carried: Sequence[Opinion], t: Phrases) -> Iterator[str]:
    """The parts of a reply: nobody's words twice."""
    said = [t.plain(Panel.REPLY_HEAD)]
    if outcome.position is not None:
        value = t.plain(named("POSITION", outcome.position, Panel))
        said.append(t.plain(Panel.REPLY_LINE, field=t.plain(Panel.FIELD_POSITION), value=value))
    if outcome.obligation is not None:
        value = t.plain(named("OBLIGATION", Obligation(outcome.obligation)))
        said.append(t.plain(Panel.REPLY_LINE, field=t.plain(Panel.FIELD_OBLIGATION), value=value))
    yield "\n".join(said)
    yield from dict.fromkeys(each.reasoning for each in carried)
    basis = dict.fromkeys(line for each in carried for line in each.basis)
    yield _block(Panel.FIELD_BASIS, [t.plain(Panel.BASIS_NONE, typed=line) for line in basis], t)
    conditions = dict.fromkeys(each.conditions for each in carried if each.conditions)
    yield _block(Panel.FIELD_CONDITIONS, conditions, t)


def _block(field: Panel, rows: Iterable[str], t: Phrases) -> str:
    said = "\n".join(rows)
    return f"{t.plain(field)}:\n{said}" if said else ""


def preview(number: str, opinion: Opinion, basis: Sequence[Basis], t: Phrases) -> list[Html]:
    """The opinion as it will be given."""
    return [
        t(Panel.PREVIEW_HEAD, number=number),
        lines(*opinion_lines(opinion, t, basis)),
        t(Panel.PREVIEW_FOOT),
    ]


def asking(number: str, draft: Draft, field: Field, t: Phrases) -> list[Html]:
    """The question for a part of the opinion, with what stands there to be copied."""
    needed = field is Field.CONDITIONS and draft.needs_conditions
    question = Panel.ASK_CONDITIONS_NEEDED if needed else named("ASK", field, Panel)
    before = draft.words(field)
    shown = [t(Panel.ASK_BEFORE), pre(before)] if before else []
    return [t(Panel.ASK_HEAD, number=number), t(question), *shown]


def _who(spoken: Spoken, t: Phrases) -> str:
    late = t.plain(Panel.OTHER_LATE) if spoken.is_late else ""
    group = spoken.group.told(t.language) if spoken.group else t.plain(Panel.OTHER_NOBODY)
    return " · ".join(part for part in (group, spoken.title, late) if part)


def _line(field: Panel, value: str, t: Phrases) -> Html:
    return t(Panel.LINE, field=t.plain(field), value=value)


def _basis(basis: Basis, t: Phrases, *, checked: bool) -> Html:
    if basis.law is not None:
        return t(Panel.BASIS_KNOWN, typed=basis.typed, law=law_title(basis.law, t))
    return t(Panel.BASIS_UNKNOWN if checked else Panel.BASIS_NONE, typed=basis.typed)

"""An opinion in words: while it is written, before it is given, and as it was given."""

from collections.abc import Sequence

from cases.board import Opinion
from handlers.markup import Html, escape, lines
from handlers.phrases import Panel, Phrases, named
from handlers.services.board import Basis
from handlers.services.opinions import Draft, Field
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


def preview(number: str, opinion: Opinion, basis: Sequence[Basis], t: Phrases) -> list[Html]:
    """The opinion as it will be given."""
    return [
        t(Panel.PREVIEW_HEAD, number=number),
        lines(*opinion_lines(opinion, t, basis)),
        t(Panel.PREVIEW_FOOT),
    ]


def asking(number: str, draft: Draft, field: Field, t: Phrases) -> list[Html]:
    """The question for a part of the opinion."""
    needed = field is Field.CONDITIONS and draft.needs_conditions
    question = Panel.ASK_CONDITIONS_NEEDED if needed else named("ASK", field, Panel)
    return [t(Panel.ASK_HEAD, number=number), t(question)]


def _line(field: Panel, value: str, t: Phrases) -> Html:
    return t(Panel.LINE, field=t.plain(field), value=value)


def _basis(basis: Basis, t: Phrases, *, checked: bool) -> Html:
    if basis.law is not None:
        return t(Panel.BASIS_KNOWN, typed=basis.typed, law=law_title(basis.law, t))
    return t(Panel.BASIS_UNKNOWN if checked else Panel.BASIS_NONE, typed=basis.typed)

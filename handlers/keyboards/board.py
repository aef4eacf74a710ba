"""The buttons of board members: those of their screens, and those of an opinion being written."""

from collections.abc import Iterable

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from cases.board import Position
from cases.delivery import Button
from handlers.callbacks import board as tap
from handlers.keyboards.parts import Row, button, keyboard, pairs
from handlers.phrases import Panel, Phrases, named
from handlers.services.opinions import Draft, Field
from knowledge.entry import Obligation


def drawn(rows: Iterable[Iterable[Button]]) -> InlineKeyboardMarkup | None:
    """The buttons of a screen, as the chat takes them."""
    kept = [
        [InlineKeyboardButton(text=each.label, callback_data=each.data) for each in row]
        for row in rows
    ]
    return InlineKeyboardMarkup(inline_keyboard=kept) if kept else None


def asking(referral: int, draft: Draft, field: Field, t: Phrases) -> InlineKeyboardMarkup | None:
    """What may be chosen for a part, or that it is left out, or that it stays as it is."""
    keep = button(t.plain(Panel.KEEP_PART), tap.Speak(referral=referral))
    rows = [*_choices(referral, draft, field, t), [keep] if draft.has(field) else []]
    return keyboard(*rows) if any(rows) else None


def resume(referral: int, t: Phrases) -> InlineKeyboardMarkup:
    """To go on with the draft."""
    return keyboard([button(t.plain(Panel.RESUME_BUTTON), tap.Speak(referral=referral))])


def preview(referral: int, draft: Draft, t: Phrases) -> InlineKeyboardMarkup:
    """To give it, change it, or leave it."""
    give = tap.Give(referral=referral, shown=draft.digest)
    return keyboard(
        [button(t.plain(Panel.GIVE_BUTTON), give)],
        [
            button(t.plain(Panel.AMEND_BUTTON), tap.Amend(referral=referral)),
            button(t.plain(Panel.DISCARD_BUTTON), _discard(referral)),
        ],
    )


def amend(referral: int, t: Phrases) -> InlineKeyboardMarkup:
    """The parts of an opinion."""
    parts = (
        button(t.plain(named("FIELD", field, Panel)), tap.Rewrite(referral=referral, field=field))
        for field in Field
    )
    return keyboard(*pairs(parts), [button(t.plain(Panel.BACK), tap.Speak(referral=referral))])


def discard(referral: int, t: Phrases) -> InlineKeyboardMarkup:
    """To delete the draft, or keep it."""
    return keyboard(
        [button(t.plain(Panel.DISCARD_YES), tap.Discard(referral=referral, sure=True))],
        [button(t.plain(Panel.DISCARD_NO), tap.KeepDraft(referral=referral))],
    )


def _choices(referral: int, draft: Draft, field: Field, t: Phrases) -> list[Row]:
    if field is Field.POSITION:
        return [_positions(referral, t)]
    if field is Field.OBLIGATION:
        return pairs(_obligations(referral, t))
    if not draft.may_skip(field):
        return []
    label = t.plain(Panel.SKIP_BASIS if field is Field.BASIS else Panel.SKIP_CONDITIONS)
    return [[button(label, tap.Skip(referral=referral, field=field))]]


def _positions(referral: int, t: Phrases) -> list[InlineKeyboardButton]:
    return [
        button(
            t.plain(named("POSITION", position, Panel)),
            tap.TakePosition(referral=referral, position=position),
        )
        for position in Position
    ]


def _obligations(referral: int, t: Phrases) -> Iterable[InlineKeyboardButton]:
    return (
        button(
            t.plain(named("OBLIGATION", level)),
            tap.TakeObligation(referral=referral, obligation=level),
        )
        for level in Obligation
    )


def _discard(referral: int) -> tap.Discard:
    return tap.Discard(referral=referral, sure=False)

"""The buttons by which an officer wishes to hear of an answer, or does not any more."""

from collections.abc import Sequence

from aiogram.types import InlineKeyboardMarkup

from cases.question import Question
from handlers.callbacks import editor as tap
from handlers.keyboards.parts import LABEL_CHARS, Row, button, keyboard
from handlers.markup import shorten
from handlers.phrases import Edit, Phrases


def awaited(questions: Sequence[Question], t: Phrases) -> InlineKeyboardMarkup:
    """To hear no more of one of the questions."""
    return keyboard(
        *(
            [
                button(
                    shorten(t.plain(Edit.AWAITED_STOP, question=question.asked.text), LABEL_CHARS),
                    tap.Follow(question=question.id, wants=False),
                )
            ]
            for question in questions
        )
    )


def follow(question: int, *, wants: bool, t: Phrases) -> Row:
    """The wish to hear of an answer, or its end."""
    label = t.plain(Edit.FOLLOW if wants else Edit.UNFOLLOW)
    return [button(label, tap.Follow(question=question, wants=wants))]

"""What is typed: a note, unless it answers a prompt of the desk to that very secretary.

The way of a note and the way of a reply do not meet.
"""

from dataclasses import replace

from aiogram.exceptions import TelegramBadRequest
from aiogram.types import Message, ReactionTypeEmoji

from cases.case import Attachment, FileKind
from cases.errors import Code, DeskError
from handlers.callbacks.desk import Do
from handlers.markup import pages
from handlers.phrases.desk import Work
from handlers.secretariat import moves, refer, words
from handlers.secretariat.memory import UNSENDABLE, joined
from handlers.secretariat.scene import Scene
from handlers.services.cases import Written

#: The quiet sign that something was kept as a note.
NOTED = "✍"


async def written(scene: Scene, message: Message) -> None:
    """An answer to her own prompt, another part of its album, or else a note."""
    memory = scene.memory
    if (name := _prompt(scene, message)) is not None:
        await _answered(scene, name, message)
    elif (name := _drafted(scene, message)) is not None:
        draft = memory.drafts[name]
        memory.drafts[name] = replace(draft, files=joined(draft.files, scene.files))
        await words.preview(replace(scene, number=draft.number), name)
    elif (name := memory.asked_of_album(message.media_group_id)) is not None:
        asked = memory.prompts[name]
        memory.prompts[name] = replace(asked, files=joined(asked.files, scene.files))
        await memory.keep()
    elif scene.number:
        await _noted(scene, message, _text(message))
    else:
        await scene.show([scene.t(Work.PROMPT_OVER)])


def _prompt(scene: Scene, message: Message) -> str | None:
    """The open prompt of hers that it answers."""
    replied = message.reply_to_message
    name = str(replied.message_id) if replied else ""
    return name if name in scene.memory.prompts else None


def _drafted(scene: Scene, message: Message) -> str | None:
    """The draft that came with this very update, handled once more, or with its album."""
    name = str(scene.update_id)
    return name if name in scene.memory.drafts else scene.memory.of_album(message.media_group_id)


async def corrected(scene: Scene, message: Message) -> None:
    """A corrected draft is previewed anew; what was sent stays; a note is noted again.

    A prompt that is still open refused what was typed before.
    """
    memory, text = scene.memory, _text(message)
    if (name := _prompt(scene, message)) is not None:
        await _answered(scene, name, message)
    elif (name := memory.of_source(message.message_id)) is not None:
        draft = memory.drafts.pop(name)
        await words.propose(replace(scene, number=draft.number), replace(draft, text=text))
    elif (number := memory.of_brief(message.message_id)) is not None:
        await refer.brief(replace(scene, number=number), text)
    elif (late := await words.too_late(scene)) is not None:
        await scene.show([scene.t(late)])
    elif scene.number:
        await _noted(scene, message, scene.t.plain(Work.NOTE_EDITED, text=text))
    else:
        await scene.show([scene.t(Work.PROMPT_OVER)])


async def _answered(scene: Scene, name: str, message: Message) -> None:
    """Take it for what the prompt asked; the prompt is used up only by what was taken."""
    memory, text = scene.memory, _text(message)
    asked = memory.prompts[name]
    scene = replace(scene, number=asked.number)
    if asked.do == Do.LINK:
        await _linked(scene, text)
    del memory.prompts[name]
    if asked.do == Do.LINK:
        await memory.keep()
    elif asked.do == "brief":
        await refer.brief(scene, text)
    else:
        await words.propose(scene, words.draft_of(scene, asked, text))


async def _linked(scene: Scene, text: str) -> None:
    found = await scene.visit.desk.spots.named_in(text)
    if found is None:
        raise DeskError(Code.UNKNOWN_CASE)
    await moves.link(scene, found)


async def _noted(scene: Scene, message: Message, text: str) -> None:
    files = tuple(Attachment(FileKind(kind), file_id) for kind, file_id in scene.files)
    if not text and not files:
        if message.content_type in UNSENDABLE:
            await scene.show([scene.t(Work.UNREADABLE)])
        return
    note = Written(text, scene.update_id, files)
    await scene.visit.desk.cases.note(scene.number, note, by=scene.visit.person)
    if scene.hidden:
        await scene.show(pages(scene.hidden))
    try:
        await message.react([ReactionTypeEmoji(emoji=NOTED)])
    except TelegramBadRequest:
        return  # a group may allow no reactions: the note is kept all the same


def _text(message: Message) -> str:
    return (message.text or message.caption or "").strip()

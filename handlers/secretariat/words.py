"""Words for the officer: a prompt, its answer, a preview, and only then they are said."""

import re
from collections.abc import Mapping
from dataclasses import replace

from aiogram.types import ForceReply, Message

from cases.errors import Code, DeskError
from cases.move import Move
from cases.threads import BRIEF
from handlers.callbacks.desk import MOST_DAYS, Do, Step
from handlers.keyboards import desk as keys
from handlers.markup import Html, escape, link, pages, shorten
from handlers.phrases import Say, named
from handlers.phrases.desk import Work
from handlers.screen import follow, redraw, rekey
from handlers.secretariat import moves
from handlers.secretariat.memory import Draft, Files, Prompt, joined
from handlers.secretariat.scene import Scene
from handlers.services.speech import Speech
from handlers.views import desk as screens

#: What is said to the officer, with the move behind it.
SPOKEN: Mapping[Do, Move] = {
    Do.ASK: Move.ASK,
    Do.REPLY: Move.REPLY,
    Do.DECLINE: Move.DECLINE,
    Do.EXTEND: Move.EXTEND,
}
#: So much of an earlier text is shown to be copied.
_BEFORE_CHARS = 3000
#: A length at the head of a reason; a number alone may belong to the reason.
_LENGTH = re.compile(r"(\d{1,4})(\s+iş günü)?(?!\S)")


async def begin(scene: Scene, do: Do, words: str, *, files: Files = ()) -> None:
    """Ask for the words, or preview those that came with the command."""
    days, words = _days(words) if do is Do.EXTEND else (0, words)
    await scene.visit.desk.cases.require(scene.number, SPOKEN[do], by=scene.visit.person)
    asked = Prompt(scene.number, do, days, files)
    if words:
        await propose(scene, draft_of(scene, asked, words))
    elif do is not Do.EXTEND:
        files = joined(files, scene.files)
        await prompt(scene, replace(asked, files=files, album=scene.album))
    elif days:
        await prompt(scene, asked)
    else:
        await _ask_how_long(scene, None)


async def again(scene: Scene, do: Do, words: str) -> None:
    """Begin anew with a corrected command: what was previewed is overtaken, its files go along."""
    late = await too_late(scene)
    if late is not None:
        await scene.show([scene.t(late)])
        return
    memory, files = scene.memory, Files()
    old = memory.of_source(scene.message_id)
    if old is not None:
        files = memory.drafts.pop(old).files
        await memory.keep()
    await begin(scene, do, words, files=files)


async def too_late(scene: Scene) -> Work | None:
    """What to say where the words of her message have gone to the officer or the board."""
    post = await scene.visit.desk.spots.post(scene.chat_id, scene.message_id)
    if post is None or post.nth is None:
        return None
    return Work.EDITED_BRIEF if post.nth == BRIEF else Work.EDITED_AFTER


async def longer(scene: Scene, days: int) -> None:
    """Preview the reason that waited for its days, or ask for one."""
    kept = scene.memory.undated(scene.number)
    if kept is None:
        await prompt(scene, Prompt(scene.number, Do.EXTEND, days))
        return
    await propose(scene, replace(scene.memory.drafts.pop(kept), days=days))


async def prompt(scene: Scene, asked: Prompt, *, before: str = "") -> None:
    """Ask her, and nobody else, for words; only a reply to this message is their answer."""
    do, t = Do(asked.do), scene.t
    await scene.visit.desk.cases.require(scene.number, SPOKEN[do], by=scene.visit.person)
    values = {"length": t.count(Work.EXTEND_DAYS, asked.days)} if do is Do.EXTEND else {}
    text = t(named("PROMPT", do, Work), staff=_addressed(scene), number=scene.number, **values)
    parts = [text]
    if asked.files:
        parts.append(t(Work.PROMPT_FILES, count=len(asked.files)))
    if before:
        parts.append(t(Work.PROMPT_BEFORE, text=shorten(before, _BEFORE_CHARS)))
    await _prompted(scene, asked, parts)


def draft_of(scene: Scene, asked: Prompt, text: str) -> Draft:
    """The words of her message, with its files and those that came before."""
    return Draft(
        asked.number,
        asked.do,
        text,
        joined(asked.files, scene.files),
        days=asked.days,
        source=scene.message_id,
        album=scene.album,
    )


async def prompt_brief(scene: Scene, before: str) -> None:
    """Ask for the brief of the board anew."""
    t = scene.t
    text = t(Work.PROMPT_BRIEF, staff=_addressed(scene), number=scene.number)
    earlier = t(Work.PROMPT_BEFORE, text=shorten(before, _BEFORE_CHARS))
    await _prompted(scene, Prompt(scene.number, "brief"), [text, earlier])


async def prompt_link(scene: Scene, words: str) -> None:
    """Ask for the number of the other case, or offer some."""
    desk, t = scene.visit.desk, scene.t
    found, _ = await desk.spots.named_first(words, loosely=True)
    if found is not None:
        await moves.link(scene, found)
        return
    alike = await desk.cases.alike(scene.number, by=scene.visit.person)
    text = t(Work.PROMPT_LINK, staff=_addressed(scene), number=scene.number)
    shown = await scene.show([text], keys.alike(scene.number, alike, t))
    await _remember(scene, shown, Prompt(scene.number, Do.LINK))


async def entries(scene: Scene, _words: str) -> None:
    """The entries that may be the answer, with their scores."""
    found = await scene.visit.desk.cases.candidates(scene.number, by=scene.visit.person)
    text = screens.candidates(scene.number, found, scene.t)
    await scene.show(text, keys.entries(scene.number, found, scene.t) if found else None)


async def entry(scene: Scene, key: str) -> None:
    """Preview an entry as the answer."""
    found = scene.visit.desk.entries.by_key(key)
    await propose(scene, Draft(scene.number, Do.REPLY, "", entry=found.id))


async def propose(scene: Scene, draft: Draft) -> None:
    """Keep words as a draft and show them as the officer would see them."""
    if draft.do == Do.EXTEND and not draft.days:
        await _ask_how_long(scene, draft)
        return
    if draft.do == Do.EXTEND:
        case = await scene.visit.desk.cases.require(
            scene.number, Move.EXTEND, by=scene.visit.person
        )
        draft = replace(draft, nth=len(case.progress.extensions) + 1)
    name = str(scene.update_id)
    scene.memory.drafts[name] = draft
    await preview(scene, name)


async def preview(scene: Scene, name: str) -> None:
    """Show a draft as the officer would see it, and remember what is open."""
    desk, draft = scene.visit.desk, scene.memory.drafts[name]
    speech = _speech(scene, name)
    shown = await desk.cases.preview(scene.number, speech, by=scene.visit.person)
    scene.memory.drafts[name] = replace(draft, linked=shown.linked)
    text = screens.preview(
        shown, speech.move, desk.entries.library, scene.t, [*scene.hidden, *scene.left]
    )
    keyboard = keys.decide(scene.number, int(name), scene.t, editable=draft.entry is None)
    await scene.memory.keep()
    await _posted(scene, await scene.show(text, keyboard))


async def decided(scene: Scene, draft: int, step: Step) -> None:
    """Send, edit or drop a preview; one that is not hers, or was decided, moves nothing."""
    memory, name = scene.memory, str(draft)
    found = memory.drafts.get(name)
    if found is None or found.number != scene.number or scene.tap is None:
        await scene.say(scene.t(Work.DRAFT_GONE), refused=True)
        return
    match step:
        case Step.SEND:
            await _sent(scene, name)
        case Step.EDIT:
            await _written_anew(scene, name)
        case Step.DROP:
            await _decided(scene, name, scene.t(Work.DROPPED))


async def _sent(scene: Scene, name: str) -> None:
    """Say it, unless it would reach others by now than the preview has named."""
    desk, who, source = scene.visit.desk, scene.visit.person, scene.memory.drafts[name].source
    try:
        case = await desk.cases.speak(scene.number, _speech(scene, name), by=who)
    except DeskError as refusal:
        if refusal.code is not Code.LINKS_CHANGED:
            raise
        await _overtaken(scene, name)
        return
    if source:
        await desk.spots.posted(scene.chat_id, source, scene.number, nth=case.exchanges)
    dossier = await desk.cases.dossier(scene.number, by=who)
    said = Work.SENT_LATER if dossier.is_out_of_reach else Work.SENT
    await _decided(scene, name, scene.t(said, staff=scene.staff))


async def _overtaken(scene: Scene, name: str) -> None:
    """Take the buttons of the old preview away, say why, and show another one."""
    memory, anew = scene.memory, str(scene.update_id)
    if scene.tap is not None:
        await rekey(scene.tap, None)
    await scene.show([scene.t(Say.ERROR_LINKS_CHANGED)])
    memory.drafts[anew] = memory.drafts.pop(name)
    await preview(scene, anew)


async def _decided(scene: Scene, name: str, head: Html) -> None:
    """Let the preview say what became of the draft, and only then forget it.

    Handled again after a crash in between, it is found, and said once more.
    """
    await _headed(scene, name, head)
    await scene.say(head)
    del scene.memory.drafts[name]
    await scene.memory.keep()


async def _written_anew(scene: Scene, name: str) -> None:
    """Ask for other words; only with the prompt the draft is forgotten, its files go along."""
    desk, draft = scene.visit.desk, scene.memory.drafts[name]
    await desk.cases.require(scene.number, SPOKEN[Do(draft.do)], by=scene.visit.person)
    await _headed(scene, name, scene.t(Work.EDITING))
    del scene.memory.drafts[name]
    asked = Prompt(draft.number, draft.do, draft.days, draft.files, draft.album)
    await prompt(scene, asked, before=draft.text)


async def _headed(scene: Scene, name: str, head: Html) -> None:
    """Put a sentence in place of the heading of the preview, and take its buttons away.

    The last page of a long one has no heading: what stands there stays, below the sentence.
    """
    tap = scene.tap
    if tap is None:
        return
    shown = tap.message.html_text if isinstance(tap.message, Message) else ""
    heading = scene.t(named("PREVIEW", SPOKEN[Do(scene.memory.drafts[name].do)], Work))
    body = Html(shown.removeprefix(heading).lstrip())
    headed = pages([head, body])
    if len(headed) == 1:
        await redraw(tap, headed)
        return
    await rekey(tap, None)
    await follow(tap, [head])


def _speech(scene: Scene, name: str) -> Speech:
    draft = scene.memory.drafts[name]
    working_day = scene.visit.desk.rules.calendar.working_day
    return Speech(
        SPOKEN[Do(draft.do)],
        draft.text,
        int(name),
        draft.attachments,
        draft.entry,
        working_day * draft.days,
        draft.nth,
        draft.linked,
    )


async def _ask_how_long(scene: Scene, reason: Draft | None) -> None:
    """Offer some days; a reason that was written already is kept until she has chosen."""
    memory = scene.memory
    overtaken = memory.undated(scene.number)
    if overtaken is not None:
        del memory.drafts[overtaken]
    if reason is not None:
        memory.drafts[str(scene.update_id)] = replace(reason, files=(), album=None)
    await memory.keep()
    say = Work.EXTEND_HOW_LONG if reason is None else Work.EXTEND_KEPT
    text = scene.t(say, number=scene.number, most=MOST_DAYS)
    await scene.show(pages([text, *scene.hidden]), keys.longer(scene.number, scene.t))


async def _prompted(scene: Scene, asked: Prompt, parts: list[Html]) -> None:
    shown = await scene.show(pages(parts)[:1], ForceReply(selective=True))
    await _remember(scene, shown, asked)


async def _remember(scene: Scene, message_id: int, asked: Prompt) -> None:
    scene.memory.prompts[str(message_id)] = asked
    await scene.memory.keep()
    await _posted(scene, message_id)


async def _posted(scene: Scene, message_id: int) -> None:
    """In a group without topics what replies to this belongs to the case, too."""
    if scene.thread_id is None and scene.chat_id < 0:
        await scene.visit.desk.spots.posted(scene.chat_id, message_id, scene.number)


def _addressed(scene: Scene) -> Html:
    """Herself, so that the reply opens for her alone."""
    return link(escape(scene.staff), f"tg://user?id={scene.visit.person.telegram_id}")


def _days(words: str) -> tuple[int, str]:
    """The working days at the head of a command: "3 kurum görüşü bekleniyor"."""
    head = _LENGTH.match(words)
    if head is None:
        return 0, words
    days, rest = int(head[1]), words[head.end() :].strip()
    if 1 <= days <= MOST_DAYS:
        return days, rest
    return 0, rest if head[2] else words

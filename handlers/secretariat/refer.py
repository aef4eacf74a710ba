"""Putting a referral together: members, files, municipality, brief; and a reply from it."""

from collections.abc import Sequence
from dataclasses import replace

from cases.errors import Code, DeskError
from cases.members import Candidate
from cases.move import Move
from cases.threads import BRIEF
from handlers.keyboards import desk as keys
from handlers.markup import lines, pages
from handlers.phrases.desk import Work
from handlers.screen import acknowledge, redraw
from handlers.secretariat.memory import Board
from handlers.secretariat.scene import Scene
from handlers.services.referring import Brief, Paper
from handlers.views import desk as screens
from handlers.views import opinion


async def begin(scene: Scene, _words: str) -> None:
    """The members by expertise, conflicts marked, and the brief as the officer wrote it.

    What she was putting together stays until she sends or drops it.
    """
    desk, who = scene.visit.desk, scene.visit.person
    case = await desk.cases.require(scene.number, Move.REFER, by=who)
    if not await desk.referring.candidates(scene.number, by=who):
        await scene.show([scene.t(Work.REFER_NOBODY)])
        return
    kind = desk.rules.types.get(case.request.type)
    papers = await desk.referring.papers(scene.number, by=who) if kind and kind.board_files else ()
    files = tuple(_key(paper) for paper in papers[: screens.MOST_PAPERS])
    scene.memory.boards.setdefault(scene.number, Board(case.request.text, files=files))
    await scene.memory.keep()
    await _show(scene)


async def ticked(scene: Scene, person: int) -> None:
    """Choose a member, or no longer."""
    board = _board(scene)
    known = await scene.visit.desk.referring.candidates(scene.number, by=scene.visit.person)
    if all(each.person.id != person for each in known):
        raise DeskError(Code.NOT_A_MEMBER)
    if await _refused(scene, (person,), known):
        return
    chosen = tuple(each for each in board.members if each != person)
    if len(chosen) == len(board.members):
        chosen = (*chosen, person)
    await _changed(scene, replace(board, members=chosen))


async def town(scene: Scene) -> None:
    """Show the municipality to the members, or hide it."""
    board = _board(scene)
    await _changed(scene, replace(board, shows=not board.shows))


async def enclosed(scene: Scene, nth: int) -> None:
    """Let a file go with the brief, or no longer."""
    board = _board(scene)
    papers = await scene.visit.desk.referring.papers(scene.number, by=scene.visit.person)
    if nth >= len(papers):
        raise DeskError(Code.BAD_REQUEST)
    turned = {_key(papers[nth])} ^ set(board.files)
    files = tuple(key for key in map(_key, papers) if key in turned)
    await _changed(scene, replace(board, files=files))


async def brief(scene: Scene, text: str) -> None:
    """Another brief, as it was typed."""
    if not text:
        raise DeskError(Code.TEXT_MISSING)
    scene.memory.boards[scene.number] = replace(_board(scene), text=text, source=scene.message_id)
    await scene.memory.keep()
    await _show(scene)


async def send(scene: Scene) -> None:
    """Ask the chosen members."""
    board = _board(scene)
    wanted, desk, who = _wanted(board), scene.visit.desk, scene.visit.person
    known = await desk.referring.candidates(scene.number, by=who)
    refused = await _refused(scene, wanted.members, known)
    if refused:
        left = tuple(each for each in wanted.members if each not in refused)
        await _changed(scene, replace(board, members=left))
        return
    await desk.referring.refer(scene.number, wanted, by=who)
    if board.source:
        await desk.spots.posted(scene.chat_id, board.source, scene.number, nth=BRIEF)
    await _over(scene, Work.DONE_REFER)


async def drop(scene: Scene) -> None:
    """Leave it."""
    _board(scene)
    await _over(scene, Work.DROPPED_BOARD)


def text_of(scene: Scene) -> str:
    """The brief as it stands."""
    return _board(scene).text


async def adopted(scene: Scene) -> str:
    """What the board adopted last, as a reply may begin with it."""
    desk = scene.visit.desk
    heard = await desk.cases.heard(scene.number, by=scene.visit.person)
    drafts = (opinion.drafted(each, desk.rules.board, scene.t) for each in reversed(heard))
    return next((draft for draft in drafts if draft), "")


def _board(scene: Scene) -> Board:
    """What she is putting together; somebody else's screen is not hers to change."""
    board = scene.memory.boards.get(scene.number)
    if board is None:
        raise DeskError(Code.BAD_REQUEST)
    return board


def _wanted(board: Board) -> Brief:
    return Brief(board.text, board.members, board.shows, board.attachments)


def _key(paper: Paper) -> tuple[str, str]:
    return paper.file.kind.value, paper.file.file_id


async def _refused(
    scene: Scene, members: Sequence[int], known: Sequence[Candidate]
) -> frozenset[int]:
    """Those of them who cannot be asked; she is told who they are."""
    found = [each for each in known if each.person.id in members and each.is_excluded]
    if found:
        await scene.say(lines(*(screens.excluded(each, scene.t) for each in found)))
    return frozenset(each.person.id for each in found)


async def _changed(scene: Scene, board: Board) -> None:
    rewords = board.shows != _board(scene).shows
    scene.memory.boards[scene.number] = board
    await scene.memory.keep()
    await _show(scene, again=True, rewords=rewords)


async def _over(scene: Scene, said: Work) -> None:
    if scene.tap is not None:
        await redraw(scene.tap, [scene.t(said, number=scene.number)])
        await acknowledge(scene.tap)
    scene.memory.boards.pop(scene.number, None)
    await scene.memory.keep()


async def _show(scene: Scene, *, again: bool = False, rewords: bool = False) -> None:
    """The screen, in its old place when shown `again`, unless pages above it read otherwise."""
    desk, t, board = scene.visit.desk, scene.t, _board(scene)
    case = await desk.cases.require(scene.number, Move.REFER, by=scene.visit.person)
    known = await desk.referring.candidates(scene.number, by=scene.visit.person)
    papers = await desk.referring.papers(scene.number, by=scene.visit.person)
    wanted, offer = _wanted(board), screens.Offer(known, papers)
    *above, last = screens.referral(case, wanted, offer, desk.rules.board, t)
    members, files = screens.member_lines(offer, t), screens.paper_lines(offer, wanted, t)
    keyboard = keys.board(scene.number, wanted, members, files, t)
    if again and scene.tap is not None and not (above and rewords):
        await redraw(scene.tap, [last], keyboard)
        await acknowledge(scene.tap)
        return
    await scene.show([*above, *pages([last, *scene.hidden])], keyboard)

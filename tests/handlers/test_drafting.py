"""Back into knowledge: an answered case becomes a draft that names nobody, and comes live."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from cases.case import Author, Exchange, ExchangeKind, Request, Status
from cases.errors import Code
from cases.notice import DraftReady, LibraryBroken, WeeklyGaps
from cases.people import Municipality, Person, Role
from cases.proposal import ProposalKind, ProposalState
from handlers.services.anonymous import nameless
from storage.unit import Storage
from tests.handlers.chat import TOWN
from tests.handlers.newsroom import Newsroom, code_of
from tests.storage.casework import kept, new_case

NUMBER = "SDK-2026-0001"
PLANTED = ("Şahinbey", "Gaziantep", "Ahmet", "Yılmaz", "99123456786", "532", NUMBER, "Konya")
ASKED = (
    "Şahinbey Belediyesi olarak soruyoruz: Ahmet Yılmaz (99123456786, 0532 123 45 67) semt"
    " pazarında tezgâh istiyor, Konya Belediyesi vermiş. Bizde Şahinbey'de verilebilir mi?"
)
ANSWER = f"Evet, verilebilir. {NUMBER} sayılı vakada Ahmet Yılmaz başvurusunu Gaziantep'te yapar."


@pytest.fixture
def room(storage: Storage, tmp_path: Path) -> Newsroom:
    """A newsroom over a copy of the entries."""
    return Newsroom.of(storage, tmp_path)


@pytest.fixture
async def secretary(room: Newsroom) -> Person:
    """Somebody of the secretariat, who is an editor as well."""
    await room.person(2001, Role.SECRETARY)
    return await room.person(2001, Role.EDITOR)


async def _answered(room: Newsroom, secretary: Person, *, is_answered: bool = True) -> None:
    officer = await room.officer(1001)
    request = Request("hukuki-teknik", "Göçmene tezgâh", ASKED, TOWN, topic="statuler")
    await kept(room.storage, replace(new_case(officer, NUMBER), request=request))
    said = [Exchange(1, ExchangeKind.REQUEST, Author.OFFICER, room.now, ASKED, officer.id)]
    if is_answered:
        reply = Exchange(2, ExchangeKind.REPLY, Author.DESK, room.now, ANSWER, secretary.id)
        said.append(reply)
    async with room.storage.write() as unit:
        for exchange in said:
            await unit.exchanges.add(NUMBER, exchange)
        case = await unit.cases.get(NUMBER)
        await unit.cases.save(replace(case, status=Status.ANSWERED, exchanges=len(said)))


async def test_a_draft_names_no_person_no_number_and_no_municipality(
    room: Newsroom, secretary: Person
) -> None:
    await _answered(room, secretary)
    draft = await room.desk.drafting.promote(NUMBER, by=secretary)
    assert draft.kind is ProposalKind.NEW
    assert "tezgâh" in draft.text
    assert [name for name in PLANTED if name.casefold() in draft.text.casefold()] == []


async def test_the_editors_are_told_of_a_draft_and_a_second_tap_makes_no_other(
    room: Newsroom, secretary: Person
) -> None:
    other = await room.person(4001, Role.EDITOR)
    await _answered(room, secretary)
    drafts = {(await room.desk.drafting.promote(NUMBER, by=secretary)).id for _ in range(2)}
    assert len(drafts) == 1
    assert await room.notices() == [(other.id, DraftReady(drafts.pop()))]


async def test_what_the_officer_answered_and_her_greetings_are_no_wording(
    room: Newsroom, secretary: Person
) -> None:
    officer = await room.officer(1001)
    question = "Merhabalar, kolay gelsin. Göçmen semt pazarında tezgâh açabilir mi? Teşekkürler."
    request = Request("hukuki-teknik", "kolay gelsin pazarda tezgâh", question, TOWN)
    await kept(room.storage, replace(new_case(officer, NUMBER), request=request))
    said = (
        (ExchangeKind.REQUEST, Author.OFFICER, question),
        (ExchangeKind.ASK, Author.DESK, "Hangi mahallede?"),
        (ExchangeKind.ADDITION, Author.OFFICER, "Karşıyaka tarafında, perşembe kurulan"),
        (ExchangeKind.REPLY, Author.DESK, ANSWER),
    )
    async with room.storage.write() as unit:
        for nth, (kind, author, text) in enumerate(said, 1):
            await unit.exchanges.add(NUMBER, Exchange(nth, kind, author, room.now, text))
        case = await unit.cases.get(NUMBER)
        await unit.cases.save(replace(case, status=Status.ANSWERED, exchanges=len(said)))
    draft = await room.desk.drafting.promote(NUMBER, by=secretary)
    assert "perşembe" not in draft.text
    assert "Göçmen semt pazarında tezgâh açabilir mi?" in draft.text
    for courtesy in ("kolay gelsin", "Merhaba", "Teşekkür"):
        assert courtesy not in draft.text


async def test_a_case_without_an_answer_is_no_draft(room: Newsroom, secretary: Person) -> None:
    await _answered(room, secretary, is_answered=False)
    attempt = room.desk.drafting.promote(NUMBER, by=secretary)
    assert await code_of(attempt) is Code.WRONG_STATUS


@pytest.mark.parametrize("role", [None, Role.ADMIN, Role.AUDITOR])
async def test_others_turn_no_case_into_a_draft(
    room: Newsroom, secretary: Person, role: Role | None
) -> None:
    await _answered(room, secretary)
    attempt = room.desk.drafting.promote(NUMBER, by=await room.person(9001, role))
    assert await code_of(attempt) is Code.NOT_ALLOWED


def _completed(text: str) -> bytes:
    """The draft with what an editor adds to it."""
    more = "".join(f'  - "tezgâh {letter}{letter}"\n' for letter in "abcdefghijkl")
    tests = "".join(f'\n  - "sergi {letter}{letter}"' for letter in "mnop")
    whole = text.replace("topic:", f"{more}topic:", 1).replace("tests: []", f"tests:{tests}")
    return whole.encode()


async def test_a_completed_draft_is_approved_by_neither_its_editor_nor_the_answerer(
    room: Newsroom, secretary: Person
) -> None:
    ayse, zehra = [await room.person(number, Role.EDITOR) for number in (4001, 4002)]
    await _answered(room, secretary)
    draft = await room.desk.drafting.promote(NUMBER, by=secretary)
    publishing = room.desk.publishing
    assert await code_of(publishing.publish(draft.id, by=ayse)) is Code.PROPOSAL_FAULTY
    whole = await room.desk.editing.propose(_completed(draft.text), changes_meaning=False, by=ayse)
    assert whole.number == NUMBER
    assert await code_of(publishing.publish(whole.id, by=ayse)) is Code.OWN_PROPOSAL
    assert await code_of(publishing.publish(whole.id, by=secretary)) is Code.OWN_PROPOSAL
    decided = await publishing.publish(whole.id, by=zehra)
    assert decided.state is ProposalState.PUBLISHED
    waiting = await room.desk.editing.waiting(by=zehra)
    assert not waiting


async def test_the_case_keeps_the_entry_that_came_of_it(room: Newsroom, secretary: Person) -> None:
    ayse, zehra = [await room.person(number, Role.EDITOR) for number in (4001, 4002)]
    await _answered(room, secretary)
    draft = await room.desk.drafting.promote(NUMBER, by=secretary)
    whole = await room.desk.editing.propose(_completed(draft.text), changes_meaning=False, by=ayse)
    await room.desk.publishing.publish(whole.id, by=zehra)
    await room.shelf.reload()
    async with room.storage.read() as unit:
        case = await unit.cases.get(NUMBER)
        events = [event.event for event in await unit.cases.events(NUMBER)]
    assert case.entry_id == whole.entry_id
    assert case.entry_id in room.shelf.current.entries
    assert events == ["drafted", "published"]


async def test_the_weekly_word_comes_once_a_week_and_only_with_something_to_say(
    room: Newsroom,
) -> None:
    ayse = await room.person(4001, Role.EDITOR)
    await room.desk.gaps.weekly(room.now)
    assert await room.notices() == []
    await room.asked(await room.officer(1001), "stadyumda maç saat kaçta")
    for day in (1, 2, 7):  # asked on a Sunday, told of in the week that begins on the morrow
        await room.desk.gaps.weekly(room.now + timedelta(days=day))
    assert await room.notices() == [(ayse.id, WeeklyGaps("2026-W48"))]
    await room.desk.gaps.weekly(room.now + timedelta(days=8))
    assert len(await room.notices()) == 1


async def test_the_weekly_word_is_on_the_week_that_is_over(room: Newsroom) -> None:
    await room.person(4001, Role.EDITOR)
    await room.asked(await room.officer(1001), "stadyumda maç saat kaçta")
    await room.desk.gaps.weekly(room.now + timedelta(hours=2))
    assert await room.notices() == []


async def test_a_broken_file_is_told_once_by_all_processes_together(room: Newsroom) -> None:
    ayse = await room.person(4001, Role.EDITOR)
    other = Newsroom(room.storage, room.folder)
    room.write("entries/saglik/acil-saglik.yaml", "id: [")
    for each in (room, other, room):
        assert not await each.shelf.reload(each.desk.editing.broken)
    ((to, notice),) = await room.notices()
    assert to == ayse.id
    assert isinstance(notice, LibraryBroken)
    assert "acil-saglik.yaml:" in notice.sentence


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("Araç verilir mi?", "Araç verilir mi?"),
        ("ŞAHİNBEY sahinbeyde", "ilimiz ilimiz"),
        ("Bursa Büyükşehir Belediyesine yazdık", "belediye yazdık"),
        ("komşumuz Nizip ile", "komşumuz ilimiz ile"),
        ("5393 sayılı Kanunun 14. maddesi", "5393 sayılı Kanunun 14. maddesi"),
        ("6458 sayılı kanun 2013 yılında çıktı", "6458 sayılı kanun 2013 yılında çıktı"),
    ],
)
def test_names_of_places_go_and_other_words_stay(text: str, bare: str) -> None:
    assert nameless(text, TOWN, Municipality("Şahinbey", "Gaziantep")) == bare


async def test_the_whole_question_stands_in_the_draft_where_the_title_was_cut(
    room: Newsroom, secretary: Person
) -> None:
    long = (
        "Geçici koruma altındaki bir kişi semt pazarında tezgâh açmak isterse belediye ondan"
        " ikamet belgesi dışında çalışma izni belgesi de istemek zorunda mıdır, istemezse ne olur?"
    )
    await _answered(room, secretary)
    async with room.storage.write() as unit:
        case = await unit.cases.get(NUMBER)
        request = replace(case.request, text=long, title=f"{long[:60]}…")
        await unit.cases.save(replace(case, request=request))
    draft = await room.desk.drafting.promote(NUMBER, by=secretary)
    assert long in draft.text
    assert "…?" not in draft.text

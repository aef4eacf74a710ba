"""A member's conversation: the declaration first, the list, time, others, and the outcome."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cases.board import Late, Seat
from cases.delivery import Message
from cases.municipalities import Kind
from cases.people import Language, Post, Role
from cases.sitting import Invitation
from cases.words import Words
from handlers.callbacks import Tap
from handlers.callbacks import board as tap
from handlers.markup import TEXT_CHARS, length, visible
from handlers.phrases import phrases
from handlers.services.delivery import Reference
from handlers.views import board as view
from knowledge.entry import Obligation
from tests.handlers.boardroom import DISSENT, NUMBER, OPINION, TOWN, Secretariat, sent_to
from tests.handlers.chat import NOW, Chat, Persona

CLEAR, RECUSE = "Çıkar çatışmam yok", "Çekiliyorum"
#: Planted where a member must never read them: town, number, her own words, a note.
MARKERS = ("gizliova", "1002", "gizlisöz", "gizlinot")


@pytest.fixture
async def board(
    member: Persona, second_member: Persona, third_member: Persona
) -> tuple[Persona, ...]:
    """Three members who reach the quorum."""
    return member, second_member, third_member


@pytest.fixture
async def asker(chat: Chat) -> Persona:
    """The officer whose case it is."""
    asker = Persona(chat, 1002)
    await asker.becomes(Role.OFFICER, Post(municipality=TOWN))
    return asker


@pytest.fixture
async def referral(
    chat: Chat, asker: Persona, secretary: Persona, board: tuple[Persona, ...]
) -> int:
    """The number of a referral that the three members were asked about."""
    members = [await each.known() for each in board]
    desk = Secretariat(chat.storage, chat.rules, await secretary.known(), chat.now)
    return (await desk.refers(await asker.known(), members)).id


async def _messages(chat: Chat, persona: Persona) -> list[Message]:
    reference = Reference(chat.shelf, chat.rules, lambda: chat.now)
    return await sent_to(chat.storage, reference, await persona.known())


def _spoken(message: Message) -> str:
    return visible("\n".join(message.parts))


def _labels(message: Message) -> list[str]:
    return [button.label for row in message.buttons for button in row]


async def test_member_is_asked_with_two_buttons_and_no_brief(
    chat: Chat, referral: int, member: Persona
) -> None:
    (asked,) = await _messages(chat, member)
    assert NUMBER in _spoken(asked)
    assert "Tür: Hukuki ve teknik soru" in _spoken(asked)
    assert "Konu: Sosyal yardım" in _spoken(asked)
    assert "ayni yardım" not in _spoken(asked)
    assert "Son gün: 27 Kasım 2026 17.30" in _spoken(asked)
    assert "Geçici koruma" not in _spoken(asked)
    assert _labels(asked) == [CLEAR, RECUSE]
    assert asked.buttons[0][0].data == tap.DeclareClear(referral=referral).pack()


async def test_brief_opens_after_the_declaration(
    chat: Chat, referral: int, member: Persona
) -> None:
    await member.taps(tap.OpenSitting(referral=referral))
    assert "Geçici koruma" not in chat.text
    await member.taps(CLEAR)
    assert "Geçici koruma altındaki kişiye ayni yardım yapılabilir mi?" in chat.text
    assert chat.labels[:2] == ["✍️ Görüş yaz", "⏳ Ek süre al (2 Aralık 2026 17.30)"]


async def test_title_is_read_only_after_the_declaration(
    chat: Chat, referral: int, member: Persona
) -> None:
    await member.says("/kurul")
    assert "ayni yardım" not in f"{chat.text} {chat.labels}"
    assert "Hukuki ve teknik soru · Sosyal yardım" in chat.text
    await member.taps(tap.OpenSitting(referral=referral))
    assert "ayni yardım" not in chat.text
    await member.taps(CLEAR)
    assert "Başlık: (belediye)de ayni yardım" in chat.text
    await member.says("/kurul")
    assert f"1. {NUMBER} · (belediye)de ayni yardım" in chat.text


async def test_title_stays_hidden_from_who_never_declared(
    chat: Chat, referral: int, board: tuple[Persona, ...]
) -> None:
    await chat.desk.boardroom.declare(referral, by=await board[1].known(), recused=True)
    await board[0].says("/kurul")
    await board[0].taps("🗂 Geçmiş dosyalar")
    assert NUMBER in chat.text
    assert "ayni yardım" not in f"{chat.text} {chat.labels}"


async def test_recusal_is_one_tap_confirmed_and_thanked(
    chat: Chat, referral: int, member: Persona
) -> None:
    await member.taps(tap.OpenSitting(referral=referral))
    await member.taps(RECUSE)
    assert "neden bildirmeniz gerekmez" in chat.text
    await member.taps("Evet, çekiliyorum")
    assert "teşekkür ederiz" in chat.text
    assert chat.labels == []
    await member.taps(tap.OpenSitting(referral=referral))
    assert "Geçici koruma" not in " ".join(chat.texts)
    await member.says("/kurul")
    assert NUMBER not in chat.text


async def test_whoever_thinks_better_of_a_recusal_goes_back(
    chat: Chat, referral: int, member: Persona
) -> None:
    await member.taps(tap.Recuse(referral=referral, sure=False))
    await member.taps("↩️ Geri")
    assert chat.labels == [CLEAR, RECUSE]


async def test_list_shows_what_awaits_her_with_the_days_left(
    chat: Chat, referral: int, member: Persona
) -> None:
    await member.says("/kurul")
    assert f"1. {NUMBER}" in chat.text
    assert "Son gün 27 Kasım 2026 17.30 (5 gün kaldı)" in chat.text
    assert "çıkar çatışması bildiriminiz bekleniyor" in chat.text
    await member.taps(tap.DeclareClear(referral=referral))
    await member.says("/kurul")
    assert "görüşünüz bekleniyor" in chat.text


async def test_list_is_for_members_alone(chat: Chat, referral: int, officer: Persona) -> None:
    await officer.says("/kurul")
    assert "kurul üyeliği" in chat.text
    assert NUMBER not in chat.text


async def test_more_time_takes_one_tap_and_shows_the_new_day(
    chat: Chat, referral: int, member: Persona
) -> None:
    await member.taps(tap.DeclareClear(referral=referral))
    await member.taps("⏳ Ek süre al (2 Aralık 2026 17.30)")
    assert "Yeni son gününüz: 2 Aralık 2026 17.30" in chat.text
    assert not any("Ek süre" in label for label in chat.labels)
    await member.taps(tap.MoreTime(referral=referral, nth=1))
    assert "Son gün: 2 Aralık 2026 17.30" in chat.text
    await member.taps(tap.MoreTime(referral=referral, nth=2))
    assert chat.text == "Bu dosyada ek süre hakkı kullanıldı."


async def test_abstaining_is_asked_once_more(chat: Chat, referral: int, member: Persona) -> None:
    await member.taps(tap.DeclareClear(referral=referral))
    await member.taps("Çekimser kal")
    assert "çekimser kalmak üzeresiniz" in chat.text
    await member.taps("Evet, çekimser kalıyorum")
    assert "çekimser kaldınız" in chat.text
    assert "✍️ Görüş yaz" not in chat.labels


async def test_others_are_shown_after_ones_own_without_names(
    chat: Chat, referral: int, board: tuple[Persona, ...]
) -> None:
    first, second, _ = board
    room = chat.desk.boardroom
    for each in (first, second):
        await room.declare(referral, by=await each.known(), recused=False)
    await room.give(referral, DISSENT, by=await second.known())
    await first.taps(tap.Compare(referral=referral))
    assert "kendi görüşünüzü bildirdikten" in chat.text
    await room.give(referral, OPINION, by=await first.known())
    await first.taps(tap.Compare(referral=referral))
    assert "1. Sivil toplum" in chat.text
    assert "Yetki başka kurumdadır." in chat.text
    assert "Derneği" not in chat.text


@pytest.mark.parametrize(
    "case",
    [
        (Late.COUNT, "yine de sayılır", True),
        (Late.ANNEX, "sonuca sayılmaz", True),
        (Late.REFUSE, "görüş alınmaz", False),
    ],
)
async def test_late_member_is_told_before_she_writes(
    chat: Chat, referral: int, member: Persona, case: tuple[Late, str, bool]
) -> None:
    late, said, may_write = case
    await member.taps(tap.DeclareClear(referral=referral))
    board = chat.rules.board.model_copy(update={"late": late})
    rules = chat.rules.model_copy(update={"board": board})
    later = Chat(chat.storage, chat.library, rules=rules, now=chat.now + timedelta(days=30))
    await Persona(later, member.number).taps(tap.OpenSitting(referral=referral))
    assert said in later.text
    assert ("✍️ Görüş yaz" in later.labels) is may_write


async def test_outcome_is_told_with_its_reason_and_stays_readable(
    chat: Chat, referral: int, board: tuple[Persona, ...]
) -> None:
    room = chat.desk.boardroom
    for each, opinion in zip(board, (OPINION, DISSENT, OPINION), strict=True):
        person = await each.known()
        await room.declare(referral, by=person, recused=False)
        await room.give(referral, opinion, by=person)
    told = (await _messages(chat, board[0]))[-1]
    assert "Sonuç: Karşı görüşle kabul edildi" in _spoken(told)
    assert "1 karşı görüşle, oy çokluğuyla kabul edildi." in _spoken(told)
    assert _labels(told) == ["📂 Dosyayı aç"]
    await board[0].says("/kurul")
    await board[0].taps("🗂 Geçmiş dosyalar")
    assert "Karşı görüşle kabul edildi" in chat.text
    await board[0].taps(tap.OpenSitting(referral=referral))
    assert "Geçici koruma" in chat.text
    assert "👥 Diğer görüşler" in chat.labels


async def test_members_are_told_when_the_officer_needs_no_answer(
    chat: Chat, referral: int, asker: Persona, member: Persona
) -> None:
    await chat.desk.own_cases.withdraw(NUMBER, by=await asker.known())
    messages = await _messages(chat, member)
    assert [_spoken(each) for each in messages] == [
        f"⚖️ {NUMBER} · Soru geri çekildi; artık görüş bildirmeniz gerekmiyor."
        " Emeğiniz için teşekkür ederiz."
    ]
    await member.taps(tap.DeclareClear(referral=referral))
    assert "artık görüş alınmıyor" in chat.text


async def test_member_whose_role_ended_reads_nothing_any_more(
    chat: Chat, referral: int, member: Persona
) -> None:
    await member.taps(tap.DeclareClear(referral=referral))
    (grant,) = (await member.known()).grants
    await chat.desk.membership.revoke(grant.id, by=None)
    for target in (
        tap.OpenSitting(referral=referral),
        tap.Speak(referral=referral),
        tap.Compare(referral=referral),
    ):
        await member.taps(target)
        assert "kurul üyeliği gerekir" in chat.text


async def test_nothing_of_the_asker_reaches_a_member(
    chat: Chat, referral: int, board: tuple[Persona, ...]
) -> None:
    first = board[0]
    await first.says("/kurul")
    for each in board:
        await each.taps(tap.OpenSitting(referral=referral))
        await each.taps(tap.DeclareClear(referral=referral))
        opinion = DISSENT if each is first else OPINION
        await chat.desk.boardroom.give(referral, opinion, by=await each.known())
        await each.taps(tap.OpenSitting(referral=referral))
    await first.taps(tap.Compare(referral=referral))
    await first.taps(tap.ShowSittings(past=True))
    sent = [_spoken(message) for each in board for message in await _messages(chat, each)]
    everything = "\n".join([*chat.texts, *chat.labels, *sent]).replace("İ", "i").casefold()
    assert NUMBER.casefold() in everything
    assert [marker for marker in MARKERS if marker in everything] == []
    assert all(length(str(each.text)) <= TEXT_CHARS for each in chat.shown())


async def test_municipality_is_shown_only_where_it_was_ticked(
    chat: Chat, asker: Persona, secretary: Persona, board: tuple[Persona, ...]
) -> None:
    members = [await each.known() for each in board]
    desk = Secretariat(chat.storage, chat.rules, await secretary.known(), chat.now)
    shown = await desk.refers(await asker.known(), members, shows_municipality=True)
    await board[0].taps(tap.OpenSitting(referral=shown.id))
    assert "Soran belediye:" not in chat.text
    await board[0].taps(CLEAR)
    assert "Soran belediye: Gizliova Belediyesi (Gaziantep)" in chat.text


_kinds = st.sampled_from([tap.OpenSitting, tap.Speak, tap.Amend, tap.Compare, tap.KeepDraft])
_numbers = st.integers(0, 3)
_forged = st.one_of(
    st.builds(lambda kind, number: kind(referral=number), _kinds, _numbers),
    st.builds(tap.Recuse, referral=_numbers, sure=st.just(False)),
    st.builds(tap.Abstain, referral=_numbers, sure=st.booleans()),
    st.builds(tap.Discard, referral=_numbers, sure=st.booleans()),
    st.builds(tap.MoreTime, referral=_numbers, nth=_numbers),
    st.builds(tap.TakeObligation, referral=_numbers, obligation=st.sampled_from(list(Obligation))),
    st.builds(tap.Give, referral=_numbers, shown=st.just("deadbeef")),
    st.builds(tap.ShowSittings, past=st.booleans()),
)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(forged=st.lists(_forged, min_size=1, max_size=6))
async def test_no_button_opens_the_brief_before_the_declaration(
    chat: Chat, referral: int, member: Persona, forged: list[Tap]
) -> None:
    async with chat.storage.read() as unit:
        before = await unit.board.get(referral)
    for each in forged:
        await member.taps_raw(each.pack())
    assert "Geçici koruma" not in " ".join(chat.texts)
    async with chat.storage.read() as unit:
        assert await unit.board.get(referral) == before


@pytest.mark.parametrize("conflict", [None, "municipality"])
def test_possible_conflict_is_mentioned_and_left_to_her(conflict: str | None) -> None:
    seat = Seat(1, 7, NOW, NOW + timedelta(days=5), conflict=conflict)
    invited = Invitation(1, NUMBER, seat, Words(tr="Hukuki soru"), Kind.DISTRICT)
    shown = view.asked(invited, phrases(Language.TURKISH))
    hinted = "görev yaptığınız belediyeyle ilgili olabilir" in "\n".join(shown.pages)
    assert hinted is (conflict is not None)
    assert "Soran: bir ilçe belediyesi" in visible("\n".join(shown.pages))
    assert [button.label for row in shown.buttons for button in row] == [CLEAR, RECUSE]


async def test_the_hour_of_the_deadline_is_shown_in_english_too(
    chat: Chat, referral: int, member: Persona
) -> None:
    await chat.desk.people.speak(await member.known(), Language.ENGLISH)
    await member.says("/kurul")
    assert "Due 27 November 2026 17:30" in chat.text
    await member.taps(tap.DeclareClear(referral=referral))
    assert "Due: 27 November 2026 17:30" in chat.text

"""Three cases that a newcomer finds in the sandbox: a new one, one that waits, one with the board.

They are opened and worked on through the services, by the people whom `bot.example` seats; so the
forum, the chats and the history hold what they would hold anywhere. All of it is invented.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.example import DENIZ, ELIF, ESRA, FERIT, FORUM, MURAT, OKAN, SELIN, seat
from cases.board import Opinion, Position
from cases.move import Move
from cases.people import Person
from handlers.services.cases import Written
from handlers.services.desk import Desk
from handlers.services.referring import Brief
from handlers.services.speech import Speech

#: Updates of Telegram count upwards from zero; what nobody typed is counted downwards.
_BOARD, _WAITING, _NEW, _NOTE, _ASK = range(-1, -6, -1)

_PLAYERS = (ELIF, MURAT, SELIN, OKAN, DENIZ, FERIT, ESRA)


@dataclass(frozen=True, slots=True)
class Form:
    """What an officer fills in."""

    text: str
    topic: str
    type: str = "hukuki-teknik"


PLACES_IN_A_NURSERY = Form(
    "Belediyemizin gündüz bakımevinde, ailesi geçici koruma altında olan çocuklara ayrı "
    "kontenjan ayırmamız isteniyor. Böyle bir kontenjan ayırabilir miyiz, ayırmamız gerekir mi?",
    "belediye-hizmetleri",
)
PLAN = Form(
    "2027-2029 uyum eylem planımızın taslağını hazırladık. Katılım bölümünde hangi başlıkların "
    "bulunması beklenir, göçmen derneklerini sürece nasıl katmalıyız?",
    "strateji-katilim",
    "strateji-metni",
)
MARKET = Form(
    "Mahalle pazarında tezgâh açmak isteyen yabancı esnaf başvurdu. Vergi kaydı var, çalışma izni "
    "başvurusu sürüyor. Yer tahsisi yapabilir miyiz, hangi belgeyi beklemeliyiz?",
    "calisma-gecim",
)
_BRIEF = (
    "Bir belediye, gündüz bakımevinde ailesi geçici koruma altında olan çocuklara ayrı kontenjan "
    "ayırıp ayıramayacağını soruyor. Ayrı kontenjan mı, ortak ölçütle kabul mü daha doğrudur?"
)
_REMARK = (
    "Benzer bir soru geçen yıl da gelmişti; kurulun görüşü alınsın, sonra kayda dönüştürelim."
)
_QUESTION = (
    "Taslağın katılım bölümünü bu vakaya ekler misiniz? Planı hangi kurumlarla birlikte "
    "hazırladığınızı da yazarsanız üyelere birlikte iletiriz."
)
_OPINION = Opinion(
    Position.CONDITIONAL,
    "takdir",
    "Hizmet, belediye sınırları içinde oturan herkese açıktır. Ayrı kontenjan yerine gelir ve "
    "çalışma durumuna bakan ortak bir ölçüt, ayrımcılık yasağına daha uygundur.",
    ("5393 m. 14",),
    "Ölçütler önceden yönetmelikle ilan edilmelidir.",
)


async def stage(desk: Desk) -> None:
    """Seat the people and open their cases, unless the secretariat works somewhere real."""
    place = await desk.places.secretariat()
    if place is not None and place.chat_id != FORUM:
        return
    await seat(desk)
    await open_cases(desk)


async def open_cases(desk: Desk) -> None:
    """Open the cases and bring each where it stands; once opened they stay as they are."""
    people = {number: await desk.people.welcome(number) for number in _PLAYERS}
    murat, selin = people[MURAT], people[SELIN]
    if await desk.opening.sent(_BOARD, by=murat) is not None:
        return
    nursery = await _opened(desk, _BOARD, PLACES_IN_A_NURSERY, by=murat)
    await _to_the_board(desk, nursery, people)
    plan = await _opened(desk, _WAITING, PLAN, by=murat)
    await desk.cases.claim(plan, by=selin)
    await desk.cases.speak(plan, Speech(Move.ASK, _QUESTION, _ASK), by=selin)
    await _opened(desk, _NEW, MARKET, by=people[ELIF])


async def _opened(desk: Desk, key: int, form: Form, *, by: Person) -> str:
    draft = desk.opening.empty(key).but(text=form.text, topic=form.topic, type=form.type)
    return (await desk.opening.send(draft, by=by, update_id=key)).number


async def _to_the_board(desk: Desk, number: str, people: Mapping[int, Person]) -> None:
    """One member has given her opinion, the others have yet to declare."""
    okan, deniz = people[OKAN], people[DENIZ]
    await desk.cases.claim(number, by=okan)
    await desk.cases.note(number, Written(_REMARK, _NOTE), by=okan)
    members = (deniz.id, people[FERIT].id, people[ESRA].id)
    await desk.referring.refer(number, Brief(_BRIEF, members), by=okan)
    referral_id = (await desk.boardroom.awaiting(deniz))[0].id
    await desk.boardroom.declare(referral_id, by=deniz, recused=False)
    await desk.boardroom.give(referral_id, _OPINION, by=deniz)

"""A desk for the tests of the rules: its people, its clock, and cases in every state."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from cases import moves
from cases.board import Opinion, Outcome, Position, Referral, Result
from cases.case import Case, Request, Status
from cases.moved import Moved
from cases.people import Grant, Language, Municipality, Person, Post, Role
from cases.rules import Rules, load

RULES: Rules = load()

#: A Tuesday, 10:00 in Istanbul, with no holiday near.
NOON = datetime(2026, 3, 3, 7, 0, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
#: A working day of the shipped rules.
WORKING_DAY = timedelta(hours=8)

NUMBER = "SDK-2026-0042"
TOWN = Municipality("Örnekköy", "Bursa")
OTHER_TOWN = Municipality("Uzakova", "Konya")
JOINED = NOON - 90 * DAY


def grant(role: Role, post: Post | None = None, until: datetime | None = None) -> Grant:
    return Grant(1, role, JOINED, until, None, JOINED, post or Post())


def person(number: int, *grants: Grant, town: Municipality | None = None) -> Person:
    return Person(number, 1_000 + number, Language.TURKISH, JOINED, town, grants)


OFFICER = person(1, grant(Role.OFFICER, Post(municipality=TOWN)), town=TOWN)
STRANGER = person(2)
EXPIRED_OFFICER = person(1, grant(Role.OFFICER, Post(municipality=TOWN), NOON - DAY), town=TOWN)
OTHER_OFFICER = person(3, grant(Role.OFFICER, Post(municipality=OTHER_TOWN)), town=OTHER_TOWN)
SECRETARY = person(10, grant(Role.SECRETARY))
COLLEAGUE = person(11, grant(Role.SECRETARY))
THIRD = person(13, grant(Role.SECRETARY))
EXPIRED_SECRETARY = person(12, grant(Role.SECRETARY, until=NOON - DAY))
ADMIN = person(20, grant(Role.ADMIN))
AUDITOR = person(21, grant(Role.AUDITOR))
EDITOR = person(22, grant(Role.EDITOR))


def member(number: int, group: str, institution: str, *expertise: str) -> Person:
    post = Post(institution=institution, group=group, expertise=expertise)
    return person(number, grant(Role.MEMBER, post))


MAYOR = member(30, "yerel-yonetim", "Karşıköy Belediyesi")
PROFESSOR = member(31, "akademi", "Ova Üniversitesi", "kayit")
LAWYER = member(32, "sivil-toplum", "Hukuk Derneği")
EXPERT = member(33, "uluslararasi", "Göç Ajansı")
BOARD = (MAYOR, PROFESSOR, LAWYER)

EVERYBODY = (
    *(OFFICER, STRANGER, OTHER_OFFICER, SECRETARY, COLLEAGUE, ADMIN, AUDITOR, EDITOR),
    *(EXPIRED_SECRETARY, *BOARD, EXPERT),
)

REQUEST = Request(
    type="hukuki-teknik",
    title="Nikâh başvurusu",
    text="Geçici koruma altındaki kişinin nikâhı kıyılabilir mi?",
    municipality=TOWN,
    topic="kayit",
)


def opened(number: str = NUMBER, by: Person = OFFICER, at: datetime = NOON) -> Case:
    return moves.open_case(REQUEST, number=number, by=by, at=at, rules=RULES).case


def claimed(number: str = NUMBER, at: datetime = NOON) -> Case:
    return moves.claim(opened(number), by=SECRETARY, at=at, rules=RULES).case


def asked(number: str = NUMBER, at: datetime = NOON) -> Case:
    return moves.ask(opened(number), text="Hangi tarihte?", by=SECRETARY, at=at, rules=RULES).case


def replied(number: str = NUMBER, at: datetime = NOON) -> Moved:
    return moves.reply(opened(number), text="Kıyılabilir.", by=SECRETARY, at=at, rules=RULES)


def answered(number: str = NUMBER, at: datetime = NOON) -> Case:
    return replied(number, at).case


def closed(at: datetime = NOON) -> Case:
    return moves.satisfy(answered(), satisfied=True, by=OFFICER, at=at, rules=RULES).case


def linked(number: str = NUMBER) -> Case:
    return moves.link(
        opened(number), other=opened("SDK-2026-0001"), by=SECRETARY, at=NOON, rules=RULES
    ).case


def _triaged() -> Case:
    return moves.triage(opened(), by=SECRETARY, at=NOON, rules=RULES).case


def _referred() -> Case:
    return moves.refer(opened(), by=SECRETARY, at=NOON, rules=RULES).case


def _declined() -> Case:
    return moves.decline(
        opened(), text="Valiliğe sorunuz.", by=SECRETARY, at=NOON, rules=RULES
    ).case


def _withdrawn() -> Case:
    return moves.withdraw(opened(), by=OFFICER, at=NOON, rules=RULES).case


#: A case in each state, reached by its own moves; where somebody holds it, it is SECRETARY.
IN: dict[Status, Callable[[], Case]] = {
    Status.OPEN: opened,
    Status.TRIAGED: _triaged,
    Status.CLAIMED: claimed,
    Status.WAITING: asked,
    Status.REFERRED: _referred,
    Status.ANSWERED: answered,
    Status.CLOSED: closed,
    Status.DECLINED: _declined,
    Status.WITHDRAWN: _withdrawn,
    Status.LINKED: linked,
}


def concluded(number: str = NUMBER, result: Result = Result.ADOPTED) -> Referral:
    """A referral with an outcome, as the case sees it."""
    return Referral(
        1, 1, number, "Soru", SECRETARY.id, NOON, NOON, (), outcome=Outcome(result, "Kabul.", NOON)
    )


def opinion(position: Position = Position.YES, obligation: str = "zorunlu") -> Opinion:
    conditions = "Belge varsa" if position is Position.CONDITIONAL else ""
    return Opinion(position, obligation, "Çünkü kanun böyle.", ("5490 sayılı Kanun",), conditions)


def with_board(rules: Rules = RULES, **changes: object) -> Rules:
    """The rules with another way of working of the board."""
    return rules.model_copy(update={"board": rules.board.model_copy(update=changes)})


def days_later(days: float) -> datetime:
    return NOON + days * DAY


def forgotten(case: Case) -> Case:
    """The case once its officer had herself deleted."""
    return replace(case, officer_id=None)

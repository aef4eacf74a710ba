"""The desk that a newcomer meets in the sandbox: who is who, and where the secretariat works.

Everything is made through the services, as a real installation makes it; what is there stays.
"""

from cases.people import NO_POST, Municipality, Post, Role
from handlers.services.desk import Desk

#: The group that a new sandbox opens first, see bot/sandbox/world.py.
FORUM = -1_001_900_000_001

_ELIF, _MURAT, _SELIN, _OKAN, _DENIZ, _FERIT, _NALAN, _ADMIN, _ESRA = (
    *range(1001, 1009),
    1010,
)
ROLES: tuple[tuple[int, Role, Post], ...] = (
    (_ADMIN, Role.ADMIN, NO_POST),
    (_ELIF, Role.OFFICER, Post(municipality=Municipality("Şahinbey", "Gaziantep"))),
    (_MURAT, Role.OFFICER, Post(municipality=Municipality("Küçükçekmece", "İstanbul"))),
    (_SELIN, Role.SECRETARY, Post(title="Hukuk müşaviri")),
    (_OKAN, Role.SECRETARY, Post(title="Göç uzmanı")),
    (
        _DENIZ,
        Role.MEMBER,
        Post(
            institution="Gaziantep Üniversitesi",
            group="akademi",
            expertise=("statuler", "sosyal-yardim", "egitim"),
        ),
    ),
    (
        _FERIT,
        Role.MEMBER,
        Post(
            institution="Göç Hukuku Derneği",
            group="sivil-toplum",
            expertise=("hukuki-dayanak", "kisisel-veri", "statuler"),
        ),
    ),
    (
        _ESRA,
        Role.MEMBER,
        Post(
            institution="Belediyeler Birliği",
            group="yerel-yonetim",
            expertise=("koordinasyon", "strateji-katilim", "belediye-hizmetleri"),
        ),
    ),
    (_NALAN, Role.EDITOR, NO_POST),
    # A second pair of eyes for what the first editor proposes.
    (_OKAN, Role.EDITOR, NO_POST),
)


async def seat(desk: Desk) -> None:
    """Give the people of the sandbox their roles and the secretariat its group."""
    for telegram_id, role, post in ROLES:
        await desk.membership.grant_newcomer(telegram_id, role, post, by=None)
    await desk.places.settle(FORUM, is_forum=True, by=None)

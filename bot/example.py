"""The desk that a newcomer meets in the sandbox: who is who, and where the secretariat works.

Everything is made through the services, as a real installation makes it; what is there stays.
"""

from cases.people import NO_POST, Municipality, Post, Role
from handlers.services.desk import Desk

#: The group that a new sandbox opens first, see bot/sandbox/world.py.
FORUM = -1_001_900_000_001

ELIF, MURAT, SELIN, OKAN, DENIZ, FERIT, NALAN, ADMIN = range(1001, 1009)
ESRA, HALE, BARIS = range(1010, 1013)
ROLES: tuple[tuple[int, Role, Post], ...] = (
    (ADMIN, Role.ADMIN, NO_POST),
    (ELIF, Role.OFFICER, Post(municipality=Municipality("Şahinbey", "Gaziantep"))),
    (MURAT, Role.OFFICER, Post(municipality=Municipality("Küçükçekmece", "İstanbul"))),
    (SELIN, Role.SECRETARY, Post(title="Hukuk müşaviri")),
    (OKAN, Role.SECRETARY, Post(title="Göç uzmanı")),
    (
        DENIZ,
        Role.MEMBER,
        Post(
            institution="Gaziantep Üniversitesi",
            group="akademi",
            expertise=("statuler", "sosyal-yardim", "egitim"),
        ),
    ),
    (
        FERIT,
        Role.MEMBER,
        Post(
            institution="Göç Hukuku Derneği",
            group="sivil-toplum",
            expertise=("hukuki-dayanak", "kisisel-veri", "statuler"),
        ),
    ),
    (
        ESRA,
        Role.MEMBER,
        Post(
            institution="Belediyeler Birliği",
            group="yerel-yonetim",
            expertise=("koordinasyon", "strateji-katilim", "belediye-hizmetleri"),
        ),
    ),
    (
        HALE,
        Role.MEMBER,
        Post(
            institution="Uluslararası Göç Araştırmaları Merkezi",
            group="uluslararasi",
            expertise=("uyum-hizmetleri", "egitim", "saglik"),
        ),
    ),
    (NALAN, Role.EDITOR, NO_POST),
    # A second pair of eyes for what the first editor proposes.
    (BARIS, Role.EDITOR, NO_POST),
)

#: Who has a role came by an invitation, and so has opened her chat.
ACQUAINTED = frozenset(person for person, _, _ in ROLES)


async def seat(desk: Desk) -> None:
    """Give the people of the sandbox their roles and the secretariat its group."""
    for telegram_id, role, post in ROLES:
        await desk.membership.grant_newcomer(telegram_id, role, post, by=None)
    await desk.places.settle(FORUM, is_forum=True, by=None)

"""The people and chats a new sandbox starts with; all of them invented."""

from bot.sandbox.world import ADMIN_RIGHTS, Member, Person, World

BOT_NAME = "Danışma Masası"
BOT_USERNAME = "danisma_masasi_bot"

PERSONAS = (
    Person(1001, "Elif", "elif_sahinbey", "memur", "Elif (memur, Şahinbey)"),
    Person(1002, "Murat", "murat_kucukcekmece", "memur", "Murat (memur, Küçükçekmece)"),
    Person(1003, "Selin", "selin_sekretarya", "sekretarya", "Selin (sekretarya)"),
    Person(1004, "Okan", "okan_sekretarya", "sekretarya", "Okan (sekretarya)"),
    Person(1005, "Dr. Deniz", "dr_deniz", "kurul", "Dr. Deniz (kurul üyesi)"),
    Person(1006, "Av. Ferit", "av_ferit", "kurul", "Av. Ferit (kurul üyesi)"),
    Person(1007, "Nalan", "nalan_editor", "editör", "Nalan (editör)"),
    Person(1008, "Yönetici", "masa_yonetici", "yönetici", "Yönetici"),
    Person(1009, "Yabancı biri", "", "yabancı", "Yabancı biri"),
    Person(1010, "Esra", "esra_kurul", "kurul", "Esra (kurul üyesi)"),
    Person(1011, "Prof. Hale", "prof_hale", "kurul", "Prof. Hale (kurul üyesi)"),
    Person(1012, "Barış", "baris_editor", "editör", "Barış (editör)"),
)
SECRETARIAT = (1003, 1004)
ADMIN = 1008


def seeded(bot_id: int, acquainted: frozenset[int] = frozenset()) -> World:
    """A fresh world: the bot, the personas, the forum of the secretariat.

    `acquainted` are those who have opened their chat with the bot before.
    """
    world = World(bot=Person(bot_id, BOT_NAME, BOT_USERNAME, is_bot=True))
    for p in PERSONAS:
        world.add_person(Person(p.id, p.name, p.username, p.role, p.label, p.language))
        world.chats[p.id].started = p.id in acquainted
    forum = world.add_group("Sekretarya", is_forum=True)
    forum.members = {user_id: Member(user_id) for user_id in SECRETARIAT}
    forum.members[ADMIN] = Member(ADMIN, "creator")
    forum.members[bot_id] = Member(bot_id, "administrator", dict(ADMIN_RIGHTS))
    forum.last_message_id = 1
    return world

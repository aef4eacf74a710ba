"""What the doctor sees in the database: people, outbox, inbox, the daily work."""

from datetime import datetime, timedelta

from bot.findings import Finding, ill, warning, well
from cases.delivery import DeliveryState
from cases.people import Role
from cases.queue import QueueFilter
from cases.rules import Rules
from handlers.services.retention import BEAT
from storage.unit import Unit

#: What could go and does not for so long means that nobody delivers, or handles.
TOO_LONG = timedelta(minutes=15)
#: A third of a lease as shipped: processes whose clocks are a whole one apart take each other's
#: work.
APART = timedelta(seconds=5)
#: No desk has more cases under way; of those that want something, so many are named.
LOOKED_THROUGH, NAMED = 10_000, 5
#: Retention goes round once a day.
TWO_DAYS = timedelta(days=2)


async def desk_findings(unit: Unit, at: datetime, rules: Rules | None) -> list[Finding]:
    """Everything that the database tells of the desk's health."""
    return [
        _clock(at - await unit.now()),
        *await _people(unit, at, rules),
        *await _outbox(unit, at),
        *await _inbox(unit, at),
        *(await _types(unit, rules) if rules else ()),
        await _retention(unit, at),
    ]


def _clock(ahead: timedelta) -> Finding:
    seconds = round(abs(ahead).total_seconds())
    if abs(ahead) <= APART:
        return well("Saat: veritabanının saatiyle aynı.")
    way = "ileri" if ahead > timedelta(0) else "geri"
    return warning(
        f"Bu makinenin saati veritabanınınkinden {seconds} saniye {way}.",
        "Saatleri eşitleyiniz (NTP); yoksa iki süreç aynı sohbeti birlikte işleyebilir.",
    )


async def _people(unit: Unit, at: datetime, rules: Rules | None) -> list[Finding]:
    counted = {role: len(await unit.grants.holders(role, at=at)) for role in Role}
    found = []
    if not counted[Role.ADMIN]:
        found.append(ill("Yönetici yok.", "danisma invite admin"))
    if not counted[Role.SECRETARY]:
        found.append(warning("Sekreter yok.", "danisma invite secretary"))
    quorum = rules.board.quorum if rules else 0
    if counted[Role.MEMBER] < quorum:
        said = f"Kurulda {counted[Role.MEMBER]} üye var; yeter sayı {quorum}."
        found.append(warning(said, "danisma invite member --institution … --group …"))
    said = ", ".join(
        f"{counted[role]} {name}"
        for role, name in (
            (Role.ADMIN, "yönetici"),
            (Role.SECRETARY, "sekreter"),
            (Role.MEMBER, "kurul üyesi"),
            (Role.EDITOR, "editör"),
            (Role.OFFICER, "memur"),
        )
    )
    return [well(f"Görevliler: {said}."), *found]


async def _outbox(unit: Unit, at: datetime) -> list[Finding]:
    backlog = await unit.outbox.backlog(at)
    waits = at - backlog.oldest if backlog.oldest else timedelta(0)
    minutes = int(waits.total_seconds() // 60)
    found = []
    if waits > TOO_LONG:
        said = f"Giden kutusunda {minutes} dakikadır bekleyen bildirim var."
        found.append(ill(said, "Masanın ya da `danisma deliver` sürecinin çalıştığına bakınız."))
    lost = {
        "ulaşmayan": backlog.by_state.get(DeliveryState.DEAD, 0),
        "ulaştığı bilinmeyen": backlog.by_state.get(DeliveryState.UNKNOWN, 0),
    }
    if any(lost.values()):
        said = " ve ".join(f"{number} {name}" for name, number in lost.items() if number)
        found.append(
            warning(f"Giden kutusunda {said} bildirim var.", "Grupta /durum yazıp bakınız.")
        )
    return found or [well("Giden kutusu: bekleyip kalan bildirim yok.")]


async def _inbox(unit: Unit, at: datetime) -> list[Finding]:
    figures = await unit.inbox.figures()
    found = []
    if figures.oldest is not None and at - figures.oldest > TOO_LONG:
        minutes = int((at - figures.oldest).total_seconds() // 60)
        said = f"Gelen kutusunda {minutes} dakikadır işlenmeyen güncelleme var."
        found.append(ill(said, "Masanın çalıştığına ve günlüğe bakınız."))
    if figures.quarantined:
        said = f"Karantinada {figures.quarantined} güncelleme var."
        found.append(warning(said, "Günlükte update.quarantined satırlarına bakınız."))
    return found or [well("Gelen kutusu: bekleyip kalan güncelleme yok.")]


async def _types(unit: Unit, rules: Rules) -> list[Finding]:
    """Cases under way whose type was taken out of the rules: they go on, and want sorting."""
    under_way = await unit.cases.queue(QueueFilter(), limit=LOOKED_THROUGH)
    unknown = [case for case in under_way if case.request.type not in rules.types]
    if not unknown:
        return []
    named = ", ".join(f"{case.number} ({case.request.type})" for case in unknown[:NAMED])
    more = len(unknown) - NAMED
    said = f"Türü çalışma kurallarında olmayan vakalar: {named}"
    said += f" ve {more} vaka daha." if more > 0 else "."
    return [
        warning(
            said, "Kartındaki Ayıkla düğmesiyle başka bir tür seçiniz ya da türü geri yazınız."
        )
    ]


async def _retention(unit: Unit, at: datetime) -> Finding:
    last = next((beat.at for beat in await unit.beats.all() if beat.name == BEAT), None)
    if last is None or at - last > TWO_DAYS:
        return warning(
            "Saklama süresi dolanlar son iki günde silinmedi.",
            "Masa çalışırken kendiliğinden silinir; masanın çalıştığına bakınız.",
        )
    return well("Saklama: süresi dolanlar siliniyor.")

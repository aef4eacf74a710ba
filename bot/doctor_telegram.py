"""What the doctor hears from Telegram: the token, the secretariat's group, the bot's rights."""

from datetime import UTC, datetime, timedelta
from typing import Any

from bot.config import Settings
from bot.findings import Finding, ill, warning, well
from bot.wire import Wire, WireError
from cases.threads import Place

#: The rights without which the desk cannot work in a group with topics.
RIGHTS = {
    "can_manage_topics": "konuları yönetme",
    "can_pin_messages": "mesaj sabitleme",
}
#: A failure that is older has most probably been mended.
RECENT = timedelta(hours=1)
#: So many do not wait where somebody fetches them.
MANY_WAITING = 100


async def telegram_findings(
    settings: Settings, place: Place | None, at: datetime
) -> list[Finding]:
    """The token first; without a good one there is nothing more to ask."""
    wire = Wire.of(settings)
    if wire is None:
        said = "BOT_TOKEN verilmemiş: masa yalnız deneme ortamında açılır."
        return [warning(said, "BotFather'dan alınan jetonu .env dosyasına yazınız.")]
    try:
        me = await wire.ask("getMe")
    except WireError as error:
        return [ill(f"Telegram jetonu kabul etmedi ya da yanıt yok ({error}).", _TOKEN)]
    found = [well(f"Telegram: @{me['username']}."), *await _receiving(wire, settings, at)]
    if place is None:
        remedy = "Grupta /masa yazınız ya da: danisma place secretariat GRUP_NO"
        return [*found, warning("Sekretaryanın grubu belirlenmemiş.", remedy)]
    try:
        return [*found, *await _group(wire, place, int(me["id"]))]
    except WireError as error:
        said = f"Sekretaryanın grubuna ulaşılamadı ({error})."
        return [*found, ill(said, "Botu gruba ekleyiniz; grup değiştiyse /masa yazınız.")]


_TOKEN = "BOT_TOKEN değerini ve internet bağlantısını denetleyiniz."  # noqa: S105  a sentence


async def _receiving(wire: Wire, settings: Settings, at: datetime) -> list[Finding]:
    """How updates come: where Telegram sends them, what waits there and what went wrong."""
    try:
        seen = await wire.ask("getWebhookInfo")
    except WireError as error:
        return [warning(f"Webhook sorulamadı ({error}).", "Biraz sonra yeniden deneyiniz.")]
    wanted, known = str(settings.webhook_url or ""), str(seen.get("url") or "")
    if known != wanted:
        return [ill(_elsewhere(wanted, known), "Masa açılırken düzeltir; çalıştığına bakınız.")]
    waiting = int(seen.get("pending_update_count") or 0)
    found = []
    failed_at = datetime.fromtimestamp(int(seen.get("last_error_date") or 0), UTC)
    if wanted and at - failed_at < RECENT:
        why = seen.get("last_error_message") or "?"
        said = f"Telegram son bir saatte webhook adresine ulaşamadı ({why})."
        found.append(
            ill(said, "Ters vekil sunucuya, sertifikaya ve WEBHOOK_PORT ayarına bakınız.")
        )
    if waiting >= MANY_WAITING:
        said = f"Telegram'da alınmayı bekleyen {waiting} güncelleme var."
        found.append(warning(said, "Masanın çalıştığına bakınız."))
    how = "webhook" if wanted else "uzun yoklama"
    return found or [well(f"Güncellemeler: {how}, Telegram'da bekleyen {waiting}.")]


def _elsewhere(wanted: str, known: str) -> str:
    if not wanted:
        return "Telegram'da bir webhook kayıtlı, ayarlarda yok: masa güncelleme alamaz."
    if not known:
        return "WEBHOOK_URL verilmiş, ama Telegram'da kayıtlı webhook yok."
    return "Telegram'da kayıtlı webhook, WEBHOOK_URL ayarındaki değil."


async def _group(wire: Wire, place: Place, bot_id: int) -> list[Finding]:
    chat = await wire.ask("getChat", chat_id=place.chat_id)
    member = await wire.ask("getChatMember", chat_id=place.chat_id, user_id=bot_id)
    is_forum = bool(chat.get("is_forum"))
    found = []
    if is_forum != place.is_forum:
        said = f"Grupta konular {'açık' if is_forum else 'kapalı'}, masada tersi kayıtlı."
        found.append(ill(said, "Grupta /masa yazınız."))
    elif not is_forum:
        remedy = "Grup ayarlarından Konular'ı açıp /masa yazınız; her vaka kendi konusunu alır."
        found.append(warning("Grupta konular kapalı.", remedy))
    if lacking := _lacking(member, is_forum=is_forum):
        said = f"Botun gruptaki yetkileri eksik: {', '.join(lacking)}."
        found.append(ill(said, "Botu yönetici yapıp bu yetkileri veriniz."))
    return found or [well("Sekretaryanın grubu: konular açık, yetkiler tamam.")]


def _lacking(member: dict[str, Any], *, is_forum: bool) -> list[str]:
    if member.get("status") != "administrator":
        return ["yöneticilik"]
    wanted = RIGHTS if is_forum else {}
    return [name for right, name in wanted.items() if not member.get(right)]

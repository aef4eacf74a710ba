"""What the keys of rules.yaml are called in Turkish, and how each is written."""

from collections.abc import Mapping

LABELS: Mapping[str, str] = {
    "prefix": "vaka numarasının başı",
    "calendar": "çalışma takvimi",
    "zone": "saat dilimi",
    "week": "haftanın çalışma saatleri",
    "half_day_until": "yarım günün bitiş saati",
    "closures": "kapalı günler",
    "half_days": "yarım günler",
    "open_days": "ayrıca açık günler",
    "on": "gün",
    "until": "son gün",
    "hours": "saatler",
    "name": "ad",
    "tr": "Türkçesi",
    "en": "İngilizcesi",
    "types": "vaka türleri",
    "about": "açıklama",
    "steps": "adımlar",
    "respond_within": "ilk dönüş süresi",
    "resolve_within": "yanıt süresi",
    "urgent_respond_within": "ivedi vakada ilk dönüş süresi",
    "urgent_resolve_within": "ivedi vakada yanıt süresi",
    "board": "kurul",
    "board_files": "belgelerin kurula seçili gelmesi",
    "may": "kim ne yapabilir",
    "open": "vaka aç",
    "triage": "ayıkla",
    "claim": "üstlen",
    "release": "üstlenmeyi bırak",
    "assign": "bir başkasına ver",
    "ask": "memurdan bilgi iste",
    "add": "memurun eklediği",
    "note": "iç not",
    "refer": "kurula gönder",
    "return": "kuruldan geri al",
    "reply": "yanıtla",
    "link": "aynı soruya bağla",
    "unlink": "bağı kaldır",
    "decline": "kapsam dışı",
    "withdraw": "geri çek",
    "satisfy": "sorun çözüldü",
    "complain": "sorun çözülmedi",
    "close": "kapat",
    "reopen": "yeniden aç",
    "extend": "ek süre",
    "expire": "üstlenmeyi bitir",
    "remind": "memura anımsat",
    "warn": "süre uyarısı",
    "claim_for": "üstlenmenin süresi",
    "near": "son gün uyarısı",
    "remind_officer_every": "memura anımsatma aralığı",
    "remind_officer_times": "memura anımsatma sayısı",
    "close_after": "kendiliğinden kapanma süresi",
    "close_unanswered_after": "memur yanıt vermezse kapanma süresi",
    "reopen_within": "yeniden açma süresi",
    "digest_at": "sabah özetinin saati",
    "attachments": "belge sayısı",
    "quorum": "yeter sayı",
    "composition": "kesimlerden istenen üye sayısı",
    "groups": "kesimler",
    "opinions_within": "görüş süresi",
    "method": "karar yöntemi",
    "abstentions_count_to_quorum": "çekimserin yeter sayıya katılması",
    "late": "süresinden sonra gelen görüş",
    "extend_by": "üyenin ek süresi",
    "extensions": "ek süre sayısı",
    "remind_every": "üyeye anımsatma aralığı",
    "roles": "yetkiler",
    "officer_for": "memur kaydının süresi",
    "confirm_every": "yeniden onay aralığı",
    "invite_for": "davetin süresi",
    "invite_uses": "davetin kaç kişilik olduğu",
    "retention": "saklama süreleri",
    "questions": "sorular",
    "cases": "vakalar",
    "notes": "iç notlar",
    "conversations": "yarım kalan konuşmalar",
    "inbox": "gelen kutusu",
    "outbox": "giden kutusu",
    "audit": "işlem kaydı",
    "people": "kişiler",
}

_WORKING = (
    *("respond_within", "resolve_within", "urgent_respond_within", "urgent_resolve_within"),
    *("claim_for", "near", "remind_officer_every", "opinions_within", "extend_by", "remind_every"),
)
_ELAPSED = (
    *("close_after", "close_unanswered_after", "reopen_within", "officer_for", "confirm_every"),
    *("invite_for", "questions", "cases", "notes", "conversations", "inbox", "outbox"),
    *("audit", "people"),
)
_COUNTS = (
    *("remind_officer_times", "attachments", "quorum", "extensions", "invite_uses"),
    *("composition",),
)
_EXAMPLES: Mapping[str, str] = {
    "prefix": "prefix: SDK",
    "calendar": (
        'calendar:\n  zone: Europe/Istanbul\n  week:\n    pazartesi: ["08:30-12:30"]\n'
        '  half_day_until: "13:00"'
    ),
    "zone": "zone: Europe/Istanbul",
    "week": 'week:\n  pazartesi: ["08:30-12:30", "13:30-17:30"]',
    "half_day_until": 'half_day_until: "13:00"',
    "closures": 'closures:\n  - {on: 2027-03-12, name: {tr: "İdari izin"}}',
    "half_days": 'half_days:\n  - {on: 2026-12-31, name: {tr: "Yılbaşı öncesi"}}',
    "open_days": (
        'open_days:\n  - {on: 2026-11-28, hours: ["09:00-13:00"], name: {tr: "Telafi çalışması"}}'
    ),
    "on": "on: 2026-12-31",
    "until": "until: 2026-12-31",
    "hours": 'hours: ["09:00-13:00"]',
    "name": "name:\n  tr: Hukuki soru\n  en: Legal question",
    "about": "about:\n  tr: Belediyenin ne yapabileceği sorulur.",
    "steps": "steps:\n  tr:\n    - Sekretarya sorunuzu okur.",
    "tr": "tr: Hukuki soru",
    "en": "en: Legal question",
    "types": "types:\n  hukuki-teknik:\n    name:\n      tr: Hukuki soru",
    "may": "may:\n  claim: [sekreter]",
    "digest_at": 'digest_at: "08:45"',
    "composition": "composition:\n  yerel-yonetim: 1",
    "board_files": "board_files: hayır",
    "groups": "groups:\n  akademi:\n    tr: Üniversite",
    "method": "method: oy çokluğu",
    "abstentions_count_to_quorum": "abstentions_count_to_quorum: evet",
    "late": "late: eklenir",
    "roles": "roles:\n  officer_for: 1 yıl",
    "retention": "retention:\n  questions: 1 yıl",
}


def called(name: str) -> str:
    """The key between quotes with its Turkish name behind it."""
    label = LABELS.get(name)
    return f"'{name}' ({label})" if label else f"'{name}'"


def example_of(name: str, *, within: str = "") -> str:
    """How the key is written; `within` is the key that it stands under."""
    if within == "may":
        return f"{name}: [sekreter]"
    if name == "board":
        return "board: hayır" if within != "" else "board:\n  quorum: 3"
    if name in _WORKING:
        return f"{name}: 2 iş günü"
    if name in _ELAPSED:
        return f"{name}: 30 gün"
    if name in _COUNTS and name not in _EXAMPLES:
        return f"{name}: 3"
    return _EXAMPLES.get(name, f"{name}: …")

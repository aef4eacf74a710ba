"""Whoever breaks rules.yaml is told in Turkish which line it is and how it should be."""

import re
from pathlib import Path

import pytest

from cases.rule_faults import Finding
from cases.rule_labels import LABELS
from cases.rules import SHIPPED, RulesError, load, parse

TEXT = SHIPPED.read_text(encoding="utf-8")
MONDAY = '    pazartesi: ["08:30-12:30", "13:30-17:30"]'
CLOSURES = "  closures: []"
#: What is written, what is typed instead, a part of what is said, a part of the remedy.
SEEDED = {
    "key twice": ("near: 4 iş saati", "near: 4 iş saati\nnear: 2 iş saati", "iki kez", "siliniz"),
    "misspelt key": (
        "  quorum: 3",
        "  qourum: 3",
        "şunu mu demek istediniz: 'quorum'",
        "quorum: 3",
    ),
    "turkish key": (
        "attachments: 10",
        "belge_sayısı: 10",
        "'attachments' (belge",
        "attachments: 3",
    ),
    "key of nothing": ("prefix: SDK", "prefix: SDK\nzzzzzz: 3", "'zzzzzz' diye bir", "siliniz"),
    "line missing": ("remind_officer_times: 2", "", "'remind_officer_times' (memura", "times: 3"),
    "value missing": ("attachments: 10", "attachments:", "boş bırakılmış", "attachments: 3"),
    "calendar unit for working time": (
        *("near: 4 iş saati", "near: 4 saat", "çalışma süresiyle yazılır", "near: 4 iş saati"),
    ),
    "working unit for calendar time": (
        *("close_after: 14 gün", "close_after: 14 iş günü", "takvim süresiyle", "14 gün"),
    ),
    "working unit for closing": (
        *("unanswered_after: 3 hafta", "unanswered_after: 9 iş günü", "takvim süresiyle", "9 gün"),
    ),
    "closing without time to act": (
        *("unanswered_after: 3 hafta", "unanswered_after: 2 gün", "en az 7 gün", "3 hafta"),
    ),
    "updates forgotten too early": (
        *("  inbox: 7 gün", "  inbox: 1 gün", "en az 2 gün", "inbox: 7 gün"),
    ),
    "notices forgotten too early": (
        *("  outbox: 90 gün", "  outbox: 20 gün", "en az 30 gün", "outbox: 90 gün"),
    ),
    "unit of nothing": ("close_after: 14 gün", "close_after: 14 ay", "'ay' diye bir birim", "gün"),
    "length without unit": ("near: 4 iş saati", "near: 4", "'4' anlaşılamadı", "2 iş günü"),
    "length without number": ("near: 4 iş saati", "near: biraz", "'biraz' anlaş", "2 iş günü"),
    "no length at all": ("near: 4 iş saati", "near: 0 iş saati", "sıfırdan uzun", "2 iş günü"),
    "endless length": ("audit: 10 yıl", "audit: 100 yıl", "on yıldan kısa", "30 gün"),
    "empty hours": (MONDAY, "    pazartesi: []", "boş bırakılamaz", "08:30-12:30"),
    "hours that overlap": (
        *(MONDAY, '    pazartesi: ["08:30-13:00", "12:30-17:30"]', "çakışan", "13:30-17:30"),
    ),
    "hours that run backwards": (
        *(MONDAY, '    pazartesi: ["17:30-08:30"]', "geriye doğru", "08:30-17:30"),
    ),
    "hours of no length": (
        MONDAY,
        '    pazartesi: ["08:30-08:30"]',
        "geriye doğru",
        "08:30-12:30",
    ),
    "hours that are none": (MONDAY, '    pazartesi: ["sabah"]', "'sabah' öyle değil", "08:30"),
    "time that is none": ('until: "13:00"', 'until: "25:00"', "'25:00' bir saat değil", "13:00"),
    "day that is none": (MONDAY, "    pazarresi: ['08:30-12:30']", "pazarresi", "pazartesi"),
    "zone that is none": ("Europe/Istanbul ", "Avrupa/İstanbul ", "saat dilimi yok", "Europe/Ist"),
    "date written otherwise": (
        *(
            CLOSURES,
            "  closures: [{on: 12.03.2027, name: {tr: İzin}}]",
            "yıl-ay-gün",
            "2027-03-12",
        ),
    ),
    "date that is none": (
        *(
            CLOSURES,
            "  closures: [{on: 2027-02-30, name: {tr: İzin}}]",
            "takvimde yok",
            "2026-12-31",
        ),
    ),
    "closure that runs backwards": (
        *(CLOSURES, "  closures: [{on: 2027-03-12, until: 2027-03-01, name: {tr: İzin}}]"),
        *("geriye doğru", "2027-03-12"),
    ),
    "closure of years": (
        *(CLOSURES, "  closures: [{on: 2027-03-12, until: 2029-03-13, name: {tr: İzin}}]"),
        *("733 gün", "2027-03-12"),
    ),
    "no quorum": ("  quorum: 3", "  quorum: 0", "en az 1", "quorum: 3"),
    "quorum in words": ("  quorum: 3", "  quorum: üç", "tam sayı", "quorum: 3"),
    "composition beyond the quorum": (
        *(
            "    yerel-yonetim: 1",
            "    yerel-yonetim: 4",
            "(4) yeter sayıyı (3) aşıyor",
            "quorum: 4",
        ),
    ),
    "composition of an unknown group": (
        *(
            "    yerel-yonetim: 1",
            "    sendika: 1",
            "'sendika' diye bir kesim",
            "yerel-yonetim: 1",
        ),
    ),
    "method that is none": (
        "method: oy çokluğu",
        "method: kura",
        "'kura' yazılamaz",
        "oy çokluğu",
    ),
    "yes that is none": ("quorum: evet", "quorum: belki", "'belki' yazılamaz", "evet"),
    "late that is none": ("late: eklenir", "late: ekle", "'ekle' yazılamaz", "late: eklenir"),
    "capacity that is none": ("claim: [sekreter]", "claim: [sekretr]", "'sekretr'", "sekreter"),
    "capacities without brackets": ("claim: [sekreter]", "claim: sekreter", "ayraç", "[sekreter]"),
    "move without a line": (
        "  claim: [sekreter]",
        "",
        "'claim' satırı eksik",
        "claim: [sekreter]",
    ),
    "move for nobody": ("claim: [sekreter]", "claim: []", "en az bir kişi", "claim: [sekreter]"),
    "move that is none": ("  claim: [", "  clam: [", "şunu mu demek istediniz: claim", "claim: ["),
    "type with a Turkish letter": (
        "  hukuki-teknik:",
        "  hukukî soru:",
        "yalnız küçük harf",
        ": …",
    ),
    "answer before the first response": (
        *(
            "resolve_within: 5 iş günü",
            "resolve_within: 1 iş saati",
            "uzun",
            "respond_within: 1 iş",
        ),
    ),
    "urgent slower than normal": (
        *(
            "urgent_resolve_within: 2 iş günü",
            "urgent_resolve_within: 9 iş günü",
            "ivedi",
            "2 iş günü",
        ),
    ),
    "prefix with digits": ("prefix: SDK", "prefix: sdk-1", "'sdk-1' yazılamaz", "prefix: SDK"),
    "too many files": ("attachments: 10", "attachments: 11", "en çok 10", "attachments: 3"),
    "list for a text": ("tr: Yerel yönetim", "tr: [Yerel]", "tek bir metin", "tr: "),
    "text for a block": ("  groups:  ", "  groups: yok\n  zz:", "alt satırlarıyla", "akademi"),
    "tab": ("  quorum: 3", "\tquorum: 3", "sekme (Tab)", "quorum: 3"),
    "curved quotes": ('at: "08:45"', "at: “08:45”", "Kıvrık tırnak", '"'),
    "quote left open": ('at: "08:45"', 'at: "08:45', "tırnak kapatılmamış", '"13:00"'),
    "single quote left open": ('at: "08:45"', "at: '08:45", "tırnak kapatılmamış", '"13:00"'),
    "bracket left open": ("claim: [sekreter]", "claim: [sekreter", "ayraç kapatılmamış", "["),
    "no space after the colon": (
        "attachments: 10",
        "attachments:10",
        "boşluk bırakılmalı",
        ": 10",
    ),
    "line pushed to the right": (
        "attachments: 10",
        "   attachments: 10",
        "anlaşılamadı",
        "quorum",
    ),
    "anchor": ("board: hayır   ", "board: &x hayır\n    zz: *x", "gönderme yapılamaz", "yeniden"),
}
#: Words that the parser or the validator would use; the keys of the file itself are no such.
ENGLISH = re.compile(
    r"\b(?:input|should|valid|field|required|extra|permitted|error|expected|mapping|string|type"
    r"|list|tuple|dict|integer|value|none|true|false|python|yaml\.|traceback|block|token)\b",
    re.IGNORECASE,
)


def _findings(text: str) -> tuple[Finding, ...]:
    with pytest.raises(RulesError) as refused:
        parse(text.encode())
    return refused.value.findings


@pytest.mark.parametrize(("old", "new", "said", "remedy"), SEEDED.values(), ids=SEEDED)
def test_fault_is_told_with_its_line_and_remedy(
    old: str, new: str, said: str, remedy: str
) -> None:
    assert old in TEXT
    findings = _findings(TEXT.replace(old, new, 1))
    line = TEXT.count("\n", 0, TEXT.index(old)) + 1
    told = [f for f in findings if said in f.message and remedy in f.example]
    assert told, findings
    above = _block_of(line) if "eksik" in told[0].message else line - 1
    assert told[0].line in {line, line + 1, above}


@pytest.mark.parametrize(("old", "new", "said", "remedy"), SEEDED.values(), ids=SEEDED)
def test_fault_is_told_in_turkish(old: str, new: str, said: str, remedy: str) -> None:
    for finding in _findings(TEXT.replace(old, new, 1)):
        assert not ENGLISH.search(finding.message), finding.message
        assert finding.example


@pytest.mark.parametrize(("old", "new", "said", "remedy"), SEEDED.values(), ids=SEEDED)
def test_one_slip_is_told_once_or_twice_and_not_more(
    old: str, new: str, said: str, remedy: str
) -> None:
    assert len(_findings(TEXT.replace(old, new, 1))) <= 2


def _block_of(line: int) -> int:
    """The line of the key that a missing line stood under, or else the first of the file."""
    rows = TEXT.splitlines()
    keys = [n for n, row in enumerate(rows, 1) if row[:1].isalpha()]
    return max(n for n in keys if n <= line) if rows[line - 1].startswith(" ") else keys[0]


def test_finding_names_the_file_the_line_and_the_remedy() -> None:
    (finding,) = _findings(TEXT.replace("attachments: 10", "attachments: 11"))
    line = TEXT[: TEXT.index("attachments: 10")].count("\n") + 1
    assert str(finding) == (
        f"rules.yaml:{line}: hata: 'attachments' (belge sayısı) en çok 10 olabilir.\n"
        "    Çözüm: attachments: 3"
    )


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"", "satırlarından oluşmalı"),
        (b"- bir\n- iki\n", "satırlarından oluşmalı"),
        ("prefix: Ş".encode("cp1254"), "UTF-8"),
        (b"prefix: \x01", "görünmeyen"),
        (b"a: 1\n--- \nb: 2\n", "anlaşılamadı"),
        (b"{}: 1\n", "tek bir sözcük"),
    ],
    ids=["empty", "list", "other encoding", "control character", "two documents", "no key"],
)
def test_file_that_is_none_is_told(raw: bytes, said: str) -> None:
    with pytest.raises(RulesError) as refused:
        parse(raw)
    assert said in refused.value.findings[0].message


def test_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(RulesError, match="bulunamadı"):
        load(tmp_path / "yok.yaml")


def test_every_key_of_the_shipped_file_has_a_turkish_name() -> None:
    rows = (row for row in TEXT.splitlines() if not row.lstrip().startswith(("#", "-")))
    keys = set(re.findall(r"^ *([a-z_]+):", "\n".join(rows), re.MULTILINE))
    own = {"pazartesi", "cuma", "akademi", "uluslararasi"}
    assert keys - own <= set(LABELS)

"""What editors call the fields, and how each is written; for sentences about faults."""

from collections.abc import Mapping

#: The key itself is always named beside its label.
LABELS: Mapping[str, str] = {
    "id": "kayıt kimliği",
    "question": "soru",
    "aliases": "başka soruluşlar",
    "topic": "konu",
    "obligation": "yükümlülük",
    "answer": "yanıt",
    "short": "kısa yanıt",
    "steps": "adımlar",
    "avoid": "yapılmayacaklar",
    "variants": "hukuki statüye göre yanıt",
    "sources": "dayanaklar",
    "law": "kanun anahtarı",
    "articles": "maddeler",
    "verified": "metnin okunduğu gün",
    "note": "not",
    "refer_to": "yönlendirilecek kurumlar",
    "confidence": "güven",
    "confidence_note": "güven notu",
    "volatile": "değişebilecek nokta",
    "reviewed_on": "gözden geçirildiği gün",
    "review_every": "kaç günde bir gözden geçirileceği",
    "see_also": "ilgili kayıtlar",
    "tests": "sınama soruları",
    "replaces": "yerine geçtiği kayıtlar",
    "retired": "yürürlükten kaldırma",
    "on": "tarih",
    "successor": "yerine geçen kayıt",
    "reason": "gerekçe",
    "english": "İngilizcesi",
    "key": "anahtar",
    "name": "ad",
    "title": "başlık",
    "number": "sayı",
    "gazette_date": "Resmî Gazete tarihi",
    "gazette_number": "Resmî Gazete sayısı",
    "amended_on": "değişiklik tarihi",
    "url": "adres",
    "purpose": "ne için arandığı",
    "phone": "telefon",
    "hours": "çalışma saatleri",
    "languages": "diller",
    "doubt": "kuşku",
    "kind": "tür",
    "topics": "konular",
    "summary": "özet",
    "year": "yıl",
    "publisher": "yayımlayan",
    "municipality": "belediye",
    "organiser": "düzenleyen",
    "words": "sözler",
    "alone": "tek başına sözler",
}
#: Other words that editors may type for a field.
ALSO_CALLED: Mapping[str, str] = {
    "kimlik": "id",
    "cevap": "answer",
    "kanun": "law",
    "madde": "articles",
    "dayanak": "sources",
    "kaynak": "sources",
    "tarih": "reviewed_on",
    "test": "tests",
    "statü": "variants",
    "bağlantı": "url",
    "link": "url",
    "kurum": "publisher",
}
DATES = frozenset({"reviewed_on", "verified", "on", "gazette_date", "amended_on"})
LISTS = frozenset(
    {
        "aliases",
        "steps",
        "avoid",
        "articles",
        "refer_to",
        "see_also",
        "tests",
        "replaces",
        "topics",
        "words",
        "alone",
    }
)
NUMBERS = frozenset({"review_every", "year"})
#: How a field is written; a field that is missing here is one line of text.
EXAMPLES: Mapping[str, str] = {
    "id": "id: okul-kaydi-yabanci-cocuk",
    "question": 'question: "Yabancı çocuk okula nasıl kaydedilir?"',
    "aliases": 'aliases:\n  - "okul kaydı"\n  - "çocuk okula yazılır mı"',
    "topic": "topic: egitim",
    "obligation": "obligation: takdir",
    "answer": 'answer:\n  short: "Evet, belediye …"\n  steps:\n    - "…"',
    "short": 'short: "Evet, belediye …"',
    "steps": 'steps:\n  - "Kişiyi il göç idaresine yönlendiriniz."',
    "avoid": 'avoid:\n  - "Kayıt sözü vermeyiniz."',
    "variants": 'variants:\n  gecici-koruma:\n    short: "Evet, …"',
    "sources": 'sources:\n  - {law: "5393", articles: ["13"], verified: 2026-08-22}',
    "law": 'law: "5393"',
    "articles": 'articles: ["13", "14/1-a", "61-63", "ek 1"]',
    "refer_to": "refer_to: [il-goc-idaresi, yimer-157]",
    "confidence": "confidence: orta",
    "review_every": "review_every: 180",
    "see_also": "see_also: [okul-kaydi-yabanci-cocuk]",
    "tests": 'tests:\n  - "göçmen ailenin kızı ilkokula nasıl başlar"',
    "replaces": "replaces: [eski-kayit]",
    "retired": 'retired: {on: 2026-11-22, reason: "…", successor: yeni-kayit}',
    "english": 'english:\n  question: "…"\n  short: "…"',
    "topics": "topics: [strateji-katilim, koordinasyon]",
    "summary": 'summary: "Belediyelerin göç sürecini nasıl yönettiğini anlatır."',
    "year": "year: 2022",
    "words": 'words:\n  - "nefes almıyor"',
    "alone": "alone: [imdat]",
    "url": "url: https://www.marmara.gov.tr/tr/goc-platformu",
    "bands": "bands: {answer: 0.9, clarify: 0.15, part: 0.5}",
    "coefficients": "danisma knowledge calibrate SORULAR.jsonl",
    "weights": "danisma knowledge calibrate SORULAR.jsonl",
    **{name: f"{name}: 2026-11-22" for name in sorted(DATES)},
}


def clipped(text: str, most: int = 60) -> str:
    """What was typed, short enough for a sentence."""
    return text if len(text) <= most else f"{text[:most].rstrip()}…"


def called(name: str) -> str:
    """The key between quotes with its Turkish name behind it."""
    label = LABELS.get(name)
    return f"'{name}' ({label})" if label else f"'{clipped(name)}'"


def example_of(name: str) -> str:
    """How the field is written."""
    return EXAMPLES.get(name, f'{name}: "…"')

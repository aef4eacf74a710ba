"""Sentences for files that cannot be read and for fields that do not fit the schema."""

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from knowledge.document import Data, Document, DocumentError, Fault, Path, Trap
from knowledge.entry import Confidence, LegalStatus, Obligation
from knowledge.finding import Finding

#: What editors call the fields; the key itself is always named beside it.
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
    "review_every": "gözden geçirme aralığı (gün)",
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
    "purpose": "ne için aranır",
    "phone": "telefon",
    "hours": "çalışma saatleri",
    "languages": "diller",
    "doubt": "kuşku",
}
_DATES = frozenset({"reviewed_on", "verified", "on", "gazette_date", "amended_on"})
_NUMBERS = frozenset({"review_every"})
_CHOICES: Mapping[str, tuple[str, ...]] = {
    "obligation": tuple(Obligation),
    "confidence": tuple(Confidence),
    "variants": tuple(LegalStatus),
}
_EXAMPLES: Mapping[str, str] = {
    "id": "id: okul-kaydi-yabanci-cocuk",
    "question": 'question: "Yabancı çocuk okula nasıl kaydedilir?"',
    "aliases": 'aliases:\n      - "okul kaydı"\n      - "çocuk okula yazılır mı"',
    "topic": "topic: egitim",
    "obligation": "obligation: takdir",
    "answer": 'answer:\n      short: "Evet, …"\n      steps:\n        - "…"',
    "short": 'short: "Evet, belediye …"',
    "sources": 'sources:\n      - {law: "5393", articles: ["13"], verified: 2026-08-22}',
    "law": 'law: "5393"',
    "articles": 'articles: ["13", "14/1-a", "61-63", "ek 1"]',
    "confidence": "confidence: orta",
    "reviewed_on": "reviewed_on: 2026-11-22",
    "review_every": "review_every: 180",
    "retired": 'retired: {on: 2026-11-22, reason: "…", successor: yeni-kayit}',
}
_DOCUMENT: Mapping[Fault, tuple[str, str]] = {
    Fault.ENCODING: (
        "Dosya UTF-8 ile kaydedilmemiş; Türkçe harfler bozulur.",
        "Düzenleyicide 'Farklı kaydet' deyip kodlamayı 'UTF-8' seçiniz.",
    ),
    Fault.BOM: (
        "Dosyanın başında görünmeyen bir imza (BOM) var.",
        "Düzenleyicide kodlamayı 'UTF-8' (BOM'suz) seçip yeniden kaydediniz.",
    ),
    Fault.TAB: (
        "Satır başında sekme (Tab) kullanılmış; girinti yalnız boşlukla yapılır.",
        '  - "okul kaydı"   (başta iki boşluk)',
    ),
    Fault.MERGE_MARKER: (
        "Dosyada birleştirme işareti kalmış; iki sürümden biri seçilmemiş.",
        "<<<<<<<, ======= ve >>>>>>> satırlarını silip doğru metni bırakınız.",
    ),
    Fault.ANCHOR: (
        "& veya * ile başlayan kısaltmalar kullanılamaz; metni açıkça yazınız.",
        'short: "& ile başlayan metin tırnak içine alınır"',
    ),
    Fault.TAG: (
        "Ünlem (!) ile başlayan etiketler kullanılamaz.",
        'short: "!Önemli: ünlemle başlayan metin tırnak içine alınır"',
    ),
    Fault.DUPLICATE_KEY: (
        "'{detail}' alanı ikinci kez yazılmış; yalnız biri kalmalı.",
        "İki bölümü birleştirip '{detail}:' satırını bir kez bırakınız.",
    ),
    Fault.MANY_DOCUMENTS: (
        "Dosyada birden çok kayıt var (---); her kayıt ayrı dosyada durur.",
        "İkinci kaydı kendi adıyla yeni bir dosyaya taşıyınız.",
    ),
    Fault.TOO_DEEP: ("Girintiler gereğinden çok iç içe geçmiş.", "Örnek bir kayda bakınız."),
    Fault.TOO_LONG: (
        "Dosya bir bilgi kaydı için çok uzun ({detail} harf).",
        "Her dosyada tek kayıt bulunur.",
    ),
    Fault.KEY_NOT_TEXT: ("Alan adı düz bir sözcük olmalı.", 'question: "…"'),
    Fault.SYNTAX: (
        "Satır okunamadı: {detail!r}. Çoğu zaman eksik tırnak, eksik boşluk ya da kayık "
        "girintidendir; içinde iki nokta (:) geçen metin tırnak içine alınır.",
        'short: "Dikkat: iki nokta içeren metin"',
    ),
    Fault.EMPTY: ("Dosya boş.", "danisma knowledge new kayit-kimligi  (boş bir şablon yazar)"),
}

#: By the beginning of the validator's own name of the fault.
_SENTENCES: tuple[tuple[str, str], ...] = (
    ("missing", "{called} eksik."),
    ("int", "{called} 7 ile 730 arasında bir gün sayısı olmalı."),
    ("greater", "{called} en az 7 gün olmalı."),
    ("less", "{called} en çok 730 gün olabilir."),
    ("string_too_long", "{called} en çok {most} harf olabilir; kısaltınız."),
    ("string_too_short", "{called} boş bırakılamaz."),
    ("string_type", "{called} tek bir metin olmalı."),
)
_NEITHER = "{called} burada bir liste ya da alt alanlar beklerdi."


def document_finding(file: str, error: DocumentError) -> Finding:
    """A file that cannot be read at all."""
    message, example = _DOCUMENT[error.fault]
    detail = error.detail
    return Finding(
        file,
        error.line,
        "",
        error.fault.value,
        message.format(detail=detail),
        example.format(detail=detail) if "{detail}" in example else example,
    )


def trap_findings(file: str, document: Document) -> Iterator[Finding]:
    """Bare words that YAML would read as a number, a date or yes/no, where text belongs."""
    for path, word in _traps(document.data, ()):
        name = _field(path)
        if name in _DATES or name in _NUMBERS:
            continue
        yield Finding(
            file,
            document.line_of(path),
            name,
            "type",
            f"{_called(name)} metin olmalı; tırnaksız {word} sayı, tarih ya da "
            "evet/hayır sayılır.",
            f'"{word}"',
        )


def schema_findings(
    file: str, document: Document, error: ValidationError, at: Path = ()
) -> Iterator[Finding]:
    """One finding for every field that does not fit; `at` is the path of the value checked."""
    seen: set[tuple[int, str]] = set()
    for detail in error.errors(include_url=False):
        finding = _schema_finding(file, document, detail, at)
        if (finding.line, finding.message) not in seen:
            seen.add((finding.line, finding.message))
            yield finding


def _schema_finding(file: str, document: Document, detail: ErrorDetails, at: Path) -> Finding:
    path = (*at, *(part for part in detail["loc"] if part != "[key]"))
    name = _field(path)
    message, example = _sentence(detail, name, path)
    return Finding(file, document.line_of(path), name, "schema", message, example)


def _sentence(detail: ErrorDetails, name: str, path: Path) -> tuple[str, str]:
    kind = detail["type"]
    if kind == "extra_forbidden":
        return _unknown_key(name)
    if kind == "enum":
        return _wrong_choice(detail, name, path)
    if kind == "string_pattern_mismatch":
        return _wrong_shape(detail, name)
    if kind.startswith("date"):
        sentence = f"{_called(name)} yıl-ay-gün biçiminde olmalı."
        return sentence, _iso_date(name, detail["input"])
    most = str(detail.get("ctx", {}).get("max_length", ""))
    sentence = next((text for start, text in _SENTENCES if kind.startswith(start)), _NEITHER)
    return sentence.format(called=_called(name), most=most), _EXAMPLES.get(name, f'{name}: "…"')


def _unknown_key(name: str) -> tuple[str, str]:
    near = get_close_matches(name, LABELS, n=1, cutoff=0.6)
    by_label = get_close_matches(name.casefold(), LABELS.values(), n=1, cutoff=0.7)
    guess = near[0] if near else next((k for k, v in LABELS.items() if v in by_label), "")
    if guess:
        return f"'{name}' diye bir alan yok; '{guess}' mi demek istediniz?", f"{guess}: …"
    return f"'{name}' diye bir alan yok.", "Satırı siliniz ya da şablondaki adı kullanınız."


def _wrong_choice(detail: ErrorDetails, name: str, path: Path) -> tuple[str, str]:
    field = "variants" if "variants" in path and name not in _CHOICES else name
    choices = _CHOICES.get(field, ())
    typed = str(detail["input"])
    near = get_close_matches(typed.casefold(), choices, n=1, cutoff=0.5)
    hint = f" '{near[0]}' mi demek istediniz?" if near else ""
    listed = ", ".join(choices)
    return (
        f"{_called(field)} için '{typed}' geçerli değil; şunlardan biri olmalı: {listed}.{hint}",
        _EXAMPLES.get(field, f"{near[0] if near else choices[0]}:"),
    )


def _wrong_shape(detail: ErrorDetails, name: str) -> tuple[str, str]:
    typed = str(detail["input"])
    if name == "articles":
        return f"Madde '{typed}' tanınmadı; yalnız madde, fıkra ve bent yazılır.", _EXAMPLES[name]
    return (
        f"{_called(name)} yalnız küçük harf (ç, ğ, ı, ö, ş, ü olmadan), rakam ve kısa çizgiden "
        f"oluşur; '{typed}' uymuyor.",
        _EXAMPLES.get(name, "okul-kaydi-yabanci-cocuk"),
    )


def _iso_date(name: str, typed: object) -> str:
    turkish = re.match(r"^(\d{1,2})[./](\d{1,2})[./](\d{4})$", str(typed))
    if not turkish:
        return f"{name}: 2026-11-22"
    day, month, year = turkish.groups()
    return f"{name}: {year}-{int(month):02}-{int(day):02}"


def _called(name: str) -> str:
    label = LABELS.get(name)
    return f"'{name}' ({label})" if label else f"'{name}'"


def _field(path: Path) -> str:
    names = [part for part in path if isinstance(part, str)]
    return names[-1] if names else ""


def _traps(data: Data, path: Path) -> Iterator[tuple[Path, Trap]]:
    if isinstance(data, Trap):
        yield path, data
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from _traps(value, (*path, key))
    elif isinstance(data, list):
        for place, value in enumerate(data):
            yield from _traps(value, (*path, place))

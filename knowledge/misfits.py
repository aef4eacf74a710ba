"""Sentences for values that do not fit their field: of the wrong type, shape or range."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from difflib import get_close_matches
from enum import StrEnum

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from knowledge.document import Data, Document, Path, Trap
from knowledge.entry import Confidence, LegalStatus, Obligation
from knowledge.finding import Finding
from knowledge.guess import fields_at, guessed, plain
from knowledge.labels import DATES, EXAMPLES, LABELS, LISTS, NUMBERS, called, clipped, example_of
from knowledge.text import tokens

_CHOICES: Mapping[str, tuple[str, ...]] = {
    "obligation": tuple(Obligation),
    "confidence": tuple(Confidence),
    "variants": tuple(LegalStatus),
}
_MONTHS = (
    *("ocak", "subat", "mart", "nisan", "mayis", "haziran"),
    *("temmuz", "agustos", "eylul", "ekim", "kasim", "aralik"),
)
_ISO = re.compile(r"^\d{4}-\d{2}-\d{2}$")
#: By the beginning of the validator's own name of the fault.
_SENTENCES: tuple[tuple[str, str], ...] = (
    ("missing", "{called} alanı eksik."),
    ("int", "{called} tam sayı olmalı."),
    ("float", "{called} sayı olmalı."),
    ("greater_than_equal", "{called} en az {ge} olmalı."),
    ("greater_than", "{called} {gt} sayısından büyük olmalı."),
    ("less_than_equal", "{called} en çok {le} olabilir."),
    ("string_too_long", "{called} en çok {max_length} harf olabilir; kısaltınız."),
    ("string_too_short", "{called} boş bırakılamaz; en az {min_length} harf yazınız."),
    ("string_type", "{called} tek bir metin olmalı."),
    ("tuple_type", "{called} liste olmalı: her öge ayrı satırda, başında çizgi (-) ile."),
    ("too_short", "{called} boş bırakılamaz; en az bir öge yazınız."),
    ("model", "{called} kendi alt alanlarıyla yazılmalı."),
    ("dict", "{called} kendi alt alanlarıyla yazılmalı."),
)


def typed_findings(file: str, document: Document) -> Iterator[Finding]:
    """Words without quotes that count as number, date or yes/no, and dates written otherwise."""
    for path, word in leaves(document.data, ()):
        if DATES.isdisjoint(path) and not isinstance(word, Trap):
            continue
        name = _field(path)
        if name in DATES:
            if not _ISO.match(word):
                yield Finding(file, document.line_of(path), name, "schema", *_no_date(name, word))
        elif isinstance(word, Trap) and is_trapped(path):
            yield Finding(file, document.line_of(path), name, "type", *_no_text(name, path, word))


def is_trapped(path: Path) -> bool:
    """Whether a text belongs there, where a bare number, date or yes/no would not be one."""
    name = _field(path)
    return name in LABELS and not _is_told_anyway(name, path)


def _is_told_anyway(name: str, path: Path) -> bool:
    """Whether the schema takes such a word, or says by itself that it stands in a wrong place."""
    return name in NUMBERS or (name in LISTS and path[-1] == name)


def schema_findings(
    file: str,
    document: Document,
    error: ValidationError,
    kind: type[BaseModel],
    at: Path = (),
) -> Iterator[Finding]:
    """One finding for every field that does not fit; `at` is the path of the value checked."""
    details = error.errors(include_url=False)
    meant = {path for d in details if (path := guessed(d, kind))}
    seen: set[tuple[int, str]] = set()
    for detail in details:
        if detail["type"] == "missing" and detail["loc"] in meant:
            continue  # the same slip is told where the misspelt name stands
        path = (*at, *(part for part in detail["loc"] if part != "[key]"))
        name = _field(path)
        message, example = _sentence(detail, name, path, kind)
        finding = Finding(file, document.line_of(path), name, "schema", message, example)
        if (finding.line, message) not in seen:
            seen.add((finding.line, message))
            yield finding


def _sentence(
    detail: ErrorDetails, name: str, path: Path, kind: type[BaseModel]
) -> tuple[str, str]:
    match detail["type"], detail["input"]:
        case "extra_forbidden", _:
            found = _unknown_key(detail, name, kind)
        case other, None if other != "missing":
            found = _left_empty(name, path)
        case "enum", _:
            found = _wrong_choice(detail, name, path, kind)
        case "string_pattern_mismatch", typed:
            found = _wrong_shape(str(typed), name, path)
        case "string_type", dict(typed):
            found = _colon_inside(name, path, typed)
        case other, typed if other.startswith("date"):
            found = _no_date(name, str(typed))
        case _:
            found = _general(detail, name, path)
            if name not in EXAMPLES and (choices := _choices(name, kind)):
                found = (found[0], f"{name}: {choices[0]}")
    return found


def _choices(field: str, kind: type[BaseModel]) -> tuple[str, ...]:
    """The values that a field may have, where they are few."""
    if field in _CHOICES:
        return _CHOICES[field]
    known = kind.model_fields.get(field)
    told = known.annotation if known else None
    return tuple(told) if isinstance(told, type) and issubclass(told, StrEnum) else ()


def _general(detail: ErrorDetails, name: str, path: Path) -> tuple[str, str]:
    if not name:
        return (
            "Burada 'alan: değer' biçiminde satırlar olmalı.",
            'id: okul-kaydi\nquestion: "Yabancı çocuk okula nasıl kaydedilir?"',
        )
    start = str(detail["type"])
    sentence = next(
        (text for begin, text in _SENTENCES if start.startswith(begin)), "{called} uygun değil."
    )
    if start == "string_too_long":
        sentence += f" Şimdi {len(str(detail['input']))} harf."
    return sentence.format(called=called(name), **detail.get("ctx", {})), _shown(start, name, path)


def _shown(start: str, name: str, path: Path) -> str:
    """How the value at a path is written."""
    if isinstance(path[-1], int) and start.startswith("string"):
        return '- "okul kaydı"'
    if start.startswith("model") and "variants" in path:
        return f'{name}:\n  short: "Evet, …"'
    return example_of(name)


def _left_empty(name: str, path: Path) -> tuple[str, str]:
    if isinstance(path[-1] if path else "", int):
        return (
            f"{called(name)} içinde boş bir öge var; doldurunuz ya da satırı siliniz "
            "(# işaretinden sonrası metin sayılmaz).",
            '- "#5 numaralı karar"',
        )
    return f"{called(name)} boş bırakılmış; doldurunuz ya da satırı siliniz.", example_of(name)


def _colon_inside(name: str, path: Path, value: Mapping[str, Data]) -> tuple[str, str]:
    key, rest = next(iter(value.items()), ("…", ""))
    head = "- " if isinstance(path[-1], int) else f"{name}: "
    text = f"{key}: {rest}" if isinstance(rest, str) else f"{key}: …"
    return (
        f"{called(name)} tek bir metin olmalı; içinde iki nokta (:) varsa tırnak içine alınız.",
        f'{head}"{text}"',
    )


def _unknown_key(detail: ErrorDetails, name: str, kind: type[BaseModel]) -> tuple[str, str]:
    if guess := guessed(detail, kind):
        key = str(guess[-1])
        return (
            f"{called(name)} adında bir alan yok; {called(key)} demek istemiş olabilirsiniz.",
            example_of(key),
        )
    if name in LABELS and name not in fields_at(kind, detail["loc"][:-1]):
        return (
            f"{called(name)} bu bölümde olmaz; girintisini ve bulunduğu bölümü denetleyiniz.",
            example_of(name),
        )
    return (
        f"{called(name)} adında bir alan yok.",
        "Satırı siliniz ya da şablondaki adı kullanınız.",
    )


def _wrong_choice(
    detail: ErrorDetails, name: str, path: Path, kind: type[BaseModel]
) -> tuple[str, str]:
    field = "variants" if "variants" in path and name not in _CHOICES else name
    choices = _choices(field, kind)
    typed = clipped(str(detail["input"]))
    near = get_close_matches(plain(typed), {plain(c): c for c in choices}, n=1, cutoff=0.5)
    best = next((c for c in choices if near and plain(c) == near[0]), "")
    hint = f" '{best}' demek istemiş olabilirsiniz." if best else ""
    if field == "variants":
        example = f'{best or choices[0]}:\n  short: "Evet, …"'
    else:
        example = f"{field}: {best}" if best else EXAMPLES.get(field, f"{field}: {choices[0]}")
    return (
        f"{called(field)} için '{typed}' geçerli değil; şunlardan biri olmalı: "
        f"{', '.join(choices)}.{hint}",
        example,
    )


def _wrong_shape(typed: str, name: str, path: Path) -> tuple[str, str]:
    if name == "articles":
        return (
            f"Madde '{clipped(typed)}' tanınmadı; madde rakamla, fıkra ve bent / ile yazılır.",
            example_of(name),
        )
    slug = "-".join(tokens(typed)) or "okul-kaydi"
    return (
        f"{called(name)} yalnız küçük harf (ç, ğ, ı, ö, ş, ü olmadan), rakam ve kısa çizgiden "
        f"oluşur; '{clipped(typed)}' uymuyor.",
        f"- {slug}" if isinstance(path[-1], int) else f"{name}: {slug}",
    )


def _no_text(name: str, path: Path, word: str) -> tuple[str, str]:
    shown = f'"{word}"'
    head = "- " if path and isinstance(path[-1], int) else f"{name}: "
    return (
        f"{called(name)} metin olmalı; tırnaksız yazılan '{word}' sayı, tarih ya da evet/hayır "
        "sayılır.",
        f"{head if name else ''}{shown}",
    )


def _no_date(name: str, typed: str) -> tuple[str, str]:
    found = as_date(typed)
    example = f"{name}: {found or '2026-11-22'}"
    if _ISO.match(typed):
        return f"{called(name)} takvimde olmayan bir gün: {typed}.", example
    return f"{called(name)} yıl-ay-gün biçiminde yazılmalı, saat yazılmaz.", example


def as_date(typed: str) -> str:
    """The day that was meant, as it should be typed; empty when it cannot be told."""
    year = month = day = ""
    if found := re.match(r"^(\d{4})[-./](\d{1,2})[-./](\d{1,2})\b", typed):
        year, month, day = found.groups()
    elif found := re.match(r"^(\d{1,2})[-./ ](\d{1,2})[-./ ](\d{4})\b", typed):
        day, month, year = found.groups()
    elif found := re.match(r"^(\d{1,2}) ([a-z]+) (\d{4})\b", plain(typed)):
        day, month, year = found.groups()
        month = str(_MONTHS.index(month) + 1) if month in _MONTHS else ""
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return ""


def _field(path: Path) -> str:
    names = [part for part in path if isinstance(part, str)]
    return names[-1] if names else ""


def leaves(data: Data, path: Path) -> Iterator[tuple[Path, str]]:
    """Every text and every bare word with its path."""
    if isinstance(data, str):
        yield path, data
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from leaves(value, (*path, key))
    elif isinstance(data, list):
        for place, value in enumerate(data):
            yield from leaves(value, (*path, place))

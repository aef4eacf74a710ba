"""What is wrong with rules.yaml, said to people who are no programmers: where, what, remedy."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from cases.move import Move
from cases.rule_labels import LABELS, called, example_of
from cases.rule_words import nearest
from cases.sheet import Path, Sheet, SheetError

_KEY_SHAPE = "yalnız küçük harf (ç, ğ, ı, ö, ş, ü olmadan), rakam ve kısa çizgiyle yazılır"
#: By the beginning of the validator's own name of the fault.
_SENTENCES: tuple[tuple[str, str], ...] = (
    ("missing", "{called} satırı eksik."),
    ("int", "{called} için tam sayı yazılmalı."),
    ("greater_than_equal", "{called} en az {ge} olmalı."),
    ("less_than_equal", "{called} en çok {le} olabilir."),
    ("string_too_long", "{called} en çok {max_length} harf olabilir."),
    ("string_pattern_mismatch", "{called} için '{input}' yazılamaz."),
    ("string", "{called} tek bir metin olmalı."),
    ("too_short", "{called} boş bırakılamaz."),
    ("tuple", "{called} liste olmalı: her öge ayrı satırda çizgiyle (-) ya da köşeli ayraçta."),
    ("frozen_set", "{called} köşeli ayraç içinde yazılmalı."),
    ("model", "{called} kendi alt satırlarıyla yazılmalı."),
    ("dict", "{called} kendi alt satırlarıyla yazılmalı."),
    ("mapping", "{called} kendi alt satırlarıyla yazılmalı."),
)


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One fault: `line` counts from one; `example` shows the remedy as it would be typed."""

    file: str
    line: int
    message: str
    example: str

    def __str__(self) -> str:
        """The finding as the command line prints it."""
        remedy = self.example.replace("\n", "\n" + " " * 11)
        return f"{self.file}:{self.line}: hata: {self.message}\n    Çözüm: {remedy}"


class RulesError(Exception):
    """The rules cannot be used; `findings` say why, in Turkish."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__("\n".join(map(str, findings)))
        self.findings = findings


def unopened(file: str, error: OSError) -> Finding:
    """A file that is not there or may not be read."""
    why = "bulunamadı" if isinstance(error, FileNotFoundError) else "açılamadı"
    return Finding(file, 1, f"Dosya {why}.", "RULES_FILE ayarına dosyanın tam yolunu yazınız.")


def unread(file: str, error: SheetError) -> Finding:
    """A file whose form is broken."""
    return Finding(file, error.line, error.sentence, error.example)


def clash(file: str, sheet: Sheet, path: Path, sentence: str, example: str) -> Finding:
    """Two values that contradict each other."""
    where = path[-1] if path[-1] in LABELS and path[0] != "may" else ""
    message = f"{called(str(where))}: {sentence}" if where else sentence
    return Finding(file, sheet.line_of(path), message, example)


def findings(
    file: str, sheet: Sheet, error: ValidationError, kind: type[BaseModel], at: Path = ()
) -> list[Finding]:
    """One finding for every value that does not fit; `at` is where the checked value stands."""
    details = error.errors(include_url=False)
    meant = {(*d["loc"][:-1], near) for d in details if (near := _meant(d, kind))}
    found = [
        _finding(file, sheet, detail, kind, at)
        for detail in details
        if not (detail["type"] == "missing" and detail["loc"] in meant)
    ]
    return list(dict.fromkeys(found))


def _finding(
    file: str, sheet: Sheet, detail: ErrorDetails, kind: type[BaseModel], at: Path
) -> Finding:
    parts = detail["loc"]
    is_key = bool(parts) and parts[-1] == "[key]"
    path: Path = (*at, *(part for part in parts if part != "[key]"))
    name = next((part for part in reversed(path) if isinstance(part, str)), "")
    message, example = _key(detail, name) if is_key else _value(detail, name, path, kind)
    return Finding(file, sheet.line_of(path), message, example)


def _key(detail: ErrorDetails, name: str) -> tuple[str, str]:
    """A name that somebody chose, or a move or a day that does not exist."""
    if detail["type"] == "told":
        context = detail["ctx"]
        return f"'{name}' {context['sentence']}", str(context["example"])
    if detail["type"] == "enum":
        near = nearest(name, tuple(Move))
        asked = f"; şunu mu demek istediniz: {near}?" if near else "."
        return f"'{name}' diye bir işlem yok{asked}", f"{near or 'claim'}: [sekreter]"
    return f"'{name}' anahtar olamaz: {_KEY_SHAPE}.", "uluslararasi-kurulus: …"


def _value(detail: ErrorDetails, name: str, path: Path, kind: type[BaseModel]) -> tuple[str, str]:
    within = next((part for part in reversed(path[:-1]) if isinstance(part, str)), "")
    example = example_of(name, within=within)
    if detail["type"] == "told":
        context = detail["ctx"]
        return f"{called(name)} {context['sentence']}", f"{name}: {context['example']}"
    if detail["type"] == "extra_forbidden":
        return _unknown(detail, name, kind)
    if detail["input"] is None:
        return f"{called(name)} boş bırakılmış.", example
    return _general(detail, name), example


def _general(detail: ErrorDetails, name: str) -> str:
    values: dict[str, Any] = {**detail.get("ctx", {}), "input": detail["input"]}
    for beginning, sentence in _SENTENCES:
        if detail["type"].startswith(beginning):
            return sentence.format(called=called(name), **values)
    return f"{called(name)} anlaşılamadı; burada tek bir değer olmalı."


def _unknown(detail: ErrorDetails, name: str, kind: type[BaseModel]) -> tuple[str, str]:
    if near := _meant(detail, kind):
        return f"'{name}' diye bir anahtar yok; şunu mu demek istediniz: {called(near)}?", (
            example_of(near)
        )
    known = ", ".join(_fields(kind, detail["loc"][:-1]))
    return f"'{name}' diye bir anahtar yok. Burada yazılabilecekler: {known}.", (
        "Satırı siliniz ya da doğru yere taşıyınız."
    )


def _meant(detail: ErrorDetails, kind: type[BaseModel]) -> str | None:
    """The key that an unknown one most probably means."""
    if detail["type"] != "extra_forbidden":
        return None
    known = _fields(kind, detail["loc"][:-1])
    typed = str(detail["loc"][-1])
    labels: Mapping[str, str] = {LABELS[key]: key for key in known if key in LABELS}
    if near := nearest(typed, known):
        return near
    label = nearest(typed.replace("_", " "), tuple(labels))
    return labels[label] if label else None


def _fields(kind: type[BaseModel], path: Iterable[int | str]) -> tuple[str, ...]:
    """The keys that may stand at a path of a model."""
    here: Any = kind
    for part in path:
        if _is_model(here):
            field = here.model_fields.get(str(part))
            here = field.annotation if field else None
        else:  # the values of a mapping, the items of a list
            here = next((arg for arg in reversed(get_args(here)) if arg is not Ellipsis), None)
        while get_args(here) and hasattr(here, "__metadata__"):
            here = get_args(here)[0]
    return tuple(here.model_fields) if _is_model(here) else ()


def _is_model(kind: object) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)

"""What a change changes, in words: field by field, as an editor would tell another."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from knowledge.entry import Entry, Source
from knowledge.labels import LABELS

_NOTHING = "—"
_DAYS = "%d.%m.%Y"


def differences(before: Entry | None, after: Entry) -> tuple[str, ...]:
    """One Turkish line a difference; none for entries that say the same."""
    if before is None:
        return (f"Yeni kayıt: {after.question}",)
    old, new = before.model_dump(), after.model_dump()
    return tuple(line for name in Entry.model_fields for line in _of(name, old[name], new[name]))


def _of(name: str, old: Any, new: Any) -> Iterator[str]:  # noqa: ANN401  a value of any field
    if old == new:
        return
    label = _label(name)
    if isinstance(new, dict) or isinstance(old, dict):
        yield from _inside(label, old or {}, new or {})
    elif isinstance(new, tuple) and isinstance(old, tuple):
        yield from _listed(label, [_said(v) for v in old], [_said(v) for v in new])
    else:
        yield f"{label}: {_quoted(_said(old))} yerine {_quoted(_said(new))}"


def _inside(label: str, old: Mapping[Any, Any], new: Mapping[Any, Any]) -> Iterator[str]:
    for key in dict.fromkeys((*old, *new)):
        empty: Any = () if isinstance(old.get(key, new.get(key)), tuple) else None
        for line in _of(str(key), old.get(key, empty), new.get(key, empty)):
            yield f"{label} › {line}"


def _listed(label: str, old: list[str], new: list[str]) -> Iterator[str]:
    gone = [text for text in old if text not in new]
    come = [text for text in new if text not in old]
    yield from (f"{label}: çıkarıldı {_quoted(text)}" for text in gone)
    yield from (f"{label}: eklendi {_quoted(text)}" for text in come)
    if not gone and not come:
        yield f"{label}: sıra değişti"


def _label(name: str) -> str:
    label = LABELS.get(name, name)
    return label[:1].replace("i", "İ").upper() + label[1:]


def _said(value: Any) -> str:  # noqa: ANN401  a value of any field
    if value is None or value == ():
        return _NOTHING
    if isinstance(value, date):
        return value.strftime(_DAYS)
    if isinstance(value, dict) and "law" in value:
        return _source(Source.model_construct(**value))
    return str(getattr(value, "value", value))


def _source(source: Source) -> str:
    articles = f" m. {', '.join(source.articles)}" if source.articles else ""
    read = f", okunduğu gün {_said(source.verified)}" if source.verified else ""
    note = f" ({source.note})" if source.note else ""
    return f"{source.law}{articles}{read}{note}"


def _quoted(text: str) -> str:
    return text if text == _NOTHING else f"“{text}”"

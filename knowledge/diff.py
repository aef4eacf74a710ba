"""What a change changes, in words: field by field, as an editor would tell another."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from difflib import SequenceMatcher
from typing import Any

from knowledge.entry import Entry, Source
from knowledge.labels import LABELS
from knowledge.text import sentences

#: A text of so many letters is told whole; of a longer one what is not in the other.
_SHORT = 80
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
    elif name == "sources":
        yield from _sourced(label, old, new)
    elif isinstance(new, tuple) and isinstance(old, tuple):
        yield from _listed(label, [_said(v) for v in old], [_said(v) for v in new])
    else:
        yield from _replaced(label, _said(old), _said(new))


def _replaced(label: str, old: str, new: str) -> Iterator[str]:
    """A text for another; of long ones only the sentences that differ."""
    if max(len(old), len(new)) <= _SHORT or _NOTHING in (old, new):
        yield f"{label}: {_quoted(old)} yerine {_quoted(new)}"
        return
    before, after = sentences(old), sentences(new)
    found = False
    for how, i, j, k, n in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if how != "equal":
            found = True
            yield f"{label}: {_exchanged(before[i:j], after[k:n])}"
    if not found:
        yield f"{label}: boşluklar değişti"


def _exchanged(old: Sequence[str], new: Sequence[str]) -> str:
    gone, come = " ".join(old), " ".join(new)
    if not gone:
        return f"eklendi {_quoted(come)}"
    if not come:
        return f"çıkarıldı {_quoted(gone)}"
    return f"{_quoted(gone)} yerine {_quoted(come)}"


def _inside(label: str, old: Mapping[Any, Any], new: Mapping[Any, Any]) -> Iterator[str]:
    for key in dict.fromkeys((*old, *new)):
        empty: Any = () if isinstance(old.get(key, new.get(key)), tuple) else None
        for line in _of(str(key), old.get(key, empty), new.get(key, empty)):
            yield f"{label} › {line}"


def _sourced(label: str, old: Sequence[Any], new: Sequence[Any]) -> Iterator[str]:
    """The sources; of one that was only read again its days alone."""
    kept = [(was, now) for was in old for now in new if _unread(was) == _unread(now)]
    for was, now in kept:
        if was["verified"] != now["verified"]:
            field = f"{label} › {_source(_unread(now))} › {_label('verified')}"
            yield from _replaced(field, _said(was["verified"]), _said(now["verified"]))
    again = [source for pair in kept for source in pair]
    gone = [_said(source) for source in old if source not in again]
    come = [_said(source) for source in new if source not in again]
    if gone or come:
        yield from _listed(label, gone, come)
    elif [_unread(source) for source in old] != [_unread(source) for source in new]:
        yield f"{label}: sıra değişti"


def _unread(source: Mapping[str, Any]) -> dict[str, Any]:
    return {**source, "verified": None}


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
        return _source(value)
    return str(getattr(value, "value", value))


def _source(value: Mapping[str, Any]) -> str:
    source = Source.model_construct(**value)
    articles = f" m. {', '.join(source.articles)}" if source.articles else ""
    read = f", okunduğu gün {_said(source.verified)}" if source.verified else ""
    note = f" ({source.note})" if source.note else ""
    return f"{source.law}{articles}{read}{note}"


def _quoted(text: str) -> str:
    return text if text == _NOTHING else f"“{text}”"

"""Lengths as people write them: "2 iş günü" is working time, "30 gün" is calendar time."""

import re
from collections.abc import Mapping
from datetime import timedelta
from typing import Annotated

from pydantic import BeforeValidator, ValidationInfo
from pydantic_core import PydanticCustomError

#: The working day where no calendar is known yet: the public service's usual eight hours.
USUAL_DAY = timedelta(hours=8)
#: Longer than this is a slip of the keyboard.
LONGEST = timedelta(days=3660)

_HOUR, _MINUTE = timedelta(hours=1), timedelta(minutes=1)
_CALENDAR: Mapping[str, timedelta] = {
    "dakika": _MINUTE,
    "saat": _HOUR,
    "gün": timedelta(days=1),
    "hafta": timedelta(weeks=1),
    "yıl": timedelta(days=365),
}
_WORKING = ("iş dakikası", "iş saati", "iş günü")
#: What is meant by a unit of the other kind.
_AS_WORKING: Mapping[str, str] = {
    "dakika": "iş dakikası",
    "saat": "iş saati",
    "gün": "iş günü",
}
_AS_CALENDAR: Mapping[str, str] = {working: plain for plain, working in _AS_WORKING.items()}
_WRITTEN = re.compile(r"\s*(\d{1,6})\s+(\S.*?)\s*")


def fault(sentence: str, example: str) -> PydanticCustomError:
    """A fault of a value that brings its own Turkish sentence and the value as it should be."""
    context = {"sentence": sentence, "example": example}
    return PydanticCustomError("told", "{sentence}", context)


def _working(value: object, info: ValidationInfo) -> object:
    if not isinstance(value, str):
        return value
    day = (info.context or {}).get("working_day", USUAL_DAY)
    units = dict(zip(_WORKING, (_MINUTE, _HOUR, day), strict=True))
    amount, unit = _parts(value, "2 iş günü")
    if unit in _AS_WORKING:
        meant = f"{amount} {_AS_WORKING[unit]}"
        raise fault(f"çalışma süresiyle yazılır; '{value}' takvim süresi.", meant)
    return _length(amount, unit, units, "2 iş günü")


def _calendar(value: object) -> object:
    if not isinstance(value, str):
        return value
    amount, unit = _parts(value, "30 gün")
    if unit in _AS_CALENDAR:
        meant = f"{amount} {_AS_CALENDAR[unit]}"
        raise fault(f"takvim süresiyle yazılır; '{value}' çalışma süresi.", meant)
    return _length(amount, unit, _CALENDAR, "30 gün")


def _parts(value: str, example: str) -> tuple[int, str]:
    found = _WRITTEN.fullmatch(value)
    if not found:
        sentence = f"bir sayı ve bir birimle yazılır; '{value}' anlaşılamadı."
        raise fault(sentence, example)
    return int(found[1]), " ".join(found[2].split()).replace("İ", "i").lower()


def _length(amount: int, unit: str, units: Mapping[str, timedelta], example: str) -> timedelta:
    if unit not in units:
        known = ", ".join(units)
        raise fault(f"için '{unit}' diye bir birim yok; birimler: {known}.", example)
    length = amount * units[unit]
    if not timedelta(0) < length <= LONGEST:
        raise fault("sıfırdan uzun, on yıldan kısa olmalı.", example)
    return length


Working = Annotated[timedelta, BeforeValidator(_working)]
Elapsed = Annotated[timedelta, BeforeValidator(_calendar)]

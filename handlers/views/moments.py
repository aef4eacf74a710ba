"""Moments as people read them: in the desk's own time."""

from datetime import datetime
from zoneinfo import ZoneInfo

from cases.people import Language
from handlers.phrases import Phrases

#: Where the desk's days begin and end.
DESK_ZONE = ZoneInfo("Europe/Istanbul")


def day_of(moment: datetime, t: Phrases) -> str:
    """The day of a moment: "22 Kasım 2026"."""
    return t.day(moment.astimezone(DESK_ZONE).date())


def moment_of(moment: datetime, t: Phrases) -> str:
    """A moment: "22 Kasım 2026 13.30"; the clock as the card of a case shows it."""
    local = moment.astimezone(DESK_ZONE)
    clock = f"{local:%H:%M}" if t.language is Language.ENGLISH else f"{local:%H.%M}"
    return f"{day_of(moment, t)} {clock}"

"""The day's digest comes when it can: it greets nobody by the hour."""

import pytest

from cases.notice import MorningDigest
from cases.people import Language
from handlers.markup import visible
from handlers.phrases import phrases
from handlers.services.delivery import Facts
from handlers.views.notices_watch import morning_digest


@pytest.mark.parametrize(
    ("language", "head"),
    [
        (Language.TURKISH, "📋 Günün özeti · 30 Kasım 2026"),
        (Language.ENGLISH, "📋 The day at a glance · 30 November 2026"),
    ],
)
def test_the_digest_names_the_day_and_no_hour(language: Language, head: str) -> None:
    shown = morning_digest(MorningDigest("2026-11-30"), Facts(), phrases(language))
    assert visible(shown.parts[0]).startswith(head)

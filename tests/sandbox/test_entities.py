"""Entities that are found without anybody writing them."""

import pytest

from bot.sandbox.entities import with_found
from bot.sandbox.markup import Formatted, parse_html


def found(text: str) -> list[tuple[str, str]]:
    units = text.encode("utf-16-le")
    return [
        (
            str(e["type"]),
            units[e["offset"] * 2 : (e["offset"] + e["length"]) * 2].decode("utf-16-le"),
        )
        for e in with_found(Formatted(text)).entities
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("/start kart", [("bot_command", "/start")]),
        ("/yardim@danisma_masasi_bot lütfen", [("bot_command", "/yardim@danisma_masasi_bot")]),
        ("5/6 ve a/b", []),
        ("bkz. https://mevzuat.gov.tr/x?y=1.", [("url", "https://mevzuat.gov.tr/x?y=1")]),
        ("goc.gov.tr adresinde", [("url", "goc.gov.tr")]),
        ("@danisma_masasi_bot soru", [("mention", "@danisma_masasi_bot")]),
        ("bilgi@ornek.bel.tr yazın", [("email", "bilgi@ornek.bel.tr")]),
        ("#nikah ve #3", [("hashtag", "#nikah")]),
        ("😀 +90 212 555 00 00 arayın", [("phone_number", "+90 212 555 00 00")]),
        ("6458 sayılı Kanun m. 46", []),
    ],
)
def test_entities_are_found_as_telegram_finds_them(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert found(text) == expected


def test_nothing_is_found_inside_code() -> None:
    formatted = with_found(parse_html("<code>/start @danisma</code>"))
    assert [e["type"] for e in formatted.entities] == ["code"]

"""Greetings and thanks are said kindly to, and are no part of what is asked."""

import pytest

from handlers.services.courtesy import without_courtesy
from handlers.services.opening import title_of

BARE = "pazarda tezgâh verilir mi?"


@pytest.mark.parametrize(
    "text",
    [
        f"kolay gelsin {BARE}",
        f"Merhaba, {BARE}",
        f"Merhabalar, iyi çalışmalar dilerim. {BARE}",
        f"İYİ GÜNLER {BARE} Şimdiden çok teşekkür ederim",
        f"Selamün aleyküm\n\n{BARE}\n\nSağ olun.",
        BARE,
    ],
)
def test_courtesy_before_and_behind_a_question_goes(text: str) -> None:
    assert without_courtesy(text) == BARE
    assert title_of(text) == BARE


@pytest.mark.parametrize(
    "text",
    [
        "Merhaba",
        "Teşekkürler, iyi günler",
        "Selamet Mahallesi muhtarı ne yapar",
        "Okulda teşekkür belgesi yabancı öğrenciye verilir mi",
        "",
    ],
)
def test_what_is_courtesy_alone_or_none_stays(text: str) -> None:
    assert without_courtesy(text) == text

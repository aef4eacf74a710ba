"""Addresses are covered from their first word to their town, whichever way they are written."""

import pytest

from cases.privacy import Kind, scan
from tests.cases.covering import covered


@pytest.mark.parametrize(
    "address",
    [
        "14/2 Tulip Street, Fatih, Istanbul",
        "No. 5, Rose Street, Flat 2, Keçiören, Ankara",
        "Flat 12, Block C, Yıldız Street No. 8, Bornova, Izmir",
        "No: 17/3 Gülbahar Sokak, Mecidiyeköy, Şişli",
        "eski garaj arkası, Menekşe sokak, 8 numara, giriş kat",
        "Ballıkuyu, 1023 sok. no:46, Konak",
        "Demirkapı sok 3/7 Çınarlı",
        "kuyubaşı mezrası no 2 Akçakale",
        "Aşağı Pınarbaşı köyü, cami yanı, no:11, Suruç",
        "Sakarya sk. Emek apt. 33/5 numara",
        "Beydağı konteyner kent D-114",
        "Kurtuluş mh. Zafer sk. 14-B bodrum kat, Altındağ",
        "Rüstem Paşa Sk. 5 Nolu Dükkan",
        "Tiyatro cad. Han no:12 kat:4 oda 407",
        "Gürsel cd. 77 kat zemin",
    ],
)
def test_the_whole_address_is_covered(address: str) -> None:
    assert covered(f"ihbar: {address} adresinde kalıyor", Kind.ADDRESS) == [address]


def test_what_is_said_behind_an_address_stays() -> None:
    text = "Adres: Cumhuriyet Mah. 2056 Sok. No: 17/3 11 kişi kalıyor"
    assert covered(text, Kind.ADDRESS) == ["Cumhuriyet Mah. 2056 Sok. No: 17/3"]


@pytest.mark.parametrize(
    "text",
    [
        "Atatürk Caddesi 12 dükkân mühürlendi",
        "Cumhuriyet Mahallesi ikamete kapalı mı, Fatih için liste var mı",
        "3 numaralı form, 2. sayfa",
    ],
)
def test_streets_and_quarters_alone_are_no_addresses(text: str) -> None:
    assert scan(text) == ()

"""The places that a brief still names are found, so that the secretariat is warned of them."""

import pytest

from cases.named_places import named_places


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Komşumuz Şehitkamil Belediyesi vermiş", ("Şehitkamil Belediyesi",)),
        ("bursa belediyesi vermiş", ("bursa belediyesi",)),
        ("ŞEHİTKAMİL BELEDİYESİ vermiş", ("ŞEHİTKAMİL BELEDİYESİ",)),
        ("Aile Kanarya Mahallesi'nde oturuyor", ("Kanarya Mahallesi",)),
        ("aile kanarya mahallesinde oturuyor", ("kanarya mahallesinde",)),
        ("Aile Pınar köyünde", ("Pınar köyünde",)),
        ("Konya'da ve Nizip ilçesinde", ("Konya", "Nizip")),
        ("Konyada yaşayan, Nizip'ten gelen, Konyalı", ("Konya", "Nizip")),
    ],
)
def test_a_place_is_found_by_its_name(text: str, places: tuple[str, ...]) -> None:
    assert named_places(text) == places


@pytest.mark.parametrize(
    "text",
    [
        "Kale onarımı yapılabilir mi? Bayat ekmek dağıtılır mı?",
        "Aydınlatma metni bir göçmen mahallesinde dağıtıldı",
        "(belediye)de ve (il) Büyükşehir Belediyesi'nde bir aile",
        "Aynı mahallede, hangi köyde oturduğu bilinmiyor",
    ],
)
def test_words_that_name_no_place_are_left_alone(text: str) -> None:
    assert named_places(text) == ()

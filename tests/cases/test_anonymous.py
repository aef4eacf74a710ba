"""A brief names no municipality, however it is written; other words stay."""

import re
import unicodedata

import pytest

from cases.anonymous import without_municipality
from cases.municipalities import listed
from cases.people import Municipality

TOWN = Municipality("Şahinbey", "Gaziantep")
HIDDEN = "Biz (belediye) bir aile"
#: Letters as they are typed on a foreign keyboard.
PLAIN = str.maketrans("çğıöşüÇĞİÖŞÜâî", "cgiosuCGIOSUai")


@pytest.mark.parametrize(
    "written",
    [
        "Şahinbey",
        "ŞAHİNBEY",
        "şahinbey",
        "Şahinbey'de",
        "Şahinbey’in",
        "şahinbeyde",
        "Şahinbey Belediyesi",
        "ŞAHİNBEY BELEDİYESİ",
        "Şahinbey Belediyesinin",
        "Şahinbey Belediyesi'ne",
    ],
)
def test_name_is_taken_out(written: str) -> None:
    assert _bare(f"Biz {written} olarak", TOWN) == "Biz (belediye) olarak"


def test_other_words_stay() -> None:
    text = "Küçükşahinbey sokağında bir olay"
    assert without_municipality(text, TOWN) == text


def test_short_name_swallows_no_longer_word() -> None:
    town = Municipality("Of", "Trabzon")
    assert without_municipality("Of'ta ofis açıldı, Ofluoğlu", town) == (
        "(belediye)de ofis açıldı, Ofluoğlu"
    )


def test_name_of_two_words_is_found_across_blanks() -> None:
    town = Municipality("Yeni Kapı Belediyesi", None)
    assert without_municipality("yeni  kapı pazarı", town) == "(belediye) pazarı"


@pytest.mark.parametrize(
    ("town", "written"),
    [
        ("Kadıköy/İstanbul", "kadikoyde"),
        ("Kadıköy/İstanbul", "KADIKOY'de"),
        ("Kadıköy/İstanbul", "kadikoy belediyesi"),
        ("Kadıköy/İstanbul", "kadıköybelediyesinin"),
        ("Şişli/İstanbul", "sisli belediyesi"),
        ("Şişli/İstanbul", "Sislideki"),
        ("Küçükçekmece/İstanbul", "kucukcekmece belediyesine"),
        ("Çankaya/Ankara", "Cankaya Belediyesi"),
        ("Fatih/İstanbul", "Fatihte"),
        ("Fatih/İstanbul", "fatihliler"),
        ("Ordu/Ordu", "orduda"),
        ("Aydın Büyükşehir/Aydın", "aydindan"),
        ("Of/Trabzon", "ofta"),
        ("Muş/Muş", "Musta"),
        ("Zonguldak/Zonguldak", "zonguldağın"),
        ("Ankara Büyükşehir/Ankara", "Ankara'da"),
        ("Ankara Büyükşehir/Ankara", "ankarada"),
        ("Ankara Büyükşehir/Ankara", "ABB"),
        ("Ankara Büyükşehir/Ankara", "ABB'nin"),
        ("Ankara Büyükşehir/Ankara", "Ankara Buyuksehir Belediyesi"),
        ("Ankara Büyükşehir/Ankara", "ANKARA BÜYÜKŞEHİR"),
        ("Şanlıurfa Büyükşehir/Şanlıurfa", "Urfada"),
        ("Yeni Kapı Belediyesi/", "yenikapida"),
        ("Guzelkoy Belediyesi/Bursa", "Güzelköy'de"),
    ],
)
def test_name_is_taken_out_without_turkish_letters_and_with_endings(
    town: str, written: str
) -> None:
    name, _, province = town.partition("/")
    asker = Municipality(name, province or None)
    assert _bare(f"Biz {written} bir aile", asker) == HIDDEN


def test_every_municipality_of_the_list_is_found_as_it_is_typed_in_a_hurry() -> None:
    left = [
        (town.name, written)
        for town in listed()
        for written in _hurried(town.name)
        if _bare(f"Biz {written} bir aile", town.chosen) != HIDDEN
    ]
    assert left == []


def _bare(text: str, town: Municipality) -> str:
    """The text without the name, and without the endings that the stand-in took."""
    return re.sub(r"\)['’]?\w+", ")", without_municipality(text, town))


def _hurried(name: str) -> tuple[str, ...]:
    plain = name.translate(PLAIN).lower()
    last = next(letter for letter in reversed(name.lower()) if letter in "aeıioöuü")
    ending = "da" if last in "aıou" else "de"
    return plain, name.lower(), f"{plain} belediyesinin", f"{plain}{ending}", f"{name}'{ending}"


def test_marks_may_be_typed_apart_from_their_letters() -> None:
    typed = unicodedata.normalize("NFD", "Şişli'de bir aile")
    hidden = without_municipality(typed, Municipality("Şişli", "İstanbul"))
    assert hidden == "(belediye)de bir aile"


@pytest.mark.parametrize(
    ("town", "text"),
    [
        ("Aydın/Aydın", "Aydınlatma metni verildi"),
        ("Ordu/Ordu", "Orduevi yanında"),
        ("Fatih/İstanbul", "Fatihoğlu ailesi"),
        ("Kars/Kars", "Yasaya karşı bir işlem"),
        ("Sur/Diyarbakır", "Süre doldu"),
        ("Han/Eskişehir", "Üç hane var"),
    ],
)
def test_words_that_only_look_like_the_name_stay(town: str, text: str) -> None:
    name, _, province = town.partition("/")
    assert without_municipality(text, Municipality(name, province)) == text


@pytest.mark.parametrize(
    ("written", "covered"),
    [
        ("Küçükçekmece'de dernek", "(belediye)de dernek"),
        ("kucukcekmeceden", "(belediye)den"),
        ("KÜÇÜKÇEKMECE'NİN", "(belediye)nin"),
        ("Küçükçekmece’ye", "(belediye)ye"),
        ("Küçükçekmece'yi", "(belediye)yi"),
        ("Küçükçekmeceliler", "(belediye)liler"),
        ("Küçükçekmecespor", "(belediye)spor"),
        ("Küçükçekmece Belediyesi", "(belediye)"),
        ("Küçükçekmece Belediyesi'ne", "(belediye)ye"),
        ("Küçükçekmece Belediyesinde", "(belediye)de"),
        ("Küçükçekmece belediyesinin", "(belediye)nin"),
        ("İstanbul'da oturan", "(il)de oturan"),
        ("istanbuldan", "(il)den"),
        ("İstanbul'un", "(il)in"),
        ("İstanbul'a", "(il)e"),
        ("İstanbullular", "(il)liler"),
        ("İstanbul Büyükşehir Belediyesi'ne", "(il) Büyükşehir Belediyesi'ne"),
    ],
)
def test_the_stand_in_takes_the_ending_and_the_province_has_one_too(
    written: str, covered: str
) -> None:
    town = Municipality("Küçükçekmece", "İstanbul")
    assert without_municipality(f"Biz {written}", town) == f"Biz {covered}"


@pytest.mark.parametrize("province", ["Gaziantep'te", "Antep'te", "antepte", "GAZİANTEP'TE"])
def test_a_province_is_covered_by_each_of_its_names(province: str) -> None:
    assert without_municipality(f"Biz {province} bir aile", TOWN) == "Biz (il)de bir aile"


def test_every_municipality_is_covered_with_an_ending_that_tells_nothing_of_it() -> None:
    left = {
        without_municipality(f"Biz {town.name}'{ending} bir aile", town.chosen)
        for town in listed()
        for ending in ("da", "de", "ta", "te")
    }
    assert left == {"Biz (belediye)de bir aile"}

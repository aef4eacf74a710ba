"""Small rules of the services: names of municipalities, courtesies, pages."""

import pytest

from cases.municipalities import Kind, Listed, listed
from handlers.services import municipalities
from handlers.services.courtesy import Courtesy, courtesy_in
from handlers.services.paging import page_of


def _suggested(typed: str) -> list[str]:
    return [f"{t.chosen.name}/{t.province}" for t in municipalities.suggest(typed)]


def _full_name(town: Listed) -> str:
    if town.kind is Kind.DISTRICT:
        return f"{town.name} {town.province}"
    return town.chosen.name


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("kadıköy belediyesi", "Kadıköy/İstanbul"),
        ("KADIKOY", "Kadıköy/İstanbul"),
        ("istanbul büyükşehir", "İstanbul Büyükşehir/İstanbul"),
        ("Kahramanmaras Büyükşehir Belediyesi", "Kahramanmaraş Büyükşehir/Kahramanmaraş"),
        ("gaziantep şehitkamil", "Şehitkamil/Gaziantep"),
        ("sehitkamil gaziantep", "Şehitkamil/Gaziantep"),
        ("pendik bld", "Pendik/İstanbul"),
        ("edremit van", "Edremit/Van"),
        ("19 mayis", "19 Mayıs/Samsun"),
        ("umraniye", "Ümraniye/İstanbul"),
        ("kayapinar", "Kayapınar/Diyarbakır"),
    ],
)
def test_a_municipality_is_found_as_officers_type_it(typed: str, first: str) -> None:
    assert _suggested(typed)[0] == first


@pytest.mark.parametrize("typed", ["", "belediye", "xyzq", "suriyeli çocuk okula kaydolur mu"])
def test_what_is_no_name_finds_nothing(typed: str) -> None:
    assert _suggested(typed) == []


def test_every_municipality_is_found_by_its_own_name() -> None:
    lost = [town for town in listed() if town not in municipalities.suggest(_full_name(town))]
    assert lost == []


def test_every_municipality_has_a_key_of_its_own() -> None:
    assert all(municipalities.town_by_key(municipalities.town_key(t)) is t for t in listed())


@pytest.mark.parametrize(
    ("text", "courtesy"),
    [
        ("Merhaba", Courtesy.GREETING),
        ("selam, iyi çalışmalar!", Courtesy.GREETING),
        ("Teşekkürler", Courtesy.THANKS),
        ("merhaba çok teşekkür ederiz", Courtesy.THANKS),
        ("sağ olun, kolay gelsin", Courtesy.THANKS),
        ("merhaba suriyeli aileye yardım", None),
        ("iyi", None),
        ("👍", None),
        ("", None),
    ],
)
def test_a_courtesy_is_told_from_a_question(text: str, courtesy: Courtesy | None) -> None:
    assert courtesy_in(text) is courtesy


def test_pages_never_run_out() -> None:
    assert page_of([], 5).pages == 1
    assert page_of(range(17), 9).items == (16,)
    assert page_of(range(16), 1).items == tuple(range(8, 16))

"""The legal status of a person is read where it is said, and presumed only of Syrians."""

import pytest

from knowledge.entry import LegalStatus as Status
from knowledge.status import said_in


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Geçici koruma altındaki aile", Status.TEMPORARY_PROTECTION),
        ("GEÇİCİ KORUMA KİMLİĞİ VAR", Status.TEMPORARY_PROTECTION),
        ("gkas kişi", Status.TEMPORARY_PROTECTION),
        ("uluslararası koruma başvurusu olan Afgan", Status.INTERNATIONAL_PROTECTION),
        ("şartlı mülteci", Status.INTERNATIONAL_PROTECTION),
        ("ikamet izni olan yabancı", Status.RESIDENCE_PERMIT),
        ("oturma izniyle kalan öğrenci", Status.RESIDENCE_PERMIT),
        ("kayıtsız göçmen", Status.UNREGISTERED),
        ("hiçbir belgesi olmayan kişi", Status.UNREGISTERED),
        ("Türk vatandaşı olmuş", Status.CITIZEN),
    ],
)
def test_status_that_is_said_is_read(text: str, status: Status) -> None:
    said = said_in(text)
    assert (said.single, said.presumed) == (status, False)


@pytest.mark.parametrize("text", ["Suriyeli aile", "SURİYELİLER", "Suriye uyruklu kadın"])
def test_syrians_are_presumed_to_be_under_temporary_protection(text: str) -> None:
    said = said_in(text)
    assert (said.single, said.presumed) == (Status.TEMPORARY_PROTECTION, True)


def test_status_said_of_a_syrian_is_not_presumed() -> None:
    said = said_in("kayıtsız Suriyeli")
    assert (said.single, said.presumed) == (Status.UNREGISTERED, False)


@pytest.mark.parametrize(
    "text", ["Afgan aile", "yabancı öğrenci", "kaçak yapı yıkımı", "kaçak elektrik", ""]
)
def test_nationality_and_other_words_say_no_status(text: str) -> None:
    assert said_in(text).statuses == ()


def test_two_statuses_are_no_single_one() -> None:
    said = said_in("ikamet izni olan mı, geçici koruma altında mı bilmiyoruz")
    assert set(said.statuses) == {Status.RESIDENCE_PERMIT, Status.TEMPORARY_PROTECTION}
    assert said.single is None


@pytest.mark.parametrize("text", ["geçici  koruma altında", "Geçici\nkoruma kimliği"])
def test_status_broken_over_blanks_or_lines_is_read(text: str) -> None:
    assert said_in(text).single is Status.TEMPORARY_PROTECTION

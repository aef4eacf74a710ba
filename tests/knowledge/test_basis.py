"""A typed legal basis names the law that a reader would take it for, or none."""

import pytest

from knowledge.basis import law_in
from knowledge.entry import Law

MUNICIPALITIES = Law(key="5393", name="Belediye Kanunu", short="Belediye Kanunu", number="5393")
FOREIGNERS = Law(
    key="6458", name="Yabancılar ve Uluslararası Koruma Kanunu", short="YUKK", number="6458"
)
PROTECTION = Law(key="gky", name="Geçici Koruma Yönetmeliği", short="GKY")
METROPOLITAN = Law(
    key="5216", name="Büyükşehir Belediyesi Kanunu", short="Büyükşehir Kanunu", number="5216"
)
LAWS = (MUNICIPALITIES, FOREIGNERS, PROTECTION, METROPOLITAN)


@pytest.mark.parametrize(
    ("line", "law"),
    [
        ("5393 m. 14", MUNICIPALITIES),
        ("5393 sayılı Belediye Kanunu m. 14/1-a", MUNICIPALITIES),
        ("6458 sayılı Kanun m. 96", FOREIGNERS),
        ("BELEDİYE KANUNU MADDE 60", MUNICIPALITIES),
        ("geçici koruma yönetmeliği 26. madde", PROTECTION),
        ("Büyükşehir Belediyesi Kanunu m. 7", METROPOLITAN),
        ("5216 m. 5393", METROPOLITAN),
        ("Belediye meclisi kararı", None),
        ("m. 5393", None),
        ("", None),
    ],
)
def test_law_is_recognised(line: str, law: Law | None) -> None:
    assert law_in(line, LAWS) == law

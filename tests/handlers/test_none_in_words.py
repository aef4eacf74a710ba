"""Where there is nothing to count, words say so instead of a zero."""

from datetime import date

from cases.people import Language
from handlers.markup import visible
from handlers.phrases import phrases
from handlers.services.entries import Card
from handlers.views import editing
from knowledge.gaps import Gap
from knowledge.library import Library

TURKISH = phrases(Language.TURKISH)


def test_a_question_of_nobodys_municipality_counts_none() -> None:
    for towns, said in ((0, "1 soru, belediyesi belirtilmemiş"), (2, "1 soru, 2 belediye")):
        gap = Gap(1, (1,), 1, towns, ("tezgâh kirası",), ())
        assert said in visible("".join(editing.gap(gap, TURKISH)))


def test_an_entry_without_sources_has_none_that_were_read(library: Library) -> None:
    entry = library.entries["okul-kaydi"].model_copy(update={"sources": ()})
    card = Card(entry, library, date(2026, 11, 22))
    told = visible("".join(editing.review(card, (), TURKISH)))
    assert "Bu kaydın dayanağı yok." in told
    assert "Hepsi okundu" not in told


def test_a_draft_that_was_completed_names_what_took_its_place() -> None:
    assert editing.why_decided("→ 12", TURKISH) == "Yerine 12 numaralı öneri geçti."
    assert editing.why_decided("Kaynak <eksik>", TURKISH) == "Gerekçe: Kaynak &lt;eksik&gt;"
    assert editing.why_decided("", TURKISH) == ""

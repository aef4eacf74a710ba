"""What a change changes is told in words."""

from datetime import date

import pytest

from knowledge.diff import differences
from knowledge.library import Library
from knowledge.text import sentences

ID = "yimer-157"


def test_an_unchanged_entry_has_no_differences(shipped: Library) -> None:
    entry = shipped.entries[ID]
    assert differences(entry, entry) == ()


def test_every_shipped_entry_differs_from_every_other_in_words(shipped: Library) -> None:
    first, *others = shipped.entries.values()
    assert all(differences(first, other) for other in others)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"reviewed_on": date(2026, 12, 1)}, "“22.11.2026” yerine “01.12.2026”"),
        ({"confidence_note": None}, "yerine —"),
        ({"see_also": ("goc-idaresi-ne-yapar",)}, "İlgili kayıtlar: çıkarıldı"),
    ],
)
def test_a_changed_field_is_named_with_both_values(
    shipped: Library, change: dict[str, object], told: str
) -> None:
    before = shipped.entries[ID]
    lines = differences(before, before.model_copy(update=change))
    assert lines
    assert told in lines[0]


def test_an_added_alias_is_told_alone(shipped: Library) -> None:
    before = shipped.entries[ID]
    after = before.model_copy(update={"aliases": (*before.aliases, "157 kaç dakikada açar")})
    assert differences(before, after) == ("Başka soruluşlar: eklendi “157 kaç dakikada açar”",)


def test_a_new_entry_is_told_by_its_question(shipped: Library) -> None:
    entry = shipped.entries[ID]
    assert differences(None, entry) == (f"Yeni kayıt: {entry.question}",)


def test_aliases_in_another_order_say_so(shipped: Library) -> None:
    before = shipped.entries[ID]
    after = before.model_copy(update={"aliases": before.aliases[::-1]})
    assert differences(before, after) == ("Başka soruluşlar: sıra değişti",)


def test_the_answer_for_a_status_is_told_with_its_status(shipped: Library) -> None:
    before = next(entry for entry in shipped.entries.values() if entry.variants)
    lines = differences(before, before.model_copy(update={"variants": {}}))
    assert all("Hukuki statüye göre yanıt › " in line for line in lines)


def test_of_a_long_text_only_the_changed_sentence_is_told(shipped: Library) -> None:
    before = shipped.entries["okul-terki"]
    first, *others = sentences(before.answer.short)
    assert others
    short = " ".join((first, "Önce okulu arayınız.", *others[:-1], "Sonra yazınız."))
    after = before.model_copy(update={"answer": before.answer.model_copy(update={"short": short})})
    told = differences(before, after)
    assert told == (
        "Yanıt › Kısa yanıt: eklendi “Önce okulu arayınız.”",
        f"Yanıt › Kısa yanıt: “{others[-1]}” yerine “Sonra yazınız.”",
    )


def test_source_that_was_read_again_is_told_by_its_days(shipped: Library) -> None:
    before = shipped.entries["okul-terki"]
    read = before.sources[0].model_copy(update={"verified": date(2026, 12, 1)})
    after = before.model_copy(update={"sources": (read, *before.sources[1:])})
    (told,) = differences(before, after)
    assert told.startswith(f"Dayanaklar › {read.law} m. ")
    assert told.endswith("Metnin okunduğu gün: “22.08.2026” yerine “01.12.2026”")


def test_source_for_another_is_told_whole(shipped: Library) -> None:
    before = shipped.entries["okul-terki"]
    other = before.sources[0].model_copy(update={"articles": ("99",)})
    told = differences(before, before.model_copy(update={"sources": (other, *before.sources[1:])}))
    assert [line.split("“")[0] for line in told] == [
        "Dayanaklar: çıkarıldı ",
        "Dayanaklar: eklendi ",
    ]


def test_sources_in_another_order_say_so(shipped: Library) -> None:
    before = shipped.entries["okul-terki"]
    after = before.model_copy(update={"sources": before.sources[::-1]})
    assert differences(before, after) == ("Dayanaklar: sıra değişti",)

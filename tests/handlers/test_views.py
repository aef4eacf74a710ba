"""Any entry fits Telegram's limits, and its legal basis is never cut."""

import html
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cases.people import Language
from handlers.markup import ENTITIES, TEXT_CHARS, length, visible
from handlers.phrases import phrases
from handlers.services.entries import Card, key_of
from handlers.views.card import answer_card, citations, short_card
from handlers.views.letter import letter
from knowledge.entry import (
    AnswerText,
    Confidence,
    English,
    Entry,
    LegalStatus,
    Obligation,
    Retirement,
    Source,
    Variant,
)
from knowledge.library import Library

TODAY = date(2026, 11, 22)
TURKISH = phrases(Language.TURKISH)

_letters = st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"])


def _text(most: int) -> st.SearchStrategy[str]:
    return st.text(_letters, min_size=2, max_size=most).filter(lambda t: len(t.strip()) > 1)


_line, _phrase = _text(600), _text(300)
_lines = st.lists(_line, max_size=12).map(tuple)
_days = st.dates(date(2020, 1, 1), date(2027, 1, 1))
_article = st.from_regex(r"(ek |geçici )?[0-9]{1,3}(/[0-9a-zçğıöşü]{1,2}){0,3}", fullmatch=True)
_sources = st.lists(
    st.builds(
        Source,
        law=st.sampled_from(["5393", "gky", "5510", "2709", "bilinmeyen"]),
        articles=st.lists(_article, max_size=12).map(tuple),
        verified=st.none() | _days,
        note=st.none() | _line,
    ),
    max_size=25,
).map(tuple)
_variants = st.dictionaries(
    st.sampled_from(LegalStatus),
    st.builds(
        Variant,
        short=_line,
        steps=_lines,
        avoid=_lines,
        obligation=st.none() | st.sampled_from(Obligation),
    ),
    max_size=5,
)
_entries = st.builds(
    Entry,
    id=st.just("bir-kayit"),
    question=_phrase,
    aliases=st.just(()),
    topic=st.just("egitim"),
    obligation=st.sampled_from(Obligation),
    answer=st.builds(AnswerText, short=_line, steps=_lines, avoid=_lines),
    variants=_variants,
    sources=_sources,
    refer_to=st.just(("yimer-157", "ilce-meb", "yok")),
    confidence=st.sampled_from(Confidence),
    confidence_note=st.none() | _line,
    volatile=st.none() | _line,
    reviewed_on=_days,
    retired=st.none() | st.builds(Retirement, on=_days, reason=_line),
    english=st.none()
    | st.builds(English, question=_phrase, short=_line, steps=_lines, avoid=_lines),
)


def _card(library: Library, entry: Entry, status: LegalStatus | None = None) -> Card:
    return Card(entry, library, TODAY, status if status in entry.variants else None)


@settings(max_examples=40, deadline=None)
@given(entry=_entries, status=st.none() | st.sampled_from(LegalStatus), language=...)
def test_any_card_fits_and_keeps_every_citation(
    library: Library, entry: Entry, status: LegalStatus | None, language: Language
) -> None:
    t = phrases(language)
    card = _card(library, entry, status)
    pages = answer_card(card, t)
    for page in pages:
        assert length(page) <= TEXT_CHARS
        assert page.count("</") <= ENTITIES
    for citation in citations(card, t):
        assert any(citation in page for page in pages)
    assert any(entry.question.strip() in visible(page) for page in pages) or entry.english
    short = short_card(card, t)
    assert length(short) <= TEXT_CHARS
    for page in letter(card, t):
        assert length(page) <= TEXT_CHARS
        assert page.startswith("<pre>")


@settings(max_examples=40, deadline=None)
@given(entry=_entries)
def test_any_card_is_sound_markup(library: Library, entry: Entry) -> None:
    for page in answer_card(_card(library, entry), TURKISH):
        bare = str(page)
        for tag in ("b", "i"):
            assert page.count(f"<{tag}>") == page.count(f"</{tag}>")
            bare = bare.replace(f"<{tag}>", "").replace(f"</{tag}>", "")
        assert page.count("<a ") == page.count("</a>")
        assert html.unescape(bare)


def test_the_fullest_entry_is_parted_between_paragraphs(library: Library) -> None:
    line = ("uzun " * 119).strip()
    fullest = library.entries["okul-kaydi"].model_copy(
        update={
            "answer": AnswerText(short=line, steps=(line,) * 12, avoid=(line,) * 12),
            "sources": (Source(law="5393", articles=("14/1-a",) * 60, note=line),) * 12,
        }
    )
    card = _card(library, fullest)
    pages = answer_card(card, TURKISH)
    assert len(pages) > 3
    assert all(length(page) <= TEXT_CHARS for page in pages)
    cited = citations(card, TURKISH)
    assert sum(page.count(cited[0]) for page in pages) == 12
    assert "Dayanakların tamamı kartın kendisindedir." in short_card(card, TURKISH)
    assert len(letter(card, TURKISH)) > 3


@pytest.fixture
def entry(library: Library) -> Entry:
    return library.entries["okul-kaydi"]


def _shown(library: Library, entry: Entry, today: date = TODAY) -> str:
    card = replace(_card(library, entry), today=today)
    return "\n\n".join(visible(page) for page in answer_card(card, TURKISH))


def test_a_plain_card_reads_well(library: Library, entry: Entry) -> None:
    assert _shown(library, entry) == (
        "🔵 Yönlendirme · Yetki başka kurumdadır; belediye doğru yere yönlendirir.\n"
        "Yabancı çocuk okula nasıl kaydedilir?\n\n"
        "Kayıt okul müdürlüğünde yapılır; belediye aileyi ilçe millî eğitim müdürlüğüne"
        " yönlendirir.\n\n"
        "Ne yapmalı\n1. Aileyi ilçe millî eğitim müdürlüğüne yönlendiriniz.\n\n"
        "Dayanak\n• 5393 sayılı Belediye Kanunu m. 13, 14/1-a, ek m. 3\n\n"
        "Nereye yönlendirmeli\n• İlçe Millî Eğitim Müdürlüğü · ☎️ 444 0 632\n\n"
        f"Son gözden geçirme: 1 Kasım 2026 · Kayıt: okul-kaydi · Sürüm: {entry.version}"
    )


def test_a_stale_entry_says_since_when(library: Library, entry: Entry) -> None:
    due = entry.review_due_on
    assert "⚠️" not in _shown(library, entry, due)
    stale = _shown(library, entry, due + timedelta(days=1))
    assert "gözden geçirme süresi 30 Nisan 2027 tarihinde doldu" in stale


def test_an_amended_law_is_named(library: Library) -> None:
    text = _shown(library, library.entries["acil-saglik"])
    assert "⚠️ 5510 sayılı Genel Sağlık Sigortası Kanunu, 10 Kasım 2026 tarihinde değişti;" in text


def test_a_law_read_after_its_amendment_is_not_warned_of(library: Library) -> None:
    entry = library.entries["acil-saglik"]
    [first, *others] = entry.sources
    read = first.model_copy(update={"verified": date(2026, 11, 11)})
    fresh = entry.model_copy(update={"sources": (read, *others)})
    assert "değişti" not in _shown(library, fresh)


def test_the_constitution_is_cited_without_its_number(library: Library) -> None:
    assert "• Anayasa m. 17" in _shown(library, library.entries["acil-saglik"])


def test_a_regulation_is_cited_by_its_gazette(library: Library) -> None:
    text = _shown(library, library.entries["gecici-koruma-nedir"])
    assert "• Geçici Koruma Yönetmeliği (RG 22/10/2014-29153) m. 7 (teyit ediniz)" in text


def test_medium_confidence_is_said_with_its_reason(library: Library) -> None:
    text = _shown(library, library.entries["gecici-koruma-nedir"])
    assert "⚠️ Güven derecesi orta" in text
    assert "Yönetmelik metni görülmedi." in text


def test_doubt_about_a_part_of_a_sure_entry_is_said(library: Library) -> None:
    note = "Nöbet düzeni değişebilir."
    entry = library.entries["acil-saglik"].model_copy(update={"confidence_note": note})
    assert entry.confidence is Confidence.HIGH
    assert f"⚠️ Dikkat: {note}" in _shown(library, entry)


@pytest.mark.parametrize(("language", "title"), [("tr", "DİKKAT"), ("en", "CAUTION")])
def test_the_letter_says_caution_once(library: Library, language: str, title: str) -> None:
    entry = library.entries["acil-saglik"].model_copy(update={"confidence_note": "İl il değişir."})
    (text,) = letter(_card(library, entry), phrases(Language(language)))
    cautions = visible(text).split(f"{title}\n")[1]
    assert "\n- İl il değişir.\n" in cautions


def test_what_may_change_is_said(library: Library) -> None:
    text = _shown(library, library.entries["ayni-yardim"])
    assert "🔄 Değişebilir: Kayıt koşulu değişebilir." in text


def test_a_doubtful_phone_is_marked(library: Library) -> None:
    text = _shown(library, library.entries["acil-saglik"])
    assert "• YİMER 157 · ☎️ 157 · 7 gün 24 saat (teyit ediniz)" in text
    assert "• 112 Acil Çağrı Merkezi · ☎️ 112 · 7 gün 24 saat\n" in text


def test_a_retired_entry_says_so(library: Library, entry: Entry) -> None:
    gone = Retirement(on=date(2026, 10, 1), reason="Usul değişti.", successor="okul-servisi")
    text = _shown(library, entry.model_copy(update={"retired": gone}))
    assert "🗄 Bu kayıt 1 Ekim 2026 tarihinde kaldırıldı: Usul değişti." in text


def test_an_entry_without_sources_says_so(library: Library, entry: Entry) -> None:
    bare = entry.model_copy(update={"sources": ()})
    assert "Bu kayıtta mevzuat dayanağı gösterilmemiştir." in _shown(library, bare)


def test_keys_of_all_entries_differ(library: Library) -> None:
    assert len({key_of(entry_id) for entry_id in library.entries}) == len(library.entries)

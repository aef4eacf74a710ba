"""Texts are measured as Telegram measures them and split where nobody minds."""

from handlers.markup import ENTITIES, Html, bold, escape, length, link, pages, shorten, visible


def test_a_text_is_escaped_once() -> None:
    assert bold(escape("a < b & c")) == "<b>a &lt; b &amp; c</b>"


def test_an_address_cannot_break_out_of_its_link() -> None:
    assert link("x", 'https://a.tr/"><b>') == '<a href="https://a.tr/&quot;&gt;&lt;b&gt;">x</a>'


def test_markup_does_not_count_but_surrogates_count_twice() -> None:
    assert length(bold("a&b😀")) == 5


def test_paragraphs_share_a_page_while_they_fit() -> None:
    assert pages([Html("aaa"), Html("bbb"), Html("ccc")], limit=9) == ("aaa\n\nbbb", "ccc")


def test_a_paragraph_that_fits_is_never_cut() -> None:
    assert pages([Html("aaaa"), Html("b" * 9)], limit=9) == ("aaaa", "b" * 9)


def test_a_long_paragraph_is_parted_between_its_lines() -> None:
    assert pages([Html("<b>aaaa</b>\nbbbb\ncccc")], limit=9) == ("<b>aaaa</b>\nbbbb", "cccc")


def test_a_long_line_is_parted_between_its_words() -> None:
    assert pages([Html("<i>aaaa &amp; bbbb cccc</i>")], limit=10) == ("aaaa &amp;", "bbbb cccc")


def test_a_word_without_end_is_parted_anywhere() -> None:
    assert "".join(pages([Html("a" * 25)], limit=10)).replace(" ", "") == "a" * 25


def test_a_page_has_no_more_entities_than_telegram_heeds() -> None:
    made = pages([bold("x")] * (ENTITIES + 10))
    assert [page.count("<b>") for page in made] == [ENTITIES, 10]


def test_a_label_is_cut_between_words() -> None:
    assert shorten("Yabancı çocuk okula nasıl kaydedilir?", 20) == "Yabancı çocuk okula…"
    assert shorten("kısa", 20) == "kısa"


def test_what_the_eye_sees_has_no_tags() -> None:
    assert visible("<b>5 &lt; 6</b>") == "5 < 6"

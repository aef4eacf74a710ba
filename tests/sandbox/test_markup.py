"""Telegram's HTML: what it becomes and how it is refused."""

import pytest

from bot.sandbox.errors import ApiError
from bot.sandbox.markup import Formatted, parse_html, to_html, trim


def entity(kind: str, offset: int, length: int, **details: object) -> dict[str, object]:
    return {"type": kind, "offset": offset, "length": length} | details


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("düz", "düz", []),
        ("<b>kalın</b>", "kalın", [entity("bold", 0, 5)]),
        ("<strong>a</strong><em>b</em>", "ab", [entity("bold", 0, 1), entity("italic", 1, 1)]),
        ("😀<u>x</u>", "😀x", [entity("underline", 2, 1)]),
        ("<b>a<i>b</i></b>", "ab", [entity("bold", 0, 2), entity("italic", 1, 1)]),
        ("1 &lt; 2 &amp;&amp; &quot;x&quot; &#252;&#x131;", '1 < 2 && "x" üı', []),
        ("&nbsp;&foo;", "&nbsp;&foo;", []),
        (
            '<a href="https://ornek.gov.tr/?a=1&amp;b=2">yasa</a>',
            "yasa",
            [entity("text_link", 0, 4, url="https://ornek.gov.tr/?a=1&b=2")],
        ),
        (
            "<a href='ornek.gov.tr'>x</a>",
            "x",
            [entity("text_link", 0, 1, url="http://ornek.gov.tr")],
        ),
        ('<a href="yok">x</a>', "x", []),
        (
            '<a href="tg://user?id=1001">Elif</a>',
            "Elif",
            [entity("text_mention", 0, 4, user={"id": 1001})],
        ),
        ("<blockquote expandable>a</blockquote>", "a", [entity("expandable_blockquote", 0, 1)]),
        ("<blockquote>a</blockquote>", "a", [entity("blockquote", 0, 1)]),
        ('<span class="tg-spoiler">a</span>', "a", [entity("spoiler", 0, 1)]),
        (
            '<pre><code class="language-python">x</code></pre>',
            "x",
            [entity("pre", 0, 1, language="python")],
        ),
        ("<code>a &lt;b&gt;</code>", "a <b>", [entity("code", 0, 5)]),
        ("<b></b>x", "x", []),
        ("<B>x</B>", "x", [entity("bold", 0, 1)]),
    ],
)
def test_html_becomes_text_and_entities(
    source: str, text: str, entities: list[dict[str, object]]
) -> None:
    read = parse_html(source)
    assert read.text == text
    assert list(read.entities) == entities


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        (
            "<b>ş</i>",
            'Unmatched end tag at byte offset 5, expected "</b>", found "</i>"',
        ),
        ("ş <p>x</p>", 'Unsupported start tag "p" at byte offset 3'),
        ("1 < 2", 'Unsupported start tag "" at byte offset 2'),
        ("<b", 'Unclosed start tag "b" at byte offset 0'),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
    ],
)
def test_broken_html_is_refused_in_telegrams_words(source: str, reason: str) -> None:
    with pytest.raises(ApiError) as refused:
        parse_html(source)
    assert refused.value.description == f"Bad Request: can't parse entities: {reason}"


def test_white_space_is_cut_and_entities_move_along() -> None:
    cut = trim(parse_html("  \n<b> kalın</b> \n"))
    assert cut == Formatted("kalın", (entity("bold", 0, 5),))


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("<b>a<i>b</i></b>c", "<b>a<i>b</i></b>c"),
        ("&lt;script&gt;", "&lt;script&gt;"),
        ("😀<u>x</u>", "😀<u>x</u>"),
        ("<blockquote expandable>a\nb</blockquote>", "<blockquote expandable>a\nb</blockquote>"),
    ],
)
def test_page_gets_the_same_back_and_nothing_else(source: str, shown: str) -> None:
    assert to_html(parse_html(source)) == shown


def test_link_cannot_break_out_of_its_attribute() -> None:
    shown = to_html(
        Formatted("x", (entity("text_link", 0, 1, url='https://a.tr/"onclick="alert(1)'),))
    )
    assert '"onclick' not in shown
    assert "&quot;onclick" in shown


def test_script_links_are_made_harmless() -> None:
    shown = to_html(Formatted("x", (entity("text_link", 0, 1, url="javascript:alert(1)"),)))
    assert 'href="javascript:' not in shown


def test_overlapping_entities_stay_well_formed() -> None:
    shown = to_html(Formatted("abcd", (entity("bold", 0, 3), entity("italic", 2, 2))))
    assert shown == "<b>ab<i>c</i></b>d"

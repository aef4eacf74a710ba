"""Every slip an editor can make in a file is told in plain Turkish, at its line, with a remedy."""

from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.finding import Finding
from knowledge.loader import check_entry
from tests.knowledge.findings import assert_plain, assert_sentence

FAULTS = Path(__file__).parent / "faults"
GOOD = (Path(__file__).parent / "desk/entries/egitim/okul-kaydi.yaml").read_bytes()


@dataclass(frozen=True)
class Told:
    """Where a fault must be told, for which field, in which words, with which remedy."""

    line: int
    field: str
    words: str
    remedy: str


TOLD = {
    "alias": Told(4, "aliases", "tırnak içine", '- "*kayit"'),
    "alias-only-comment": Told(4, "aliases", "# işaretinden sonrası", '- "#5'),
    "anchor": Told(4, "aliases", "tırnak içine", '- "&kayit okul kaydı"'),
    "apostrophe-in-single-quotes": Told(2, "question", "kesme işareti", "\"Suriye'den gelen"),
    "article-cut-off": Told(13, "articles", "'13/a/b/…' tanınmadı", '"14/1-a"'),
    "article-in-words": Told(13, "articles", "'madde on üç' tanınmadı", '"14/1-a"'),
    "backslash": Told(9, "short", "ters bölü", "/"),
    "bad-indentation": Told(5, "aliases", "girintisi", '  - "okul kaydı"'),
    "bare-no": Told(4, "aliases", "'no'", '- "no"'),
    "bare-number": Told(2, "question", "'123'", 'question: "123"'),
    "bare-on": Told(4, "aliases", "'on'", '- "on"'),
    "bare-yes": Told(4, "aliases", "'yes'", '- "yes"'),
    "bracket-not-closed": Told(14, "refer_to", "kapatılmamış", '["13"'),
    "colon-in-alias": Told(4, "aliases", "iki nokta", '- "dikkat: okul kaydı"'),
    "colon-in-bare-text": Told(9, "short", "iki nokta", 'short: "Dikkat: kayıt okulda yapılır"'),
    "date-in-words": Told(16, "reviewed_on", "yıl-ay-gün", "reviewed_on: 2026-11-05"),
    "date-with-time": Told(16, "reviewed_on", "saat yazılmaz", "reviewed_on: 2026-10-05"),
    "duplicate-key": Told(15, "topic", "ikinci kez", "'topic:'"),
    "duplicate-nested-key": Told(10, "short", "ikinci kez", "'short:'"),
    "empty-alias": Told(4, "aliases", "boş bırakılamaz", '- "okul kaydı"'),
    "exclamation-mark": Told(4, "aliases", "tırnak içine", '- "!önemli okul kaydı"'),
    "id-with-turkish-letters": Told(1, "id", "küçük harf", "id: okul-kaydi"),
    "impossible-date": Told(16, "reviewed_on", "takvimde olmayan", "reviewed_on: 20"),
    "key-of-another-section": Told(15, "short", "bu bölümde olmaz", "short: "),
    "key-too-far-right": Told(6, "topic", "girintisi", "aliases:"),
    "law-without-quotes": Told(13, "law", "'5393'", 'law: "5393"'),
    "list-instead-of-fields": Told(1, "", "'alan: değer'", "id: okul-kaydi"),
    "list-instead-of-text": Told(2, "question", "tek bir metin", 'question: "'),
    "mangled-letters": Told(4, "aliases", "bozulmuş", "UTF-8"),
    "merge-markers": Told(6, "", "birleştirme işareti", ">>>>>>>"),
    "missing-closing-quote": Told(2, "question", "tırnağın biri eksik", '"Yabancı'),
    "missing-colon": Told(6, "topic", "iki nokta (:) eksik", "topic: egitim"),
    "missing-colon-above-a-list": Told(3, "aliases", "iki nokta (:) eksik", "aliases:"),
    "missing-key": Told(1, "obligation", "eksik", "obligation: takdir"),
    "missing-opening-quote": Told(2, "question", "tırnağın biri eksik", '"Yabancı'),
    "misspelt-key": Told(7, "obligaton", "'obligation'", "obligation: takdir"),
    "no-space-after-colon": Told(6, "topic", "bir boşluk", "topic: egitim"),
    "no-space-after-dash": Told(5, "aliases", "bir boşluk", "- çocuk okula yazılır mı"),
    "null-value": Told(6, "topic", "boş bırakılmış", "topic: egitim"),
    "number-as-date": Told(16, "reviewed_on", "yıl-ay-gün", "reviewed_on: 2026-11-22"),
    "object-tag": Told(6, "topic", "Ünlem", "topic: \"!!python/object/apply:os.system ['true']\""),
    "only-comments": Told(1, "", "boş", "başka bir kaydın dosyasını örnek"),
    "percent-sign": Told(4, "aliases", "Özel bir işaretle", '- "%20 indirim"'),
    "quote-inside-quotes": Told(9, "short", "yine çift tırnak", "“okul” müdürlüğünde"),
    "quote-never-closed": Told(19, "tests", "tırnağın biri eksik", '"'),
    "review-in-words": Told(17, "review_every", "tam sayı", "review_every: 180"),
    "review-too-often": Told(17, "review_every", "en az 7", "review_every: 180"),
    "review-too-seldom": Told(17, "review_every", "en çok 730", "review_every: 180"),
    "short-answer-too-long": Told(9, "short", "en çok 600 harf", "short: "),
    "smart-quotes": Told(2, "question", "kıvrık tırnak", 'question: "Yabancı'),
    "smart-quotes-in-braces": Told(13, "law", "kıvrık tırnak", '{law: "5393"'),
    "text-instead-of-answer": Told(8, "answer", "alt alanlarıyla", "answer:\n  short: "),
    "text-instead-of-list": Told(14, "refer_to", "liste olmalı", "refer_to: ["),
    "turkish-date": Told(16, "reviewed_on", "yıl-ay-gün", "reviewed_on: 2026-03-12"),
    "turkish-key": Told(2, "soru", "'question' (soru)", "question: "),
    "turkish-nested-key": Told(9, "kısa yanıt", "'short' (kısa yanıt)", "short: "),
    "two-documents": Told(20, "", "birden çok kayıt", "yeni bir dosyaya"),
    "unknown-key": Told(15, "renk", "'renk' adında bir alan yok", "siliniz"),
    "wrong-confidence": Told(15, "confidence", "yüksek, orta, düşük", "confidence: orta"),
    "wrong-obligation": Told(7, "obligation", "'zorunlu' demek", "obligation: zorunlu"),
    "wrong-status": Told(13, "gecici-korunan", "'gecici-koruma' demek", "gecici-koruma:"),
}


def only_finding(raw: bytes) -> Finding:
    """The one thing that is wrong with an entry file."""
    _, findings = check_entry(raw, "entries/egitim/okul-kaydi.yaml")
    assert len(findings) == 1, findings
    assert findings[0].file == "entries/egitim/okul-kaydi.yaml"
    return findings[0]


def test_every_file_of_faults_is_expected() -> None:
    assert {path.stem for path in FAULTS.glob("*.yaml")} == set(TOLD)


@pytest.mark.parametrize("name", sorted(TOLD))
def test_fault_is_told_once_in_plain_turkish_where_it_stands(name: str) -> None:
    finding, told = only_finding((FAULTS / f"{name}.yaml").read_bytes()), TOLD[name]
    assert_plain(finding)
    assert (finding.line, finding.field) == (told.line, told.field)
    assert told.words in finding.message
    assert told.remedy in finding.example


def spoilt(old: str, new: str) -> bytes:
    """The good entry with one thing replaced."""
    text = GOOD.decode()
    assert old in text
    return text.replace(old, new, 1).encode()


@pytest.mark.parametrize(
    ("raw", "line", "words"),
    [
        pytest.param(GOOD.decode().encode("cp1254"), 2, "UTF-8", id="windows-1254"),
        pytest.param(GOOD.decode().encode("utf-16"), 1, "UTF-8", id="utf-16"),
        pytest.param(GOOD.decode().encode("utf-16-le"), 1, "UTF-8", id="utf-16-without-bom"),
        pytest.param(b"id: okul\n".decode().encode("utf-16-be"), 1, "UTF-8", id="utf-16-be"),
        pytest.param(b"\xef\xbb\xbf" + GOOD, 1, "BOM", id="bom"),
        pytest.param(spoilt("  - lise", "\t- lise"), 12, "Tab", id="tab-indentation"),
        pytest.param(spoilt("  - lise", "  -\tlise"), 12, "Tab", id="tab-behind-dash"),
        pytest.param(spoilt("  - lise", "\u00a0 - lise"), 12, "boşluk", id="odd-space"),
        pytest.param(spoilt("lise kaydı", "lise\0kaydı"), 12, "U+0000", id="nul"),
        pytest.param(spoilt("lise kaydı", "lise\x07kaydı"), 12, "U+0007", id="control"),
        pytest.param(spoilt("lise kaydı", "lise\u200bkaydı"), 12, "U+200B", id="zero-width"),
        pytest.param(spoilt("lise kaydı", "lise\u2028kaydı"), 12, "U+2028", id="line-separator"),
        pytest.param(spoilt("kaydı yabancı", "kayd\ufffd"), 12, "bozulmuş", id="lost-letter"),
        pytest.param(b"", 1, "boş", id="empty"),
        pytest.param(b"---\n", 1, "boş", id="only-a-document-mark"),
        pytest.param(b"null\n", 1, "boş", id="null"),
        pytest.param(b"merhaba\n", 1, "'alan: de", id="one-word"),
        pytest.param(b"? [a]\n: b\n", 1, "düz bir sözcük", id="list-as-key"),
        pytest.param(b"a: " + b"[" * 10_000, 1, "iç içe", id="deep-brackets"),
        pytest.param(
            "\n".join(" " * n + "a:" for n in range(500)).encode(), 14, "iç içe", id="deep-fields"
        ),
        pytest.param(GOOD + b"#" * 300_000, 1, "çok uzun", id="300000-characters"),
        pytest.param(
            GOOD.replace(b"\n", b"\r\n") + b"=======\r\n", 34, "birleştirme", id="crlf-marker"
        ),
    ],
)
def test_bytes_that_are_no_entry_are_told_in_plain_turkish(
    raw: bytes, line: int, words: str
) -> None:
    finding = only_finding(raw)
    assert_plain(finding)
    assert finding.line == line
    assert words in finding.message


def test_billion_laughs_are_refused_at_the_first_anchor() -> None:
    rows = [b"a0: &a0 [x, x]"]
    rows += [b"a%d: &a%d [%s]" % (n, n, b", ".join([b"*a%d" % (n - 1)] * 9)) for n in range(1, 40)]
    finding = only_finding(b"\n".join(rows))
    assert_plain(finding)
    assert (finding.line, finding.rule) == (1, "anchor")


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param(GOOD.replace(b"\n", b"\r\n"), id="windows-line-ends"),
        pytest.param(spoilt("topic: egitim", "topic: egitim   "), id="trailing-spaces"),
        pytest.param(b"# yeni\n\n" + GOOD, id="comments-first"),
        pytest.param(b"---\n" + GOOD, id="document-mark-first"),
        pytest.param(spoilt("topic: egitim", "topic: 'egitim'"), id="single-quotes"),
        pytest.param(
            spoilt("- lise kaydı", "- “misafir” mi lise kaydı"), id="curved-quotes-inside"
        ),
        pytest.param(spoilt("- lise kaydı", "- lise\n    kaydı"), id="text-on-two-rows"),
        pytest.param(spoilt("reviewed_on", "volatile: ~\nreviewed_on"), id="optional-left-empty"),
    ],
)
def test_harmless_habits_are_no_fault(raw: bytes) -> None:
    sheet, findings = check_entry(raw, "okul-kaydi.yaml")
    assert findings == ()
    assert sheet is not None
    assert sheet.entry.topic == "egitim"


def test_two_items_that_yaml_would_join_are_told() -> None:
    finding = only_finding(spoilt("  - lise kaydı", "     - lise kaydı"))
    assert (finding.line, finding.rule) == (12, "indent")


def test_every_fault_of_a_file_is_told_at_once() -> None:
    raw = b"id: Okul\nquestion: 5\ntopic: egitim\nrenk: mavi\n"
    _, findings = check_entry(raw, "okul.yaml")
    told = {(finding.line, finding.field) for finding in findings}
    assert {(1, "id"), (2, "question"), (4, "renk"), (1, "answer"), (1, "aliases")} <= told


SLIPS = st.one_of(
    st.sampled_from(
        ["\n", "\n  - ", "\n- ", ": ", " #", "---\n", "? ", "<<: *a\n", "![]", "\r", "é"]
    ),
    st.sampled_from([*"\"'“”:-[]{}&*!|>%@`,\\\t ~"]),
    st.text(max_size=4),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 900), st.integers(0, 9), SLIPS), max_size=4))
def test_no_slip_of_the_keyboard_breaks_the_check(slips: list[tuple[int, int, str]]) -> None:
    text = GOOD.decode()
    for place, lost, typed in slips:
        text = text[:place] + typed + text[place + lost :]
    sheet, findings = check_entry(text.encode("utf-8", "surrogatepass"), "okul-kaydi.yaml")
    assert sheet or findings
    for finding in findings:
        assert_sentence(finding)
        assert finding.line <= len(text.splitlines()) + 1


@given(st.binary(max_size=200))
def test_no_bytes_break_the_check(raw: bytes) -> None:
    _, findings = check_entry(raw, "okul-kaydi.yaml")
    assert findings
    for finding in findings:
        assert_sentence(finding)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("obligation: yönlendirme", f"obligation: {'uzun ' * 900}"),
        ("topic: egitim", f"topic: {'Uzun' * 900}"),
        ("topic: egitim", f"topic: egitim\n{'uzun' * 200}: 1"),
        ('"14/1-a"', f'"madde {"on " * 900}"'),
        ("- lise kaydı", f"- %{'uzun ' * 900}"),
        ("topic: egitim", f"  topic: {'uzun ' * 900}"),
    ],
)
def test_long_slip_is_told_in_a_short_sentence(old: str, new: str) -> None:
    assert len(only_finding(spoilt(old, new)).message) < 300


def test_value_of_an_unknown_field_is_not_judged_as_well() -> None:
    finding = only_finding(spoilt("topic: egitim", "topic: egitim\nrenk: 5"))
    assert "'renk'" in finding.message


def test_line_of_a_nested_value_is_its_own() -> None:
    sheet, _ = check_entry(GOOD, "okul-kaydi.yaml")
    assert sheet is not None
    assert sheet.line("aliases", 0) == 4
    assert sheet.line("sources", 0, "verified") == 23
    assert sheet.line("answer", "steps", 7) == 20
    assert sheet.line("nowhere") == 1

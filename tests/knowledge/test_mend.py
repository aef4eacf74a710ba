"""What a machine mends says the same as before, keeps remarks, and is done once."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.document import read
from knowledge.entry import Entry
from knowledge.loader import check_entry
from knowledge.mend import mend
from knowledge.syntax import DocumentError

HERE = Path(__file__).parent
GOOD = (HERE / "desk/entries/egitim/okul-kaydi.yaml").read_bytes().decode()
FAULTS = HERE / "faults"
#: The faults that no longer stand in the file once it was mended.
MENDED = {
    "apostrophe-in-single-quotes",
    "exclamation-mark",
    "bare-no",
    "bare-number",
    "bare-on",
    "bare-yes",
    "date-in-words",
    "date-with-time",
    "law-without-quotes",
    "no-space-after-colon",
    "no-space-after-dash",
    "percent-sign",
    "quote-inside-quotes",
    "smart-quotes",
    "smart-quotes-in-braces",
    "turkish-date",
}


def mended(text: str | bytes) -> str:
    """The mended text; mending it again changes nothing."""
    found = mend(text if isinstance(text, bytes) else text.encode())
    again = mend(found.text.encode())
    assert (again.text, again.repairs) == (found.text, ())
    return found.text


def spoilt(old: str, new: str) -> str:
    """The good entry with one thing replaced."""
    assert old in GOOD
    return GOOD.replace(old, new, 1)


def test_good_entry_is_left_as_it_is() -> None:
    found = mend(GOOD.encode())
    assert (found.text, found.repairs) == (GOOD, ())


@pytest.mark.parametrize(
    "codec", ["cp1254", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-8"]
)
def test_every_encoding_of_windows_becomes_utf_8(codec: str) -> None:
    found = mend(GOOD.encode(codec))
    assert found.text == GOOD
    assert len(found.repairs) == (codec != "utf-8")


def test_file_in_two_encodings_is_left_to_a_person() -> None:
    raw = GOOD.encode() + "  - çocuğun kaydı\n".encode("cp1254")
    with pytest.raises(DocumentError):
        mend(raw)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("  - lise", "\t- lise"),
        ("  - lise", "  -\tlise"),
        ("  - lise", "\u00a0 - lise"),
        ("lise kaydı yabancı", "lise kaydı yabancı   "),
        ("topic: egitim\n", "topic: egitim \t\n"),
        ("reviewed_on: 2026-11-22", "reviewed_on: 22.11.2026"),
        ("reviewed_on: 2026-11-22", "reviewed_on: 22 Kasım 2026"),
        ("reviewed_on: 2026-11-22", 'reviewed_on: "22/11/2026"'),
        ("verified: 2026-08-22", "verified: 22.8.2026"),
        ('"Yabancı çocuk okula nasıl kaydedilir?"', "“Yabancı çocuk okula nasıl kaydedilir?”"),
    ],
)
def test_slip_is_mended_to_what_was_meant(old: str, new: str) -> None:
    found = mended(spoilt(old, new))
    typed = found.replace('"2026', "2026").replace('22"', "22")
    assert typed == GOOD


def test_bare_words_get_their_quotation_marks() -> None:
    found = mended(spoilt('law: "5393"', "law: 5393").replace("- okul kaydı", "- 112"))
    assert '  - "112"\n' in found
    assert 'law: "5393"' in found


def test_windows_line_ends_and_a_missing_last_one_are_mended() -> None:
    assert mended(GOOD.replace("\n", "\r\n")) == GOOD
    assert mended(GOOD.rstrip()) == GOOD
    assert mended(GOOD + "\n\n") == GOOD


def test_fields_are_put_in_order_with_the_remarks_above_them() -> None:
    head, topic, rest = GOOD.partition("topic: egitim\n")
    text = f"# baş\n\n# konusu\n{topic}# soru aşağıda\n{head}{rest}# son\n"
    found = mended(text)
    assert found.startswith("# baş\n\n# konusu\n# soru aşağıda\nid: okul-kaydi\n")
    assert found.endswith("# son\n")
    names = [row.partition(":")[0] for row in found.split("\n") if row[:1].isalpha()]
    assert names == [name for name in Entry.model_fields if name in names]
    assert read(found.encode()).data == read(GOOD.encode()).data


def test_unknown_field_keeps_the_order_as_it_is() -> None:
    text = "renk: mavi\n" + GOOD
    assert mended(text) == text


def test_text_of_several_rows_keeps_its_blanks() -> None:
    text = spoilt("topic: egitim\n", "topic: egitim\nvolatile: |\n  bir  \n  iki\n")
    assert "  bir  \n" in mend(text.encode()).text


def test_repairs_are_told_in_turkish_with_their_rows() -> None:
    text = spoilt("reviewed_on: 2026-11-22", "reviewed_on: 12.03.2026")
    (repair,) = mend(text.encode("cp1254")).repairs[1:]
    assert repair.what == "Tarih 2026-03-12 biçiminde yazıldı."
    assert text.split("\n")[repair.line - 1].startswith("reviewed_on")


@pytest.mark.parametrize("path", sorted(FAULTS.glob("*.yaml")), ids=lambda path: path.stem)
def test_seeded_fault_is_mended_or_left_to_a_person(path: Path) -> None:
    raw = path.read_bytes()
    before = check_entry(raw, "x.yaml")[1]
    try:
        found = mend(raw)
    except DocumentError:
        assert path.stem not in MENDED
        return
    left = check_entry(found.text.encode(), "x.yaml")[1]
    assert (left == ()) is (path.stem in MENDED)
    assert left in ((), before)


SIGNS = "a:-#\"'“” \t\n\r|>[]{},1.o&*!%\\éş"
ROWS = st.lists(
    st.sampled_from(
        [
            *GOOD.split("\n"),
            *("# açıklama", "", "   ", "\tx", "volatile: |", "    - “a”  # b", "on: 1.2.2026"),
            *("retired: {on: 01.02.2026, reason: yes}", "note: 5", "- :", '  - "a "b" c"'),
        ]
    ),
    max_size=12,
)


@settings(max_examples=300, deadline=None)
@given(ROWS)
def test_no_file_says_anything_else_once_it_was_mended(rows: list[str]) -> None:
    raw = "\n".join(rows).encode()
    try:
        before = read(raw).data
    except DocumentError:
        return
    found = mend(raw).text
    after = read(found.encode()).data
    assert str(after).replace("2026-02-01", "") == str(before).replace("1.2.2026", "").replace(
        "01.02.2026", ""
    ) or sorted(map(str, after or ())) == sorted(map(str, before or ()))
    for remark in (row for row in rows if row.startswith("#")):
        assert remark in found


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=200) | st.text(SIGNS, max_size=40).map(str.encode))
def test_any_bytes_are_mended_or_refused_with_a_sentence(raw: bytes) -> None:
    try:
        found = mend(raw)
    except DocumentError:
        return
    assert mend(found.text.encode()).repairs == ()

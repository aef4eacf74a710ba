"""Every rule has a good and a bad entry; the bad one is told at the row marked with `# <-`."""

from datetime import date
from pathlib import Path

import pytest
from _pytest.mark import ParameterSet

from knowledge.finding import Finding, Severity
from knowledge.lint import DATED, RULES
from knowledge.lint_reviews import PILE
from knowledge.lint_search import RULES as SEARCH_RULES
from knowledge.loader import inspect
from tests.knowledge.findings import assert_plain

EXAMPLES = Path(__file__).parent / "lint"
MARK = "# <-"
TODAY = date(2026, 11, 22)


def examples(kind: str) -> list[ParameterSet]:
    """All examples of a kind, good or bad, named by the rule they belong to."""
    paths = sorted(EXAMPLES.glob(f"*/{kind}*.yaml"))
    return [pytest.param(path, id=f"{path.parent.name}-{path.stem}") for path in paths]


def findings_with(example: Path, folder: Path) -> tuple[Finding, ...]:
    """What is found when the example joins the small folder; its first row says where."""
    text = example.read_text(encoding="utf-8")
    place = folder / text.partition("\n")[0].removeprefix("# ")
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(text, encoding="utf-8")
    return inspect(folder, TODAY)[1]


def test_every_rule_has_a_good_and_a_bad_example() -> None:
    rules = {*RULES, *DATED, *SEARCH_RULES} - {"review-pile"}  # takes a dozen entries; see below
    for kind in ("good", "bad"):
        assert {path.parent.name for path in EXAMPLES.glob(f"*/{kind}*.yaml")} == rules


@pytest.mark.parametrize("example", examples("good"))
def test_good_example_is_clean(example: Path, folder: Path) -> None:
    assert findings_with(example, folder) == ()


@pytest.mark.parametrize("example", examples("bad"))
def test_bad_example_is_told_by_its_rule_alone_at_the_marked_row(
    example: Path, folder: Path
) -> None:
    rows = example.read_text(encoding="utf-8").splitlines()
    marked = [number for number, row in enumerate(rows, 1) if row.endswith(MARK)]
    found = findings_with(example, folder)
    place = rows[0].removeprefix("# ")
    assert {finding.rule for finding in found} == {example.parent.name}
    assert [finding.line for finding in found if finding.file == place] == marked
    for finding in found:
        assert_plain(finding)
        assert finding.field


def test_near_name_is_suggested_for_a_law_that_is_not_in_the_register(folder: Path) -> None:
    (finding,) = findings_with(EXAMPLES / "references/bad-law.yaml", folder)
    assert finding.field == "law"
    assert "'gkyy'" in finding.message
    assert finding.example == "gky"


def test_shared_wording_is_told_in_both_files(folder: Path) -> None:
    here, there = findings_with(EXAMPLES / "same-wording/bad-other-entry.yaml", folder)
    assert "okul-kaydi" in here.message
    assert (there.file, there.line) == ("entries/egitim/okul-kaydi.yaml", 4)
    assert "meslek-kursu" in there.message


def test_retired_entry_needs_no_twelve_aliases(folder: Path) -> None:
    path = folder / "entries/egitim/okul-servisi.yaml"
    rows = [
        row
        for row in path.read_text(encoding="utf-8").splitlines()
        if not row.startswith(("  - otobüs", "  - köyden"))
    ]
    rows.append('retired: {on: 2026-11-01, reason: "Kural değişti.", successor: okul-kaydi}')
    path.write_text("\n".join(rows), encoding="utf-8")
    assert [f for f in inspect(folder)[1] if f.file.endswith("okul-servisi.yaml")] == []


def pile_up(folder: Path, count: int) -> None:
    """Add retired and living copies of an entry that are all reviewed in one week."""
    text = (EXAMPLES / "references/good.yaml").read_text(encoding="utf-8")
    for number in range(count):
        own = text.replace("meslek-kursu", f"kurs-{number}").replace("2026-11-22", "2026-11-03")
        (folder / f"entries/egitim/kurs-{number}.yaml").write_text(own, encoding="utf-8")


def piles(folder: Path) -> list[Finding]:
    return [f for f in inspect(folder, TODAY)[1] if f.rule == "review-pile"]


def test_reviews_that_pile_up_in_one_week_are_told_once_with_another_interval(
    folder: Path,
) -> None:
    pile_up(folder, PILE)
    assert piles(folder) == []
    pile_up(folder, PILE + 1)
    (finding,) = piles(folder)
    assert_plain(finding)
    assert f"26.04.2027 haftasında {PILE + 1} kaydın" in finding.message
    assert (finding.field, finding.severity) == ("review_every", Severity.WARNING)
    assert finding.example == "review_every: 173"


def test_link_to_a_retired_entry_is_told_with_its_successor(folder: Path) -> None:
    retired = folder / "entries/egitim/okul-servisi.yaml"
    line = 'retired: {on: 2026-11-01, reason: "Kural değişti.", successor: ayni-yardim}\n'
    retired.write_text(retired.read_text(encoding="utf-8") + line, encoding="utf-8")
    (finding,) = inspect(folder)[1]
    assert (finding.file, finding.field) == ("entries/egitim/okul-kaydi.yaml", "see_also")
    assert_plain(finding)
    assert finding.example == "ayni-yardim"


def test_retired_entry_is_neither_due_nor_asked(folder: Path) -> None:
    path = folder / "entries/egitim/okul-servisi.yaml"
    text = path.read_text(encoding="utf-8").replace("2026-11-22", "2020-11-22")
    path.write_text(text, encoding="utf-8")
    assert [f.rule for f in inspect(folder, TODAY)[1]] == ["review"]
    other = folder / "entries/egitim/okul-kaydi.yaml"
    linked = other.read_text(encoding="utf-8").replace("see_also: [okul-servisi]\n", "")
    other.write_text(linked, encoding="utf-8")
    line = 'retired: {on: 2026-11-01, reason: "Kural değişti.", successor: ayni-yardim}\n'
    path.write_text(text + line, encoding="utf-8")
    assert inspect(folder, TODAY)[1] == ()


def test_load_looks_neither_at_the_day_nor_at_the_search(folder: Path) -> None:
    for name in ("review/bad", "near-wording/bad", "lost-wording/bad"):
        findings_with(EXAMPLES / f"{name}.yaml", folder)
        assert inspect(folder)[1] == ()


def test_search_is_asked_only_for_the_files_of_interest(folder: Path) -> None:
    (finding,) = findings_with(EXAMPLES / "near-wording/bad.yaml", folder)
    assert inspect(folder, TODAY, {finding.file})[1] == (finding,)
    assert inspect(folder, TODAY, {"entries/saglik/acil-saglik.yaml"})[1] == ()

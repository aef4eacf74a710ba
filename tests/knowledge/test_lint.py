"""Every rule has a good and a bad entry; the bad one is told at the row marked with `# <-`."""

from pathlib import Path

import pytest
from _pytest.mark import ParameterSet

from knowledge.finding import Finding
from knowledge.lint import RULES
from knowledge.loader import inspect
from tests.knowledge.findings import assert_plain

EXAMPLES = Path(__file__).parent / "lint"
MARK = "# <-"


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
    return inspect(folder)[1]


def test_every_rule_has_a_good_and_a_bad_example() -> None:
    for kind in ("good", "bad"):
        assert {path.parent.name for path in EXAMPLES.glob(f"*/{kind}*.yaml")} == set(RULES)


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
    assert inspect(folder)[1] == ()

"""The documents stay true: what they name exists."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer

from bot.cli import build
from handlers.phrases import Say
from tests import services

ROOT = Path(__file__).parents[1]
DOCUMENTS = sorted(
    [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), ROOT / "bot" / "sandbox" / "README.md"]
)
WORDS_OF_THE_MACHINE = [
    *DOCUMENTS,
    *(ROOT / name for name in ("Makefile", "requirements.lock", ".ci/run", ".env.example")),
    *(ROOT / "scripts").glob("*.sh"),
]

#: Block first, then span: a block's fence would otherwise open a span.
CODE = re.compile(r"^```[^\n]*\n(.*?)^```|`([^`\n]+)`", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
SETTING = re.compile(r"\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+\b")
FILE = re.compile(r"^[\w.-]+(?:/[\w.-]+)*/[\w.-]+\.(?:py|yaml|md|sh|lock|po)$")

every_document = pytest.mark.parametrize(
    "document", DOCUMENTS, ids=[str(path.relative_to(ROOT)) for path in DOCUMENTS]
)


def code_in(document: Path) -> Iterator[str]:
    for match in CODE.finditer(document.read_text(encoding="utf-8")):
        yield match[1] or match[2]


def slug(heading: str) -> str:
    """The anchor under which a heading is reached on the web."""
    kept = re.sub(r"[^\w\- ]", "", heading.strip().lower())
    return kept.replace(" ", "-")


def command_exists(words: list[str]) -> bool:
    command: object = typer.main.get_command(build(words))
    for word in words:
        commands = getattr(command, "commands", None)
        if commands is None:
            return True  # what follows a command is its argument
        if word not in commands:
            return False
        command = commands[word]
    return True


@every_document
def test_every_make_target_exists(document: Path) -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    named = {m for code in code_in(document) for m in re.findall(r"\bmake ([a-z]+)\b", code)}
    assert named <= targets


@every_document
def test_every_command_exists(document: Path) -> None:
    calls = re.compile(r"\bdanisma ([a-z]+(?: [a-z]+)?)\b")
    named = {call for code in code_in(document) for call in calls.findall(code)}
    unknown = {call for call in named if not command_exists(call.split())}
    assert not unknown


@every_document
def test_every_link_leads_somewhere(document: Path) -> None:
    for link in LINK.findall(document.read_text(encoding="utf-8")):
        if link.startswith("https://"):
            continue
        path, _, anchor = link.partition("#")
        target = (document.parent / path) if path else document
        assert target.exists(), link
        if anchor:
            headings = HEADING.findall(target.read_text(encoding="utf-8"))
            assert anchor in {slug(heading) for heading in headings}, link


@every_document
def test_every_named_file_exists(document: Path) -> None:
    named = {code for code in code_in(document) if FILE.match(code)}
    assert not {name for name in named if not (ROOT / name).is_file()}


@every_document
def test_every_setting_exists(document: Path) -> None:
    known = set(SETTING.findall((ROOT / ".env.example").read_text(encoding="utf-8")))
    known |= {services.POSTGRES_SETTING, services.REDIS_SETTING}
    named = {name for code in code_in(document) for name in SETTING.findall(code)}
    assert named <= known


def test_no_file_names_a_place_of_one_machine() -> None:
    places = "|".join(("work", "root", "home", "Users"))
    machine = re.compile(rf"(?:^|[^\w.-])/(?:{places})/\w", re.MULTILINE)
    guilty = [p for p in WORDS_OF_THE_MACHINE if machine.search(p.read_text(encoding="utf-8"))]
    assert not guilty


def test_the_map_in_the_readme_names_the_real_folders() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    named = set(re.findall(r"^\| \[`(\w+)/`\]", readme, re.MULTILINE))
    packages = {path.parent.name for path in ROOT.glob("*/__init__.py")}
    assert named == packages | {"docs"}


def test_the_guide_explains_every_command_of_the_officer() -> None:
    guide = (ROOT / "docs" / "tr" / "memur.md").read_text(encoding="utf-8")
    explained = set(re.findall(r"^\| /(\w+) \|", guide, re.MULTILINE))
    commands = {say.removeprefix("command_") for say in Say if say.startswith("command_")}
    assert explained == commands


def test_every_decision_stands_in_the_list() -> None:
    folder = ROOT / "docs" / "decisions"
    listed = set(LINK.findall((folder / "README.md").read_text(encoding="utf-8")))
    assert listed == {path.name for path in folder.glob("[0-9]*.md")}

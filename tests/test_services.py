"""`make test` uses what is there, says what is not, and lets nothing be missing in CI."""

import pytest

from tests import __main__ as suite
from tests import services
from tests.services import Service

THERE = Service("PostgreSQL", arguments=("--postgres", "postgresql+asyncpg://here"))
ABSENT = Service("Redis", excluded_marker="redis", missing="not usable (OSError)")
SWITCHED_OFF = Service("PostgreSQL", excluded_marker="postgres", unwanted=True)
NOBODY_LISTENS = "127.0.0.1:9"


def test_what_is_there_is_used() -> None:
    assert suite.command([THERE])[-2:] == ["--postgres", "postgresql+asyncpg://here"]


def test_what_is_absent_is_left_out_of_the_run() -> None:
    assert suite.command([ABSENT, SWITCHED_OFF])[-2:] == ["-m", "not redis and not postgres"]


def test_what_is_left_out_is_named() -> None:
    remark = suite.left_out([ABSENT, SWITCHED_OFF])
    assert "Redis: not usable (OSError)" in remark
    assert "PostgreSQL: switched off" in remark


@pytest.mark.parametrize(
    ("setting", "url"),
    [
        (services.POSTGRES_SETTING, f"postgresql://postgres@{NOBODY_LISTENS}/postgres"),
        (services.POSTGRES_SETTING, "no url at all"),
        (services.REDIS_SETTING, f"redis://{NOBODY_LISTENS}/0"),
    ],
)
def test_a_server_that_does_not_answer_counts_as_missing(
    setting: str, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(setting, url)
    assert any("not usable" in service.missing for service in services.survey())


def test_in_ci_a_missing_server_fails_the_run(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CI", "true")
    monkeypatch.setenv(services.POSTGRES_SETTING, "off")
    monkeypatch.setenv(services.REDIS_SETTING, f"redis://{NOBODY_LISTENS}/0")
    assert suite.main([]) == 1
    assert "LEFT OUT" in capsys.readouterr().out

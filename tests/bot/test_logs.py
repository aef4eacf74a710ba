"""Lines say what happened and never what somebody wrote, nor a token."""

import json
import logging

import pytest
import structlog

from bot.logs import configure
from tests.conftest import hush

TOKEN = "123456789:AAtestTESTtestTESTtestTESTtest00"


class Lines:
    """Logs as the desk does, and reads what was logged since the last look."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        configure("INFO", as_json=True)
        self._capsys = capsys

    def all(self) -> list[dict[str, object]]:
        return [json.loads(line) for line in self._capsys.readouterr().err.splitlines()]

    def only(self) -> dict[str, object]:
        (line,) = self.all()
        return line


@pytest.fixture(autouse=True)
def _as_before() -> object:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)
    hush()


def test_event_comes_with_its_fields(capsys: pytest.CaptureFixture[str]) -> None:
    lines = Lines(capsys)
    structlog.get_logger().info("update.done", update_id=7)
    line = lines.only()
    assert (line["event"], line["update_id"], line["level"]) == ("update.done", 7, "info")


def test_error_is_named_by_class_and_place_without_its_message(
    capsys: pytest.CaptureFixture[str],
) -> None:
    lines = Lines(capsys)
    try:
        int("Ayşe'nin yazdığı metin")
    except ValueError:
        structlog.get_logger().exception("update.failed")
    line = lines.only()
    assert line["error"] == "ValueError"
    assert "test_logs.py" in str(line["at"])
    assert "Ayşe" not in json.dumps(line, ensure_ascii=False)


def test_error_of_a_library_loses_its_message_too(capsys: pytest.CaptureFixture[str]) -> None:
    lines = Lines(capsys)
    try:
        int("Ayşe'nin yazdığı metin")
    except ValueError:
        logging.getLogger("some.library").exception("it failed")
    assert "Ayşe" not in json.dumps(lines.only(), ensure_ascii=False)


@pytest.mark.parametrize("text", [TOKEN, f"https://api.telegram.org/bot{TOKEN}/getMe"])
def test_token_is_never_written(capsys: pytest.CaptureFixture[str], text: str) -> None:
    lines = Lines(capsys)
    structlog.get_logger().warning("telegram.failed", url=text, inner={"token": text})
    assert TOKEN not in json.dumps(lines.only())


def test_password_of_the_database_is_never_written(capsys: pytest.CaptureFixture[str]) -> None:
    lines = Lines(capsys)
    logging.getLogger("some.library").error("no route to postgresql://desk:gizli@db/desk")
    assert "gizli" not in json.dumps(lines.only())


def test_lines_below_the_level_are_left_out(capsys: pytest.CaptureFixture[str]) -> None:
    lines = Lines(capsys)
    structlog.get_logger().debug("update.done")
    logging.getLogger("aiogram.event").info("Update id=1 is handled")
    assert lines.all() == []

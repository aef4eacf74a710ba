"""The file `.env`: every line of it counts, or the first reading says which one does not."""

from collections.abc import Iterator
from io import StringIO
from pathlib import Path

from dotenv import dotenv_values
from dotenv.parser import Binding, parse_stream

ENV_FILE = Path(".env")
#: Notepad may begin a file with a byte order mark; it is no part of the first name.
ENCODING = "utf-8-sig"


def faults_of(file: Path) -> list[str]:
    """Why the file cannot be used, a sentence each and never with a value of it."""
    if not file.is_file():
        return []
    raw = file.read_bytes()
    try:
        text = raw.decode(ENCODING)
    except UnicodeDecodeError as error:
        number = raw.count(b"\n", 0, error.start) + 1
        return [f"{file}, {number}. satır: metin UTF-8 değil; dosyayı UTF-8 olarak kaydediniz"]
    return [
        f"{file}, {number}. satır: AD=değer biçiminde değil (açılan tırnak kapanmalı)"
        for number in _unreadable(text)
    ]


def named(setting: str, file: Path = ENV_FILE) -> str:
    """What a file without faults gives a setting; "" when it does not name it."""
    given = dotenv_values(file, encoding=ENCODING) if file.is_file() else {}
    return next((value for name, value in given.items() if value and name.upper() == setting), "")


def _unreadable(text: str) -> Iterator[int]:
    """The numbers of the lines that are neither empty, nor a remark, nor name a value."""
    for binding in parse_stream(StringIO(text, newline=None)):
        if binding.error or (binding.key and binding.value is None):
            yield _line(binding)


def _line(binding: Binding) -> int:
    """Its own line: the library counts from the empty ones before it."""
    string, line = binding.original
    return line + string[: -len(string.lstrip())].count("\n")

"""The door of the command line: whatever goes wrong behind it is said in a plain sentence.

Only classes of modules that a command has imported are looked for: the door imports none.
"""

import errno
import sys
from collections.abc import Iterator, Sequence
from typing import Any, NoReturn

import typer
from typer._click import Context
from typer.core import TyperGroup
from typer.exceptions import TyperException

from bot.cli_show import UNUSABLE, warn
from bot.cli_words import Turkish, in_turkish, usage_fault

_WHERE = "DATABASE_URL ve DATA_DIR ayarlarına, sunucunun açık olduğuna bakınız."
_RULES = "Çalışma kurallarında hata var. Ayrıntı: danisma rules check"
_LIBRARY = "Bilgi kayıtlarında hata var. Ayrıntı: danisma knowledge check"
#: What the world may raise behind the door, by module and class, and what is said of it; `kind` is
#: the class that it was, `error` its own words.
_SAID: dict[tuple[str, str], str] = {
    ("bot.config", "SettingsError"): "{error}",
    ("cases.rule_faults", "RulesError"): _RULES,
    ("knowledge.loader", "LibraryError"): _LIBRARY,
    ("alembic.util.exc", "CommandError"): "Veritabanı bu sürüme getirilemedi.",
    ("sqlalchemy.exc", "SQLAlchemyError"): f"Veritabanı yanıt vermedi ({{kind}}). {_WHERE}",
    ("asyncpg", "PostgresError"): f"Veritabanı bağlantıyı kabul etmedi ({{kind}}). {_WHERE}",
    ("asyncpg", "InterfaceError"): f"Veritabanına bağlanılamadı ({{kind}}). {_WHERE}",
    ("sqlite3", "Error"): f"Veritabanı dosyası okunamadı ({{kind}}). {_WHERE}",
    ("redis.exceptions", "RedisError"): "Redis yanıt vermedi. REDIS_URL ayarına bakınız.",
}
#: The extra that brings a package.
_EXTRAS = {"asyncpg": "postgres", "redis": "redis"}
#: As the databases call a table that is not there.
_NO_TABLE = ("no such table", "UndefinedTable")


class Door(TyperGroup):
    """All commands; it says faults in Turkish, and those below it explain themselves so."""

    def main(self, args: Sequence[str] | None = None, *rest: Any, **extra: Any) -> NoReturn:  # noqa: ANN401  the library's own
        """Run what the arguments name, and end with its exit code."""
        extra["standalone_mode"] = False
        try:
            code = super().main(args, *rest, **extra)
        except typer.Abort:
            warn("Vazgeçildi.")
            sys.exit(1)
        except TyperException as error:
            if sentence := usage_fault(error):
                warn(sentence)
            sys.exit(error.exit_code)
        except _expected() as error:
            said = _sentence(error)
            if said is None:
                raise
            warn(said)
            sys.exit(UNUSABLE)
        sys.exit(code if isinstance(code, int) else 0)

    def make_context(self, *rest: Any, **extra: Any) -> Context:  # noqa: ANN401  the library's own
        """The context of everything that is typed."""
        in_turkish(self, Turkish(self))
        return super().make_context(*rest, **extra)


def _expected() -> tuple[type[Exception], ...]:
    return (OSError, ModuleNotFoundError, *(kind for kind, _ in _imported()))


def _imported() -> Iterator[tuple[type[Exception], str]]:
    """The classes that may have been raised, with what is said of each."""
    for (module, name), said in _SAID.items():
        if found := sys.modules.get(module):
            yield getattr(found, name), said


def _sentence(error: Exception) -> str | None:
    """What is said of it; None for a bug of ours, which is to be seen whole."""
    match error:
        case ModuleNotFoundError():
            extra = _EXTRAS.get((error.name or "").partition(".")[0])
            what = "Bu ayar için bir paket daha gerekiyor"
            return f"{what}: pip install 'danisma-masasi[{extra}]'" if extra else None
        case OSError():
            return _of_world(error)
    said = next(said for kind, said in _imported() if isinstance(error, kind))
    return _more(error, said)


def _of_world(error: OSError) -> str:
    if isinstance(error, ConnectionError | TimeoutError) or error.filename is None:
        if error.errno == errno.ENOSPC:
            return "Diskte yer kalmamış."
        return f"Bağlanılamadı. {_WHERE}"
    why = {errno.ENOSPC: "diskte yer kalmamış", errno.ENOENT: "böyle bir yer yok"}
    said = why.get(error.errno or 0, "izinlere ve yola bakınız")
    return f"Dosya ya da klasör kullanılamadı ({said}): {error.filename}"


def _more(error: Exception, said: str) -> str:
    """The sentence with what the error knows besides: findings, or that a table is missing."""
    if findings := getattr(error, "findings", ()):
        return "\n".join((*map(str, findings), said))
    if any(sign in f"{error}" for sign in _NO_TABLE):
        return "Veritabanı henüz hazırlanmamış. Önce: danisma db upgrade"
    return said.format(kind=type(error).__name__, error=error)

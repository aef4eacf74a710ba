"""What commands over the desk's data have in common: settings, rules, a storage, refusals."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TypeVar

from bot.cli_show import fail
from bot.compose import system_now
from bot.config import Settings, SettingsError, load
from cases import rules
from cases.errors import Code, DeskError
from cases.people import Language
from cases.rules import Rules, RulesError
from handlers.markup import visible
from handlers.phrases import named, phrases
from handlers.services.ports import Clock
from storage import migrate
from storage.engine import Database
from storage.unit import Storage

Result = TypeVar("Result")

#: What is said of values that were typed; the screens' words for these speak of buttons.
_TYPED = {
    Code.BAD_REQUEST: (
        "Verilen değerler çalışma kurallarına uymuyor (kişi sayısı, gün ya da kesim)."
    ),
    Code.POST_MISSING: (
        "Eksik var: memur için --municipality, kurul üyesi için --institution ve --group yazınız."
    ),
    Code.NOTHING_WAITS: (
        "Böyle bir görev yok ya da süresi dolmuş. Görev numaraları: danisma people list"
    ),
}


@dataclass(frozen=True, slots=True)
class Counter:
    """Where a command stands: the storage, the rules and the clock."""

    settings: Settings
    storage: Storage
    rules: Rules
    clock: Clock


def settings_or_fail() -> Settings:
    """The settings; faults are said and end the command."""
    try:
        return load()
    except SettingsError as error:
        fail(str(error))


def at_the_counter(work: Callable[[Counter], Awaitable[Result]]) -> Result:
    """Do something over the desk's data; what the desk refuses is said in one sentence."""
    settings = settings_or_fail()

    async def done() -> Result:
        async with _open(settings) as counter:
            return await work(counter)

    try:
        return asyncio.run(done())
    except DeskError as refusal:
        fail(_sentence(refusal))
    except RulesError as error:
        fail(f"{error}\nÖnce `danisma rules check` ile kuralları düzeltiniz.")


def _sentence(refusal: DeskError) -> str:
    if refusal.code in _TYPED:
        return _TYPED[refusal.code]
    return visible(phrases(Language.TURKISH)(named("ERROR", refusal.code), **refusal.data))


@asynccontextmanager
async def _open(settings: Settings) -> AsyncIterator[Counter]:
    read = rules.load(settings.rules_file)
    await migrate.upgrade(settings.database)
    storage = Storage(Database(settings.database, connections=2))
    try:
        yield Counter(settings, storage, read, system_now)
    finally:
        await storage.close()

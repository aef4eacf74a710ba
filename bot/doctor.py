"""The doctor: looks at every part of an installation and changes nothing."""

import shutil
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import make_url

from bot.config import Settings
from bot.doctor_desk import desk_findings
from bot.doctor_redis import redis_findings
from bot.doctor_telegram import telegram_findings
from bot.findings import Finding, Grade, ill, well
from bot.workers import attempt
from cases import rules
from cases.rules import Rules, RulesError
from cases.threads import SECRETARIAT, Place
from handlers.services.ports import Clock
from knowledge.loader import SHIPPED, LibraryError
from knowledge.loader import load as load_library
from storage import migrate
from storage.engine import Database
from storage.unit import Storage

#: SQLite needs room for its log and for a backup; logs need some, too.
ROOM_BYTES = 500_000_000
#: A database that has not answered by then will not.
ANSWER_SECONDS = 10.0


@dataclass(frozen=True, slots=True)
class Doctor:
    """Looks at one installation."""

    settings: Settings
    clock: Clock

    async def findings(self) -> AsyncIterator[Finding]:
        """Every part in order; what depends on a broken part is left out."""
        yield well("Ayarlar okundu.")
        yield self._room()
        read = self._rules()
        yield _rules_finding(read)
        yield self._knowledge()
        place = None
        if (missing := self._missing()) is not None:
            yield missing
            for finding in await self._outside(place):
                yield finding
            return
        storage = Storage(Database(self.settings.database, connections=2))
        try:
            database = await self._database(storage)
            yield database
            if database.grade is Grade.WELL:
                async with storage.read() as unit:
                    place = await unit.places.get(SECRETARIAT)
                    found = await desk_findings(
                        unit, self.clock(), read if isinstance(read, Rules) else None
                    )
                for finding in found:
                    yield finding
        finally:
            await storage.close()
        for finding in await self._outside(place):
            yield finding

    def _room(self) -> Finding:
        folder = self.settings.data_dir.absolute()
        while not folder.exists():
            folder = folder.parent
        free = shutil.disk_usage(folder).free
        said = f"Diskte boş yer: {free / 1e9:.1f} GB.".replace(".", ",", 1)
        return well(said) if free >= ROOM_BYTES else ill(said, "Diskte en az 500 MB yer açınız.")

    def _rules(self) -> Rules | RulesError:
        try:
            return rules.load(self.settings.rules_file)
        except RulesError as error:
            return error

    def _knowledge(self) -> Finding:
        try:
            library = load_library(self.settings.knowledge_dir or SHIPPED)
        except LibraryError as error:
            said = f"Bilgi kayıtlarında {len(error.findings)} hata var."
            return ill(said, "Ayrıntı: danisma knowledge check")
        return well(f"Bilgi kayıtları: {len(library.entries)} kayıt, hata yok.")

    def _missing(self) -> Finding | None:
        """Told of a file that is not there: whoever opened it would make it."""
        url = make_url(self.settings.database)
        if url.get_backend_name() != "sqlite" or Path(url.database or "").is_file():
            return None
        return ill(f"Veritabanı dosyası yok: {url.database}", "danisma db upgrade")

    async def _database(self, storage: Storage) -> Finding:
        error = await attempt(storage.ping(), within=ANSWER_SECONDS)
        if error is not None:
            said = f"Veritabanına ulaşılamadı ({type(error).__name__})."
            return ill(
                said, "DATABASE_URL ve DATA_DIR ayarlarına, sunucunun açık olduğuna bakınız."
            )
        at = await migrate.current(self.settings.database)
        if at != migrate.head():
            said = f"Veritabanının sürümü {at or 'boş'}; programın beklediği {migrate.head()}."
            return ill(said, "danisma db upgrade")
        return well(f"Veritabanı: sürüm {at}.")

    async def _outside(self, place: Place | None) -> list[Finding]:
        redis = await redis_findings(self.settings)
        return redis + await telegram_findings(self.settings, place, self.clock())


def _rules_finding(read: Rules | RulesError) -> Finding:
    if isinstance(read, RulesError):
        said = f"Çalışma kurallarında {len(read.findings)} hata var."
        return ill(said, "Ayrıntı: danisma rules check")
    return well(f"Çalışma kuralları: {len(read.types)} vaka türü, hata yok.")

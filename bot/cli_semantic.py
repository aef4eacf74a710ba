"""The switch --semantic of the knowledge commands: imported only where it is used."""

from bot.cli_show import fail
from bot.config import Semantic as Wanted
from bot.config import SettingsError
from bot.config import load as settings
from bot.meanings import Meanings, NoModelError, open_model
from knowledge.index import Likeness
from knowledge.library import Library

#: A study asks the same questions several times.
ASKED_AGAIN = 20_000


def meaning_of(library: Library) -> Likeness:
    """The meaning of a library's wordings, by the model of the extra `semantic`.

    The first time takes minutes; what was computed is kept in the folder of data.
    """
    try:
        meanings = Meanings.over(open_model(), settings().data_dir, remembered=ASKED_AGAIN)
        meaning = meanings.of(library.index)
    except (NoModelError, SettingsError) as error:
        fail(str(error))
    if meaning is None:
        fail("Anlam karşılaştırması yarıda kesildi.")
    return meaning


def comparing(library: Library) -> Library:
    """The library as it answers where meanings are compared."""
    if library.calibration.semantic is None:
        fail("Önce ayarlayınız: danisma knowledge calibrate --semantic SORULAR.jsonl")
    return library.comparing(meaning_of(library))


def comparing_if_possible(library: Library) -> Library | None:
    """The same; None where the extra is missing or switched off, or nothing was fitted for it."""
    if library.calibration.semantic is None or settings().semantic is Wanted.OFF:
        return None
    try:
        open_model()
    except NoModelError:
        return None
    return comparing(library)

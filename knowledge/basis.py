"""Legal bases as people type them, "5393 m. 14": which law of the register is meant."""

import re
from collections.abc import Iterable

from knowledge.entry import Law
from knowledge.text import fold

#: A number that may be a law's: neither an article nor a part of one.
_NUMBER = re.compile(r"(?<![\d/.-])(?<!m\. )(?<!m\.)(?<!m )(?<!madde )\d{3,5}(?![\d/])")
#: A short form below this would be found in everything.
_SHORT_CHARS = 5


def law_in(line: str, laws: Iterable[Law]) -> Law | None:
    """The law that a typed line names by number, else by its name or short form."""
    folded = fold(line)
    numbers = set(_NUMBER.findall(folded))
    known = tuple(laws)
    by_number = (law for law in known if law.number in numbers or law.key in numbers)
    found = next(by_number, None)
    if found is not None:
        return found
    named = [law for law in known if any(name in folded for name in _names(law))]
    return max(named, key=lambda law: len(law.short), default=None)


def _names(law: Law) -> tuple[str, ...]:
    names = (fold(law.name), fold(law.short))
    return tuple(name for name in names if len(name) >= _SHORT_CHARS)

"""Telephone numbers, Turkish and foreign, in any way of writing them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import phonenumbers

from cases.masking.reading import chains
from cases.masking.wordlists import listed
from cases.personal import Kind, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cases.masking.citations import Untouchable
    from cases.masking.cues import Cued
    from cases.masking.reading import Reading, Run

_JOINED = re.compile(r"[ \t.\-/()_*·]{1,4}")
_PLUS = re.compile(r"\+ ?\(?$")
_MOST_RUNS = 15
#: National shapes a number without a leading zero must have, to be more than a quantity.
_BARE_SHAPES = {(10,), (3, 7), (3, 3, 4), (3, 3, 2, 2), (3, 4, 3), (3, 2, 2, 3), (3, 3, 3, 1)}
_AREA = listed("""
212 216 222 224 226 228 232 236 242 246 248 252 256 258 262 264 266 272 274 276 282 284 286 288
312 318 322 324 326 328 332 338 342 344 346 348 352 354 356 358 362 364 366 368 370 372 374 376
378 380 382 384 386 388 392 412 414 416 422 424 426 428 432 434 436 438 442 446 452 454 456 458
462 464 466 472 474 476 478 482 484 486 488
""")
_NATIONAL = 10
#: Of Turkish numbers with and without prefix; others need a plus sign or a cue.
_FIRST_DIGITS = frozenset("023459")
_FULL_LENGTHS = {11, 12, 14}
_PREFIX = 4
_SHORTEST_ANNOUNCED, _LONGEST = 7, 15
_SHORTEST_FOREIGN = 8
#: Beyond this many candidates a text is no message of an officer; then the shape alone decides.
_MOST_PARSED = 60


def phones(reading: Reading, cued: Cued, never: Untouchable) -> Iterator[Span]:
    """Mobile, landline and foreign numbers; hotlines and 444/0850 lines are left alone."""
    finder = _Finder(reading, cued, never)
    for chain in chains(reading, lambda gap: _JOINED.fullmatch(gap) is not None):
        at, apart = 0, True
        while at < len(chain):
            taken = finder.taken(chain, at, apart=apart)
            apart = taken > 0
            if taken:
                start = finder.start_of(chain[at])
                yield Span(start, chain[at + taken - 1].end, Kind.PHONE)
            at += taken or 1


class _Finder:
    """Tries the ways of writing a number, the surest first, from one run of digits on."""

    def __init__(self, reading: Reading, cued: Cued, never: Untouchable) -> None:
        self._plain, self._cued, self._never = reading.plain, cued, never
        self._left_to_parse = _MOST_PARSED

    def start_of(self, first: Run) -> int:
        """Where the number begins, its plus sign and opening bracket included."""
        plus = _PLUS.search(self._plain, max(0, first.start - 3), first.start)
        if plus:
            return plus.start()
        return first.start - (self._plain[first.start - 1 : first.start] == "(")

    def taken(self, chain: list[Run], at: int, *, apart: bool) -> int:
        """How many runs, from `at` on, are a telephone number; 0 for none.

        `apart` says that no other digits stand directly before.
        """
        first = chain[at]
        announced = self._cued.phone(first.start) or self._cued.phone(self.start_of(first))
        plus = _PLUS.search(self._plain, max(0, first.start - 3), first.start) is not None
        if first.digits[0] not in _FIRST_DIGITS and not announced and not plus:
            return 0
        windows = _windows(chain, at)
        found = self._turkish(chain, at, windows, announced=announced)
        if not found and apart:
            found = _mistyped(first, windows)
        if not found and (plus or first.digits.startswith("00")):
            found = self._foreign(windows, plus=plus)
        if found and not self._is_cited(chain, at, found):
            return found
        return self._announced(chain, at, windows) if announced else 0

    def _is_cited(self, chain: list[Run], at: int, taken: int) -> bool:
        return self._never.meets(chain[at].start, chain[at + taken - 1].end)

    def _turkish(self, chain: list[Run], at: int, windows: list[str], *, announced: bool) -> int:
        exact = next((taken for taken, digits in enumerate(windows, 1) if _full(digits)), 0)
        if exact:
            return exact
        return self._bare(chain, at, windows, announced=announced)

    def _bare(self, chain: list[Run], at: int, windows: list[str], *, announced: bool) -> int:
        for taken, digits in enumerate(windows, 1):
            if len(digits) != _NATIONAL:
                continue
            shape = tuple(len(run.digits) for run in chain[at : at + taken])
            if shape not in _BARE_SHAPES and max(shape) > 1 and not announced:
                return 0
            if self._cued.institutional(chain[at].start):
                return 0
            return taken if _is_national(digits, shape, announced=announced) else 0
        return 0

    def _foreign(self, windows: list[str], *, plus: bool) -> int:
        likely = [
            (taken, digits)
            for taken, digits in enumerate(windows, 1)
            if len(digits.removeprefix("00")) >= _SHORTEST_FOREIGN
        ]
        for sure in (True, False):
            for taken, digits in reversed(likely):
                if self._is_number(digits if plus else digits[2:], sure=sure):
                    return taken
        return 0

    def _is_number(self, digits: str, *, sure: bool) -> bool:
        if len(digits) > _LONGEST or digits.startswith("0"):
            return False
        if self._left_to_parse <= 0:
            return True
        self._left_to_parse -= 1
        try:
            number = phonenumbers.parse(f"+{digits}", None)
        except phonenumbers.NumberParseException:
            return False
        if sure:
            return phonenumbers.is_valid_number(number)
        return phonenumbers.is_possible_number(number)

    def _announced(self, chain: list[Run], at: int, windows: list[str]) -> int:
        """After "tel:" any number long enough, unless it is a date, a hotline or the like."""
        likely = [
            taken
            for taken, digits in enumerate(windows, 1)
            if _SHORTEST_ANNOUNCED <= len(digits) <= _LONGEST
            and not self._is_cited(chain, at, taken)
        ]
        return likely[-1] if likely else 0


def _windows(chain: list[Run], at: int) -> list[str]:
    """The digits of the first run, the first two, the first three ... from `at` on."""
    windows: list[str] = []
    digits = ""
    for run in chain[at : at + _MOST_RUNS]:
        digits += run.digits
        if len(digits) > _LONGEST + 2:
            break
        windows.append(digits)
    return windows


def _full(digits: str) -> bool:
    """Whether these are all digits of a Turkish number with its leading 0, 90 or 0090."""
    if len(digits) not in _FULL_LENGTHS:
        return False
    for prefix in ("0090", "90", "0"):
        national = digits.removeprefix(prefix)
        if national != digits and len(national) == _NATIONAL:
            return national[0] == "5" or national[:3] in _AREA
    return False


def _is_national(digits: str, shape: tuple[int, ...], *, announced: bool) -> bool:
    if digits[0] == "5":
        return True
    grouped = shape in {(3, 3, 2, 2), (3, 3, 4), (3, 7)}
    return digits[:3] in _AREA and (announced or grouped)


def _mistyped(first: Run, windows: list[str]) -> int:
    """A mobile number, by its beginning, with one or two digits too few or too many."""
    if not first.digits.startswith("05"):
        return 0
    if len(first.digits) == _PREFIX and len(windows[-1]) in range(8, 13):
        return len(windows)
    return 1 if len(first.digits) in {_NATIONAL, _NATIONAL + 2} else 0

"""Identity numbers, IBANs and e-mail addresses: recognised by checksum, or after a cue."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from stdnum import iban
from stdnum.tr import tckimlik

from cases.masking.reading import chains
from cases.masking.wordlists import listed
from cases.personal import Kind, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cases.masking.citations import Untouchable
    from cases.masking.cues import Cued
    from cases.masking.reading import Reading, Run

_DIGITS = 11
_JOINED = re.compile(r"[ .\-/_]|  | - ")
#: A mistyped number is still hidden after its cue when it has about as many digits.
_MISTYPED = range(9, 14)
_FOREIGNER = ("97", "98", "99")
#: Looks like an amount, but the checksum and no unit behind say otherwise.
_DOTTED = re.compile(r"\d\d(?:\.\d{3}){3}")
_AMOUNT_UNIT = re.compile(r" ?(?:tl|lira|₺|usd|euro|avro|dolar|kisi|adet)\b")
_SAID_AFTER = re.compile(
    r"['\"]?\)? ?(?:(?:no'?lu|numarali|nolu|'?li) ?)?"
    r"(?:tc\b|t\. ?c|tckn|ykn|yabanci|kimlik|sahis|kisi|vatandas|suriye|afgan|multeci|basvur"
    r"|siginmaci|danisan|hasta|ogrenci|cocu[kg])"
)
_SAID_FOREIGN = re.compile(r"ykn|yabanci|suriye|afgan|multeci|siginmaci|y\. ?k")


def identity_numbers(reading: Reading, cued: Cued, never: Untouchable) -> Iterator[Span]:
    """T.C. identity numbers and foreigner numbers (99…, 98…), however they are spaced."""
    for chain in chains(reading, lambda gap: _JOINED.fullmatch(gap) is not None):
        at = 0
        while at < len(chain):
            taken = _identity_at(reading, chain, at, cued, never)
            if taken:
                first, last = chain[at], chain[at + taken - 1]
                yield Span(first.start, last.end, _identity_kind(reading, first))
            at += taken or 1


def _identity_at(
    reading: Reading, chain: list[Run], at: int, cued: Cued, never: Untouchable
) -> int:
    """How many runs of the chain, from `at` on, are an identity number; 0 for none."""
    first = chain[at]
    announced = cued.identity(first.start)
    if len(first.digits) in _MISTYPED and announced and not first.digits.startswith("05"):
        return 1
    taken = _window(chain, at)
    if not taken:
        return 0
    said_after = taken == 1 and first.digits[0] != "0"
    if announced or (said_after and _SAID_AFTER.match(reading.plain, first.end)):
        return taken
    runs = chain[at : at + taken]
    dotted = _DOTTED.fullmatch(reading.plain, first.start, runs[-1].end) is not None
    cited = not dotted and never.meets(first.start, runs[-1].end)
    cited = cited or _AMOUNT_UNIT.match(reading.plain, runs[-1].end) is not None
    return taken if not cited and not _is_list(chain, at, taken) and _checks_out(runs) else 0


def _checks_out(runs: list[Run]) -> bool:
    """The checksum; its last digit first, since that is cheap and refuses most."""
    digits = "".join(run.digits for run in runs)
    return sum(map(int, digits[:-1])) % 10 == int(digits[-1]) and tckimlik.is_valid(digits)


def _window(chain: list[Run], at: int) -> int:
    """The number of runs from `at` on that hold exactly eleven digits together, or 0."""
    total = 0
    for taken, run in enumerate(chain[at : at + _DIGITS], start=1):
        total += len(run.digits)
        if total >= _DIGITS:
            return taken if total == _DIGITS else 0
    return 0


def _is_list(chain: list[Run], at: int, taken: int) -> bool:
    """Whether the runs are only neighbours in a longer row of numbers."""
    alone = all(len(run.digits) == 1 for run in chain[at : at + taken])
    return taken > 1 and len(chain) > taken + 2 and not alone


def _identity_kind(reading: Reading, first: Run) -> Kind:
    before = reading.plain[max(0, first.start - 24) : first.start]
    foreign = first.digits.startswith(_FOREIGNER) or _starts_foreign(reading, first)
    return Kind.YKN if foreign or _SAID_FOREIGN.search(before) else Kind.TCKN


def _starts_foreign(reading: Reading, first: Run) -> bool:
    digits = re.sub(r"\D", "", reading.plain[first.start : first.start + 4])
    return digits.startswith(_FOREIGNER)


_IBAN_HEAD = re.compile(r"(?<![a-z0-9])[a-z]{2} ?[-.]?\d\d")
_IBAN_BODY = re.compile(r"(?:[ .\-]{0,2}[a-z0-9]){11,31}")
_IBAN_CUED = re.compile(
    r"\biban\w{0,6}(?:[ \t\n:.,='\"()-]++|(?:no|numarasi|nosu|su|hesap)\b){0,6}+"
)
#: Long enough to be nothing else, whatever the checksum says.
_UNMISTAKABLE = re.compile(
    r"(?<![a-z0-9])(?:tr ?(?:[ .\-]{0,2}\d){22,26}|[a-z]{2}\d\d(?: \d{4}){4,6}(?: \d{1,3})?)(?!\d)"
)
_LOOSE = re.compile(r"(?:[a-z]{2})?[ :]{0,3}(?:[ .\-]{0,2}\d){10,28}")
#: How long the IBANs of a country are (SWIFT IBAN registry).
_LENGTHS = {
    code[:2]: int(code[2:])
    for code in sorted(
        listed("""
        ad24 ae23 al28 at20 az28 ba20 be16 bg22 bh22 br29 by28 ch21 cr22 cy28 cz24 de22 dk18 do28
        ee20 eg29 es24 fi18 fo18 fr27 gb22 ge22 gi23 gl18 gr27 gt28 hr21 hu28 ie22 il23 iq23 is26
        it27 jo30 kw30 kz20 lb28 li21 lt20 lu20 lv21 ly25 mc27 md24 me22 mk19 mr27 mt31 mu30 nl18
        no15 pk24 pl28 ps29 pt25 qa29 ro24 rs22 ru33 sa24 sd18 se24 si19 sk24 sm27 so23 tl23 tn24
        tr26 ua29 va22 vg24 xk20
        """)
    )
}


def ibans(reading: Reading) -> Iterator[Span]:
    """IBANs by checksum; announced ones and those of unmistakable shape also when mistyped."""
    plain = reading.plain
    for found in _UNMISTAKABLE.finditer(plain):
        yield Span(found.start(), found.end(), Kind.IBAN)
    for cue in _IBAN_CUED.finditer(plain):
        if loose := _LOOSE.match(plain, cue.end()):
            yield Span(loose.start(), loose.end(), Kind.IBAN)
    for head in _IBAN_HEAD.finditer(plain):
        if (end := _iban_end(plain, head)) is not None:
            yield Span(head.start(), end, Kind.IBAN)


def _iban_end(plain: str, head: re.Match[str]) -> int | None:
    body = _IBAN_BODY.match(plain, head.end())
    if body is None:
        return None
    places = [at for at in range(head.start(), body.end()) if plain[at].isalnum()]
    compact = "".join(plain[at] for at in places).upper()
    length = _LENGTHS.get(plain[head.start() : head.start() + 2], 0)
    if not 0 < length <= len(compact) or not _checks(compact[:length]):
        return None
    return places[length - 1] + 1 if iban.is_valid(compact[:length]) else None


def _checks(compact: str) -> bool:
    """The checksum alone (ISO 7064 mod 97-10), to ask the library only about likely numbers."""
    if not compact.isascii():
        return False
    return int("".join(str(int(char, 36)) for char in compact[4:] + compact[:4])) % 97 == 1


_LOCAL = re.compile(r"[a-z0-9._%+\-]{1,64}$")
_AT = re.compile(r"(?P<loose> )?@ ?| ?[(\[{] ?(?:at|et) ?[)\]}] ?")
_TOP = r"(?:com|net|org|edu|gov|bel|info|tr|de|uk|me|sy|ua|biz|co)"
_DOT = r"(?: ?\. ?| ?[(\[{] ?(?:dot|nokta) ?[)\]}] ?)"
_DOMAIN = re.compile(r"[a-z0-9\-]{1,63}(?:\.[a-z0-9\-]{2,63}){1,4}")
_KNOWN_DOMAIN = re.compile(
    rf"[a-z0-9\-]{{1,63}}(?:{_DOT}{_TOP}\b){{1,3}}"
    r"|(?:gmail|hotmail|yahoo|outlook|icloud|mynet|yandex|windowslive)\b"
)


def emails(reading: Reading) -> Iterator[Span]:
    """E-mail addresses, also with spaces around the sign or written "(at)"."""
    plain = reading.plain
    for sign in _AT.finditer(plain):
        local = _LOCAL.search(plain, max(0, sign.start() - 64), sign.start())
        domain = _KNOWN_DOMAIN.match(plain, sign.end())
        if sign["loose"] is None:
            domain = _longer(_DOMAIN.match(plain, sign.end()), domain)
        if local is not None and domain is not None:
            yield Span(local.start(), domain.end(), Kind.EMAIL)


def _longer(one: re.Match[str] | None, other: re.Match[str] | None) -> re.Match[str] | None:
    if one is None or other is None:
        return one or other
    return one if one.end() >= other.end() else other

"""Given names and surnames that officers write often, folded to ASCII lower case.

They help where a capital says nothing: lower-case typing, all capitals, names without a cue.
`UNSURE` are given names that are also ordinary words or places; they never count without a cue.
"""

from __future__ import annotations

import re

from cases.masking.given_arabic import ARABIC
from cases.masking.given_eastern import EASTERN
from cases.masking.given_northern import AFRICAN, NORTHERN
from cases.masking.given_turkish import TURKISH
from cases.masking.surnames import SURNAMES
from cases.masking.unsure_names import FIRM, SHY, UNSURE
from cases.masking.wordlists import either, listed

__all__ = ["FIRM", "GIVEN", "SHY", "SURE", "SURNAMES"]

GIVEN: frozenset[str] = TURKISH | ARABIC | EASTERN | NORTHERN | AFRICAN | UNSURE
SURE: frozenset[str] = GIVEN - UNSURE

#: What Arabic and Persian given names are built of: Abdulbasit, Zabihullah, Şemseddin.
_GIVEN_SHAPE = re.compile(
    r"abd[aeiu][lrsnz]\w{3,}|\w{3,}ullah|\w{3,}(?:eddin|uddin|ettin)|mu?o?ham{1,2}[ae][dt]\w{0,2}"
)
#: Verbs and titles that are built alike.
_NOBODY = listed("""
kaybettin hissettin ogrettin bahsettin affettin hallettin reddettin terkettin farkettin mahvettin
resulullah rasulullah ayetullah hizbullah abdest abdesthane muhammedi
""")
_HEADS, _TAILS = ("abd", "moh", "muh", "mham"), ("ullah", "ddin", "ettin")
_ARTICLED = either("""
    abdullah abed ahmad ahmed ali ammar assaf bakri bekir bekri casim cuma dervis faraj ferec
    haddad halabi halaf halebi halef halid halil hamad hamed hamid hammud hasan hassan hatip
    huseyin hussein ibrahim isa jasim juma jumaa khalaf khaled khalid khalil khatib kurdi mahmoud
    mahmud masri misri mohammad mohammed muhammed musa mustafa najjar nasser neccar omar omer osman
    rashid resid said saleh salem salih sayed selim seyh shami sheikh suleyman turki yusuf zein
""")
#: Surnames that are nothing else: -oğlu, -enko, -zade, -ova, El- and Al- with an Arabic name.
_SURNAME_SHAPE = re.compile(
    rf"\w{{3,}}(?:oglu|enko|zade|zada|zoda|zai|ovic|evic|ov|[yiae]ev|[yia]eva|dze|shvili|svili)"
    rf"|\w{{4,}}(?:ova|chuk|skiy|skyi|skyy|skaya|ska|[snrk]yan)|\w{{3,}}[^\W_aeiou]bek"
    rf"|\w{{3,}}(?:jon|khan)|(?:el|al){_ARTICLED}\w{{0,2}}"
)
#: What many Turkish surnames end with: Gökdere, Kızıltepe, Özbulut.
_LIKELY_SURNAME = re.compile(
    r"\w{2,}(?:dere|tas|kaya|turk|soy|demir|tepe|yurt|bulut|kiran|alp|pinar|kilic|aslan|yildiz)"
)
_NO_SURNAMES = frozenset({"cukurova", "yalova", "nova", "supernova", "kasimov"})


def is_given(plain: str) -> bool:
    """Whether it is a given name, perhaps also an ordinary word."""
    return plain in GIVEN or is_shaped(plain)


def is_sure(plain: str) -> bool:
    """Whether it is a given name and nothing else."""
    return plain in SURE or is_shaped(plain)


def is_shaped(plain: str) -> bool:
    """Whether it is built as only given names are."""
    likely = plain.startswith(_HEADS) or plain.endswith(_TAILS)
    return likely and plain not in _NOBODY and _GIVEN_SHAPE.fullmatch(plain) is not None


def is_surname(plain: str) -> bool:
    """Whether it is a surname that officers meet often, or is built as surnames are."""
    return plain in SURNAMES or is_surely_surname(plain)


def is_likely_surname(plain: str) -> bool:
    """Whether a capitalised word behind another could well be a surname."""
    return is_surname(plain) or _LIKELY_SURNAME.fullmatch(plain) is not None


def is_surely_surname(plain: str) -> bool:
    """Whether it is built as only surnames are."""
    return _SURNAME_SHAPE.fullmatch(plain) is not None and plain not in _NO_SURNAMES

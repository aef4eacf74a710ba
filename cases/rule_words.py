"""The Turkish words that rules.yaml uses for what the program has names of its own for."""

from collections.abc import Mapping
from difflib import get_close_matches
from typing import Annotated, TypeVar

from pydantic import BeforeValidator

from cases.board import Late, Method
from cases.durations import fault

T = TypeVar("T")

#: Who may do something: the roles, and two places somebody may have towards one case.
CAPACITIES: Mapping[str, str] = {
    "memur": "officer",
    "sekreter": "secretary",
    "kurul üyesi": "member",
    "editör": "editor",
    "yönetici": "admin",
    "denetçi": "auditor",
    "soran": "asker",
    "üstlenen": "holder",
}
METHODS: Mapping[str, Method] = {"oy çokluğu": Method.MAJORITY, "oy birliği": Method.CONSENSUS}
LATES: Mapping[str, Late] = {
    "sayılır": Late.COUNT,
    "eklenir": Late.ANNEX,
    "alınmaz": Late.REFUSE,
}
YES_NO: Mapping[str, bool] = {"evet": True, "hayır": False}
#: From Monday.
WEEKDAYS = ("pazartesi", "salı", "çarşamba", "perşembe", "cuma", "cumartesi", "pazar")


def nearest(typed: str, known: Mapping[str, object] | tuple[str, ...]) -> str | None:
    """The word that was probably meant."""
    found = get_close_matches(typed.replace("İ", "i").lower(), list(known), n=1, cutoff=0.6)
    return found[0] if found else None


def _one_of(words: Mapping[str, T]) -> BeforeValidator:
    def chosen(value: object) -> object:
        if not isinstance(value, str) or value in words.values():
            return value
        typed = value.strip().replace("İ", "i").lower()
        if typed in words:
            return words[typed]
        meant = nearest(typed, words) or next(iter(words))
        raise fault(f"için '{value}' yazılamaz; yazılabilecekler: {', '.join(words)}.", meant)

    return BeforeValidator(chosen)


Capacity = Annotated[str, _one_of(CAPACITIES)]
VotingMethod = Annotated[Method, _one_of(METHODS)]
Lateness = Annotated[Late, _one_of(LATES)]
YesNo = Annotated[bool, _one_of(YES_NO)]

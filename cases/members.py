"""Who may sit on a referral: members by expertise, conflicts of interest, quorum and groups."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from cases.case import Case
from cases.errors import Code, DeskError
from cases.people import Grant, Municipality, Person, Role
from cases.rules import BoardRules, Rules


class Conflict(StrEnum):
    """Why a conflict of interest is suggested to a member; only she declares one."""

    ASKER = "asker"  # she asked herself
    INSTITUTION = "institution"  # she belongs to the asker's institution
    MUNICIPALITY = "municipality"  # she belongs to the asker's municipality


#: With these a member is not asked at all.
_EXCLUDES = frozenset({Conflict.ASKER, Conflict.INSTITUTION})
_DOTLESS = str.maketrans("Iİı", "iii")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A member who could be asked; `score` says how near the case is to her expertise."""

    person: Person
    grant: Grant
    conflict: str | None
    score: int

    @property
    def is_excluded(self) -> bool:
        """Whether the desk does not ask her at all."""
        return self.conflict in _EXCLUDES


def propose(
    members: Sequence[Person], case: Case, asker: Person | None, at: datetime, rules: Rules
) -> tuple[Candidate, ...]:
    """The members with a good role: without a conflict first, the most expert first.

    Of equals those stand first whose group the board must not lack.
    """
    found = []
    for person in members:
        grant = person.grant(Role.MEMBER, at)
        if grant is not None:
            conflict = conflict_of(person, case, asker, at)
            found.append(Candidate(person, grant, conflict, _score(grant, case)))
    return tuple(sorted(found, key=lambda candidate: _rank(candidate, rules.board)))


def conflict_of(person: Person, case: Case, asker: Person | None, at: datetime) -> Conflict | None:
    """The gravest conflict that what the desk knows of both suggests: of all her good grants."""
    if person.id == case.officer_id:
        return Conflict.ASKER
    posts = [grant.post for grant in person.grants if grant.holds(at)]
    towns = _towns(case, asker)
    institutions = {_plain(post.institution) for post in posts} - {""}
    if institutions & (_institutions(asker) | {f"{town} belediyesi" for town, _ in towns}):
        return Conflict.INSTITUTION
    hers = set().union(*(_town(post.municipality) for post in posts))
    return Conflict.MUNICIPALITY if hers & towns else None


def require_board(
    members: Sequence[Person], case: Case, asker: Person | None, at: datetime, rules: Rules
) -> tuple[Candidate, ...]:
    """The chosen members, each once, as they would be asked.

    Raises DeskError for whoever is none, for the asker's own institution, and when not even all
    of them together reach the quorum and the groups.
    """
    chosen = {person.id: person for person in members}.values()
    candidates = propose(tuple(chosen), case, asker, at, rules)
    if len(candidates) < len(chosen):
        raise DeskError(Code.NOT_A_MEMBER)
    if any(candidate.is_excluded for candidate in candidates):
        raise DeskError(Code.OWN_INSTITUTION)
    groups = [candidate.grant.post.group for candidate in candidates]
    if len(candidates) < rules.board.quorum or lacking(groups, rules.board):
        raise DeskError(Code.BOARD_TOO_SMALL, quorum=rules.board.quorum, chosen=len(candidates))
    return candidates


def require_member(person: Person, at: datetime) -> None:
    """Who is no member any more reads and does nothing. Raises DeskError."""
    if Role.MEMBER not in person.roles(at):
        raise DeskError(Code.NOT_A_MEMBER)


def lacking(groups: Iterable[str | None], board: BoardRules) -> dict[str, int]:
    """How many members of which groups the composition still lacks."""
    there = Counter(groups)
    return {
        group: least - there[group]
        for group, least in board.composition.items()
        if there[group] < least
    }


def _rank(candidate: Candidate, board: BoardRules) -> tuple[bool, bool, int, bool, int]:
    needed = candidate.grant.post.group in board.composition
    return (
        candidate.is_excluded,
        candidate.conflict is not None,
        -candidate.score,
        not needed,
        (candidate.person.id),
    )


def _score(grant: Grant, case: Case) -> int:
    """2 for the topic, 1 for the type of the case."""
    expertise = {_plain(each) for each in grant.post.expertise}
    topic = case.request.topic is not None and _plain(case.request.topic) in expertise
    return 2 * topic + (_plain(case.request.type) in expertise)


def _towns(case: Case, asker: Person | None) -> set[tuple[str, str]]:
    towns = _town(case.request.municipality)
    if asker is not None:
        towns |= _town(asker.municipality)
        for grant in asker.grants:
            towns |= _town(grant.post.municipality)
    return towns


def _institutions(asker: Person | None) -> set[str]:
    grants = () if asker is None else asker.grants
    return {_plain(grant.post.institution) for grant in grants} - {""}


def _town(municipality: Municipality | None) -> set[tuple[str, str]]:
    if municipality is None:
        return set()
    return {(_plain(municipality.name).removesuffix(" belediyesi"), _plain(municipality.province))}


def _plain(name: str | None) -> str:
    """For comparing: without regard to case, the dots of the Turkish i, and spaces."""
    return " ".join((name or "").translate(_DOTLESS).casefold().split())

"""Who may sit on a referral: members by expertise, conflicts of interest, quorum and groups."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from cases.case import Case
from cases.errors import Code, DeskError
from cases.institutions import Town, same, words
from cases.people import Grant, Municipality, Person, Role
from cases.rules import BoardRules, Rules


class Conflict(StrEnum):
    """Why a conflict of interest is suggested to a member; only she declares one."""

    ASKER = "asker"  # she asked herself
    INSTITUTION = "institution"  # she belongs to the asker's institution
    MUNICIPALITY = "municipality"  # she belongs to the asker's municipality
    RECUSED = "recused"  # she has recused herself from this case


#: With these a member is not asked at all.
_EXCLUDES = frozenset({Conflict.ASKER, Conflict.INSTITUTION, Conflict.RECUSED})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A member who could be asked; `score` says how near the case is to her expertise."""

    person: Person
    grant: Grant
    conflict: Conflict | None
    score: int

    @property
    def is_excluded(self) -> bool:
        """Whether the desk does not ask her at all."""
        return self.conflict in _EXCLUDES


def propose(
    members: Sequence[Person],
    case: Case,
    asker: Person | None,
    at: datetime,
    rules: Rules,
    recused: Collection[int] = (),
) -> tuple[Candidate, ...]:
    """The members with a good role: without a conflict first, the most expert first.

    Of equals those stand first whose group the board must not lack. `recused` are those who have
    recused themselves from this case: that stays, and they are not asked again.
    """
    found = []
    for person in members:
        grant = person.grant(Role.MEMBER, at)
        if grant is not None:
            has_recused = person.id in recused
            conflict = Conflict.RECUSED if has_recused else conflict_of(person, case, asker, at)
            found.append(Candidate(person, grant, conflict, _score(grant, case)))
    return tuple(sorted(found, key=lambda candidate: _rank(candidate, rules.board)))


def conflict_of(person: Person, case: Case, asker: Person | None, at: datetime) -> Conflict | None:
    """The gravest conflict that what the desk knows of both suggests: of all her good grants."""
    if person.id == case.officer_id:
        return Conflict.ASKER
    good = [grant for grant in person.grants if grant.holds(at)]
    towns = _towns(case, asker)
    if any(_is_of(grant, towns, asker) for grant in good):
        return Conflict.INSTITUTION
    hers = _named(grant.post.municipality for grant in good)
    return Conflict.MUNICIPALITY if hers & towns else None


def require_board(
    members: Sequence[Person],
    case: Case,
    asker: Person | None,
    at: datetime,
    rules: Rules,
    recused: Collection[int] = (),
) -> tuple[Candidate, ...]:
    """The chosen members, each once, as they would be asked.

    Raises DeskError for whoever is none, has recused herself before or is of the asker's own
    institution, and when not even all of them together reach the quorum and the groups.
    """
    chosen = {person.id: person for person in members}.values()
    candidates = propose(tuple(chosen), case, asker, at, rules, recused)
    if len(candidates) < len(chosen):
        raise DeskError(Code.NOT_A_MEMBER)
    if any(candidate.conflict is Conflict.RECUSED for candidate in candidates):
        raise DeskError(Code.HAS_RECUSED)
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
    expertise = {words(each) for each in grant.post.expertise}
    topic = case.request.topic is not None and words(case.request.topic) in expertise
    return 2 * topic + (words(case.request.type) in expertise)


def _towns(case: Case, asker: Person | None) -> frozenset[Town]:
    """The municipalities for which it may have been asked."""
    named = [case.request.municipality]
    if asker is not None:
        named += [asker.municipality, *(grant.post.municipality for grant in asker.grants)]
    return _named(named)


def _named(municipalities: Iterable[Municipality | None]) -> frozenset[Town]:
    return frozenset(Town.of(each) for each in municipalities if each is not None)


def _is_of(grant: Grant, towns: frozenset[Town], asker: Person | None) -> bool:
    """Whether what she holds is for an institution of the asker: a municipality or another."""
    post = grant.post
    if grant.role is Role.OFFICER and _named((post.municipality,)) & towns:
        return True
    if any(town.runs(post.institution) for town in towns):
        return True
    others = () if asker is None else asker.grants
    return any(same(post.institution, other.post.institution) for other in others)

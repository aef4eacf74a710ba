"""The search by spelling beside the one that compares meanings, too, on the same questions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from knowledge.evaluate import Labelled, Report, Row, report, run
from knowledge.library import Library
from knowledge.noise import Noise, typed

#: Shares of the answerable questions at which both are compared.
COVERAGES = (0.5, 0.6, 0.7, 0.8, 0.9)
#: Ways of writing on which meaning was expected to count.
STYLES = ("english", "situation", "keyword")


@dataclass(frozen=True, slots=True)
class Pair:
    """The same questions, searched by spelling and by meaning as well."""

    questions: str
    spelling: Report
    meaning: Report


@dataclass(frozen=True, slots=True)
class Precise:
    """How often the first place is right where both are equally daring, in 0..1."""

    part: str
    coverage: float
    spelling: float
    meaning: float


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Everything that was compared."""

    pairs: tuple[Pair, ...]
    precise: tuple[Precise, ...]


def side_by_side(
    library: Library, semantic: Library, parts: Mapping[str, Sequence[Labelled]]
) -> SideBySide:
    """Ask every part in both ways, as it stands and typed otherwise."""
    pairs: list[Pair] = []
    precise: list[Precise] = []
    for name, asked in parts.items():
        by_noise = {noise: _both(library, semantic, asked, noise) for noise in _noises()}
        pairs += [_pair(f"{name}: {noise.value}", *rows) for noise, rows in by_noise.items()]
        plain, also = by_noise[Noise.AS_TYPED]
        for style in STYLES:
            chosen = [[r for r in rows if r.asked.style == style] for rows in (plain, also)]
            if chosen[0]:
                pairs.append(_pair(f"{name}: {style}", *chosen))
        precise += [
            Precise(name, coverage, precision_at(coverage, plain), precision_at(coverage, also))
            for coverage in COVERAGES
        ]
    return SideBySide(tuple(pairs), tuple(precise))


def precision_at(coverage: float, rows: Sequence[Row]) -> float:
    """The share of right first places when just so many answerable questions are answered.

    The surest come first; among them stand questions that have no answer, which are wrong.
    """
    wanted = coverage * sum(bool(row.asked.gold) for row in rows)
    answered = right = reached = 0
    for row in sorted(rows, key=_sureness):
        answered += 1
        right += bool(row.asked.gold) and row.rank == 1
        reached += bool(row.asked.gold)
        if reached >= wanted:
            break
    return right / answered if answered else 0.0


def _noises() -> tuple[Noise, ...]:
    """Capitals are left out: restored they are the same text as without diacritics."""
    return tuple(noise for noise in Noise if noise is not Noise.CAPITALS)


def _both(
    library: Library, semantic: Library, asked: Sequence[Labelled], noise: Noise
) -> tuple[Sequence[Row], Sequence[Row]]:
    again = [q.model_copy(update={"text": typed(q.text, noise)}) for q in asked]
    return run(library, again, _still), run(semantic, again, _still)


def _pair(name: str, spelling: Sequence[Row], meaning: Sequence[Row]) -> Pair:
    return Pair(name, report(spelling), report(meaning))


def _sureness(row: Row) -> float:
    return -row.decision.evidence.probability


def _still() -> float:
    """Times are measured by the benchmark: here they would make every run another."""
    return 0.0

"""The page docs/search-quality.md: a study of the search as tables."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from knowledge.evaluate import Report
from knowledge.left_out import Asked
from knowledge.library import Library
from knowledge.linear import Compared
from knowledge.noise import Noise
from knowledge.side_by_side import SideBySide
from knowledge.study import Study, area, kind, style

#: The command that writes the page.
COMMAND = "make study"
_LONGEST = 110

_HEAD = (
    "questions",
    "R@1",
    "R@3",
    "answered",
    "of these right",
    "asked back",
    "target shown",
    "false answers",
)


@dataclass(frozen=True, slots=True)
class Studied:
    """What the page tells: the library, its study, and the files each part was read from."""

    library: Library
    study: Study
    files: Mapping[str, Sequence[str]]
    ways: tuple[Compared, ...] = ()
    linear: tuple[Compared, ...] = ()
    beside: SideBySide | None = None


def page_of(studied: Studied) -> str:
    """The whole page in Markdown."""
    blocks = [
        *_top(studied),
        *_parts(studied),
        *_groups(studied),
        *_noise(studied.study),
        *_left_out(studied),
        *_confusions(studied.study),
        *_risks(studied.study),
        *_ways(studied.ways),
        *_linear(studied.linear),
        *_beside(studied.beside),
    ]
    return "\n\n".join(blocks) + "\n"


def _top(studied: Studied) -> list[str]:
    index = studied.library.index
    bands = studied.library.calibration.bands
    parts = ", ".join(f"{name} ({', '.join(files)})" for name, files in studied.files.items())
    return [
        "# Search quality",
        f"Written by `{COMMAND}`; do not edit. The same entries and questions give the same page.",
        f"{len(index.entries)} entries with {len(index.wordings)} wordings, version "
        f"`{studied.library.digest}`. Answer from {bands.answer}, ask back from {bands.clarify} "
        f"(calibration: {studied.library.calibration.fitted_on or 'none'}). Questions: {parts}.",
        "R@1 and R@3: a right entry comes first, within three. Answered: shown without asking "
        "back, of the questions that have an answer; of these right: of all answers, also of "
        "those to questions that have none. Asked back: a choice of entries or of legal status "
        "is offered. Target shown: a right entry is answered or among the choices. False "
        "answers: of the questions that nobody can answer. Every figure is that of the desk's own "
        "decision; times are measured by `make bench`. With 250 questions a share of 95 % "
        "is known to about ±3 points: smaller differences say nothing.",
    ]


def _parts(studied: Studied) -> list[str]:
    rows = [_row(p.name, p.noisy[Noise.AS_TYPED]) for p in studied.study.parts]
    false = [
        (p.name, kind_, _percent(share))
        for p in studied.study.parts
        for kind_, share in p.noisy[Noise.AS_TYPED].false_answers_by_kind.items()
    ]
    return [
        "## Tuned and held out",
        _table(("part", *_HEAD), rows),
        _table(("part", "kind without an answer", "false answers"), false),
    ]


def _groups(studied: Studied) -> list[str]:
    blocks = []
    groups = {"area": area(studied.library), "style": style, "kind": kind}
    for name, group in groups.items():
        blocks.append(f"## By {name}")
        for part in studied.study.parts:
            rows = [_row(key, found) for key, found in part.by(group).items()]
            blocks += [f"### {part.name}", _table((name, *_HEAD), rows)]
    return blocks


def _noise(study: Study) -> list[str]:
    rows = [
        _row(f"{part.name}: {noise.value}", found)
        for part in study.parts
        for noise, found in part.noisy.items()
    ]
    return [
        "## Typed otherwise",
        "The same questions again. A typing error swaps two letters, leaves one out, strikes the "
        "key beside it or strikes twice, in a word of four letters or more.",
        _table(("part", *_HEAD), rows),
    ]


def _left_out(studied: Studied) -> list[str]:
    asked = studied.study.asked
    entries = studied.library.entries
    topics = sorted({entries[one.entry].topic for one in asked})
    rows = [
        _asked_row("aliases", [one for one in asked if not one.is_example]),
        _asked_row("examples", [one for one in asked if one.is_example]),
        *(
            _asked_row(topic, [one for one in asked if entries[one.entry].topic == topic])
            for topic in topics
        ),
    ]
    return [
        "## One wording left out at a time",
        "Each alias and example is asked while it is thought away: its own row is masked and its "
        "terms are taken off its entry, whose cosine and BM25 are computed anew. The rarity of "
        "terms, the mean length of entries and the vocabulary of the correction stay as they "
        "are. An alias is often the only place of an abbreviation or a trade word, so this is a "
        "lower bound: it tells which entries hang on single wordings.",
        _table(("wordings", "count", "entry first", "within three"), rows),
        "Entries that hang most on single wordings:",
        _table(
            ("entry", "count", "entry first", "within three"),
            _weakest(asked),
        ),
    ]


def _weakest(asked: Sequence[Asked]) -> list[tuple[str, ...]]:
    by_entry: dict[str, list[Asked]] = {}
    for one in asked:
        by_entry.setdefault(one.entry, []).append(one)
    ordered = sorted(by_entry, key=lambda name: (_first_share(by_entry[name]), name))
    return [_asked_row(f"`{name}`", by_entry[name]) for name in ordered[:20]]


def _first_share(asked: Sequence[Asked]) -> float:
    return sum(one.place == 1 for one in asked) / len(asked)


def _asked_row(name: str, asked: Sequence[Asked]) -> tuple[str, ...]:
    if not asked:
        return name, "0", "–", "–"
    within = sum(one.place <= 3 for one in asked) / len(asked)  # noqa: PLR2004 - three choices
    return name, str(len(asked)), _percent(_first_share(asked)), _percent(within)


def _confusions(study: Study) -> list[str]:
    rows = [
        (f"`{c.meant}`", f"`{c.found}`", str(c.questions), str(c.wordings), _short(c.example))
        for c in study.confusions
    ]
    return [
        "## Confused entries",
        "Pairs with two cases or more, questions of all parts and left-out wordings together.",
        _table(("meant", "found first", "questions", "wordings", "for example"), rows),
    ]


def _risks(study: Study) -> list[str]:
    blocks = [
        "## Risk and coverage",
        "What another answer threshold would give. Right: of the answers; coverage: of the "
        "questions that have an answer; then the false answers by kind.",
    ]
    for part in study.parts:
        kinds = list(part.risks[0].false)
        rows = [
            (
                f"{risk.threshold:g}",
                _percent(risk.precision),
                _percent(risk.coverage),
                *(_percent(risk.false[name]) for name in kinds),
            )
            for risk in part.risks
        ]
        blocks += [f"### {part.name}", _table(("threshold", "right", "coverage", *kinds), rows)]
    return blocks


def _ways(ways: Sequence[Compared]) -> list[str]:
    if not ways:
        return []
    return [
        "## Other weights and views",
        "The desk's score with a view left out or doubled, and with two further views. A gain "
        "counts from 1.5 points on the questions held out.",
        _compared("way", ways),
    ]


def _linear(linear: Sequence[Compared]) -> list[str]:
    if not linear:
        return []
    return [
        "## A trained model instead of nearest wordings",
        "A softmax regression over the same letter triples and word beginnings, trained on all "
        "wordings, alone and added to the score; the weight is chosen on the first part. It would "
        "become part of the desk if it gained two points on the questions held out.",
        _compared("engine", linear),
    ]


def _beside(beside: SideBySide | None) -> list[str]:
    told = [
        "## By meaning, too: the extra `semantic`",
        "A small multilingual model beside the desk's own views, on the same questions restored "
        "to the editors' spelling, with weights, coefficients and bands fitted on the first part "
        "([decision 0009](decisions/0009-meaning-as-an-extra.md)). It would be installed by "
        "default if it gained two points of target shown, or of right answers where both "
        "answer equally many, on the questions held out.",
    ]
    if beside is None:
        return [*told, "Not measured this time: the extra is not installed."]
    pairs = [
        (pair.questions, *row[1:])
        for pair in beside.pairs
        for row in (_row("", pair.spelling), _row("", pair.meaning))
    ]
    ways = ("spelling", "and meaning") * len(beside.pairs)
    precise = [
        (p.part, _percent(p.coverage), _percent(p.spelling), _percent(p.meaning))
        for p in beside.precise
    ]
    return [
        *told,
        _table(
            ("part", "search", *_HEAD),
            [(row[0], way, *row[1:]) for row, way in zip(pairs, ways, strict=True)],
        ),
        "How often the first place is right when the surest so many of the answerable questions "
        "are answered; those without an answer that come among them count as wrong.",
        _table(("part", "answered", "spelling: right", "and meaning: right"), precise),
    ]


def _compared(name: str, compared: Sequence[Compared]) -> str:
    rows = [
        (one.part, one.engine, str(one.questions), _percent(one.at_1), _percent(one.at_3))
        for one in compared
    ]
    return _table(("part", name, "questions", "R@1", "R@3"), rows)


def _row(name: str, found: Report) -> tuple[str, ...]:
    return (
        name,
        str(found.questions),
        _percent(found.recall_at_1),
        _percent(found.recall_at_3),
        _percent(found.answer_coverage),
        _percent(found.answer_precision),
        _percent(found.clarified),
        _percent(found.target_shown),
        _percent(found.false_answers),
    )


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{100 * share:.1f} %"


def _short(text: str) -> str:
    line = " ".join(text.replace("|", "/").split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST].rstrip()}…"

"""From scores to a decision. What is invalid, missing, tied or too short is never an answer."""

import math
import re
from dataclasses import replace

from knowledge.answer import (
    Abstention,
    Answer,
    Clarification,
    Decision,
    Evidence,
    Why,
)
from knowledge.calibration import Calibration
from knowledge.entry import Entry
from knowledge.index import PREFIX, Index
from knowledge.query import Query, read_query
from knowledge.rank import FEATURES, Scored, features, matches, probability, score
from knowledge.status import said_in
from knowledge.text import fold, sentences, tokens

#: Longer messages are pasted documents, not questions.
MAX_CHARS = 1500
#: Choices that a clarification offers, and nearest entries of an abstention.
CHOICES = 3
#: A third choice has at least this share of the first one's score: on the development questions
#: of 2026-11 a lower one was never what the officer meant.
THIRD_CHOICE = 0.5
#: Candidates kept as evidence of a decision.
KEPT = 8
#: A part of a message is a question of its own from this many words on.
PART_WORDS = 3
#: Parts of a message that are looked at.
PARTS = 4
#: Two scores nearer than this are a tie.
TIE = 1e-6

_QUESTION = re.compile(
    r"\?|\bm[iu]\b|\bm[iu](?:yiz|yuz|dir|dur|siniz|sunuz|yim|yum)\b"
    r"|\b(?:nasil|nere\w*|hangi\w*|kim\w{0,3}|kac\w{0,4}|nedir|neler|gerek\w*|lazim|zorunda\w*)\b"
)
_JOINT = re.compile(r"(?i)\b(?:ayr[ıi]ca|bir de|birde|bunun yan[ıi]nda|ek olarak|ikincisi|peki)\b")


def decide(text: str, index: Index, calibration: Calibration) -> Decision:
    """Answer, ask back or abstain; never raises for any text."""
    if len(text) > MAX_CHARS:
        return Abstention((), Evidence(), Why.TOO_LONG)
    query = read_query(text, index)
    if not query.words or not index.entries:
        return Abstention((), Evidence(), Why.EMPTY)
    scored = score(query, index, calibration)
    evidence = _evidence(scored, index, calibration)
    pair = _two_questions(text, query, index, calibration)
    if pair is not None:
        return Clarification(pair, evidence, Why.TWO_QUESTIONS)
    one_word = len(set(query.words)) == 1
    is_topic = one_word and _is_topic(query.words[0], evidence.matches[0].entry, index)
    return _banded(text, evidence, calibration, one_word=one_word, is_topic=is_topic)


def _is_topic(word: str, entry: Entry, index: Index) -> bool:
    """Whether a bare word names what an entry asks about: then what of it is still to be asked.

    A word that half of the entries know names nothing ("belediye").
    """
    stem = word[:PREFIX]
    known = index.entry_words.rows.get(stem)
    is_rare = known is not None and 2 * (known.stop - known.start) < len(index.entries)
    return is_rare and any(other[:PREFIX] == stem for other in tokens(entry.question))


def _evidence(scored: Scored, index: Index, calibration: Calibration) -> Evidence:
    values = features(scored, index)
    named = dict(zip(FEATURES, map(float, values), strict=False))  # further ones may follow
    return Evidence(
        matches=matches(scored, index, KEPT),
        probability=probability(values, calibration),
        margin=named["margin"],
        coverage=named["coverage"],
    )


def _banded(
    text: str, evidence: Evidence, calibration: Calibration, *, one_word: bool, is_topic: bool
) -> Decision:
    entries = _choices(evidence)
    bands, p = calibration.bands, evidence.probability
    if not (math.isfinite(p) and math.isfinite(evidence.margin)):
        return Abstention(entries, evidence, Why.NOT_FOUND)
    if p < bands.clarify and not is_topic:
        return Abstention(entries, evidence, Why.NOT_FOUND)
    if one_word:
        return Clarification(entries, evidence, Why.ONE_WORD)
    if p >= bands.answer and evidence.margin > TIE:
        return _answer(text, evidence)
    tied = evidence.margin <= TIE or p >= bands.answer
    return Clarification(entries, evidence, Why.CLOSE if tied else Why.UNSURE)


def _choices(evidence: Evidence) -> tuple[Entry, ...]:
    """The first two entries, and a third that is not far behind the first."""
    best = evidence.matches[:CHOICES]
    return tuple(
        match.entry
        for place, match in enumerate(best)
        if place + 1 < CHOICES or match.score >= THIRD_CHOICE * best[0].score
    )


def _answer(text: str, evidence: Evidence) -> Decision:
    entry = evidence.matches[0].entry
    said = said_in(text)
    if not entry.variants:
        return Answer(entry, evidence, said.single, said.presumed)
    if said.single is None:
        return Clarification((entry,), evidence, Why.STATUS)
    return Answer(entry, evidence, said.single, said.presumed)


def _two_questions(
    text: str, whole: Query, index: Index, calibration: Calibration
) -> tuple[Entry, ...] | None:
    """The entries of two questions asked in one message, each sure enough on its own.

    Whom the message is about is often told in one of its parts only.
    """
    if whole.verbatim is not None:
        return None
    parts = [p for s in sentences(text) for p in _JOINT.split(s)]
    asked = [p for p in parts if _QUESTION.search(fold(p)) and len(tokens(p)) >= PART_WORDS]
    asked = asked[:PARTS]
    found: dict[str, Entry] = {}
    for place, part in enumerate(asked, 1):
        if not found and place == len(asked):
            break  # the last one alone makes no two
        query = read_query(part, index)
        query = replace(query, is_cued=query.is_cued or whole.is_cued)
        scored = score(query, index, calibration)
        if probability(features(scored, index), calibration) >= calibration.bands.part:
            first = index.entries[scored.order[0]]
            found.setdefault(first.id, first)
    return tuple(found.values())[:CHOICES] if len(found) > 1 else None

"""Turns the plain data of the registers into values, with a finding for every row that is none."""

import math
from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

from pydantic import ValidationError

from knowledge.calibration import Calibration
from knowledge.document import Document
from knowledge.entry import Value
from knowledge.finding import Finding
from knowledge.misfits import schema_findings, typed_findings
from knowledge.rank import FEATURES, MEANING_FEATURES
from knowledge.shelf import Row

T = TypeVar("T", bound=Value)
#: A group of one phrase says nothing.
LEAST_PHRASES = 2


def register(
    file: str, document: Document, kind: type[T], key: Callable[[T], str]
) -> tuple[Mapping[str, T], tuple[Finding, ...]]:
    """The rows of topics, laws or institutions by key."""
    read, findings = rows(file, document, kind, key)
    return {key(row.value): row.value for row in read}, findings


def rows(
    file: str, document: Document, kind: type[T], key: Callable[[T], str]
) -> tuple[tuple[Row[T], ...], tuple[Finding, ...]]:
    """The rows of a register that are in order, each with its place in the file."""
    found: list[Row[T]] = []
    known: set[str] = set()
    findings = [*typed_findings(file, document), *_no_list(file, document, '- {key: "…"}')]
    for place, row in enumerate(document.data if isinstance(document.data, list) else []):
        try:
            value = kind.model_validate(row)
        except ValidationError as error:
            findings.extend(schema_findings(file, document, error, kind, (place,)))
            continue
        if key(value) in known:
            findings.append(_twice(file, document.line_of((place,)), key(value)))
        known.add(key(value))
        found.append(Row(file, document, place, value))
    return tuple(found), tuple(dict.fromkeys(findings))


def groups(
    file: str, document: Document
) -> tuple[tuple[tuple[str, ...], ...], tuple[Finding, ...]]:
    """The groups of synonyms: each a list of at least two phrases."""
    rows = document.data if isinstance(document.data, list) else []
    bad = tuple(place for place, row in enumerate(rows) if len(_texts(row)) < LEAST_PHRASES)
    example = '- ["geçici koruma", gkas]'
    message = "Her öbek, aynı anlama gelen en az iki sözün listesi olmalı."
    findings = (
        *_no_list(file, document, example),
        *(_odd(file, document, place, message, example) for place in bad),
    )
    return tuple(_texts(row) for place, row in enumerate(rows) if place not in bad), findings


def words(file: str, document: Document) -> tuple[frozenset[str], tuple[Finding, ...]]:
    """The words that carry nothing: a plain list."""
    rows = document.data if isinstance(document.data, list) else []
    bad = tuple(place for place, row in enumerate(rows) if not isinstance(row, str))
    message = "Her satırda tek bir söz olmalı."
    findings = (
        *_no_list(file, document, "- merhaba"),
        *(_odd(file, document, place, message, "- merhaba") for place in bad),
    )
    return frozenset(row for row in rows if isinstance(row, str)), findings


def calibration(file: str, document: Document) -> tuple[Calibration, tuple[Finding, ...]]:
    """The fitted numbers; the shipped defaults stand in while the file is wrong."""
    try:
        found = Calibration.model_validate(document.data)
    except ValidationError as error:
        return Calibration(), tuple(schema_findings(file, document, error, Calibration))
    path = _unusable(found)
    if not path:
        return found, ()
    many = len(FEATURES) + (len(MEANING_FEATURES) if "semantic" in path else 0)
    message = (
        f"'{'.'.join(path)}' içinde {many + 1} sonlu sayı olmalı; dosya elle değiştirilmiş "
        "ya da eski bir sürümden kalmış."
    )
    example = "danisma knowledge calibrate SORULAR.jsonl"
    line = document.line_of(path)
    return Calibration(), (Finding(file, line, ".".join(path), "schema", message, example),)


def _unusable(found: Calibration) -> tuple[str, ...]:
    """Where the coefficients do not fit the features or are not finite; empty when they do."""
    if not _fits(found, len(FEATURES)):
        return ("coefficients",)
    if found.semantic and not _fits(found.semantic, len(FEATURES) + len(MEANING_FEATURES)):
        return "semantic", "coefficients"
    return ()


def _fits(found: Calibration, features: int) -> bool:
    numbers = [*found.coefficients, *(value for _, value in found.weights)]
    return len(found.coefficients) == features + 1 and all(map(math.isfinite, numbers))


def _texts(row: object) -> tuple[str, ...]:
    """The texts of a row; none when anything else stands among them."""
    parts = row if isinstance(row, list) else []
    return tuple(map(str, parts)) if all(isinstance(part, str) for part in parts) else ()


def _no_list(file: str, document: Document, example: str) -> Iterator[Finding]:
    if not isinstance(document.data, list) or not document.data:
        message = "Dosya bir liste olmalı: her öge ayrı satırda, başında çizgi (-) ile."
        yield Finding(file, 1, "", "schema", message, example)


def _odd(file: str, document: Document, place: int, message: str, example: str) -> Finding:
    return Finding(file, document.line_of((place,)), "", "schema", message, example)


def _twice(file: str, line: int, key: str) -> Finding:
    return Finding(
        file,
        line,
        "key",
        "unique-key",
        f"'{key}' anahtarı ikinci kez yazılmış.",
        "İki satırdan birini siliniz ya da ona başka bir anahtar veriniz.",
    )

"""Small changes of an entry's text where it stands, so that the editors' remarks stay.

What is read back must say what was meant and nothing else. A text in which this cannot be had
raises AmendError: a person changes it by hand.
"""

from collections.abc import Callable, Sequence
from datetime import date

import yaml

from knowledge.document import Data, read
from knowledge.syntax import DocumentError

#: A wording as it may stand between double quotes; the quotation marks in it become curved ones.
_QUOTES = str.maketrans({"\\": "/", '"': "”", "\n": " ", "\r": " ", "\t": " "})


class AmendError(Exception):
    """The text is written so that a machine had better not touch it."""


def with_alias(text: str, wording: str) -> str:
    """The text with one more way to ask, behind the others."""
    typed = " ".join(wording.translate(_QUOTES).split())

    def meant(data: dict[str, Data]) -> dict[str, Data]:
        aliases = data.get("aliases")
        return {**data, "aliases": [*(aliases if isinstance(aliases, list) else ()), typed]}

    node = _node(_mapping(text), "aliases")
    if not isinstance(node, yaml.SequenceNode) or not node.value:
        raise AmendError
    last = node.value[-1]
    if node.flow_style:
        amended = _inserted(text, last.end_mark.index, f', "{typed}"')
    else:
        indent = " " * node.start_mark.column
        amended = _row_below(text, last.end_mark.line, f'{indent}- "{typed}"')
    return _checked(text, amended, meant)


def reviewed(text: str, day: date, ticked: Sequence[int], *, whole: bool) -> str:
    """The text with that day on the sources of these places; `whole`: on the entry as well."""

    def meant(data: dict[str, Data]) -> dict[str, Data]:
        sources = [
            {**source, "verified": day.isoformat()}
            if place in ticked and isinstance(source, dict)
            else source
            for place, source in enumerate(_sources(data))
        ]
        read_on: dict[str, Data] = {"reviewed_on": day.isoformat()} if whole else {}
        return {**data, **({"sources": sources} if sources else {}), **read_on}

    amended = _dated(text, ("reviewed_on",), day) if whole else text
    for place in ticked:
        amended = _dated(amended, ("sources", place, "verified"), day)
    return _checked(text, amended, meant)


def _sources(data: dict[str, Data]) -> list[Data]:
    sources = data.get("sources")
    return sources if isinstance(sources, list) else []


def _checked(text: str, amended: str, meant: Callable[[dict[str, Data]], dict[str, Data]]) -> str:
    try:
        before, after = read(text.encode()).data, read(amended.encode()).data
    except DocumentError as error:
        raise AmendError from error
    if not isinstance(before, dict) or meant(before) != after:
        raise AmendError
    return amended


def _mapping(text: str) -> yaml.MappingNode:
    try:
        read(text.encode())  # refuses what is unsafe before it is composed
        node = yaml.compose(text, Loader=yaml.CSafeLoader)
    except (DocumentError, yaml.YAMLError) as error:
        raise AmendError from error
    if not isinstance(node, yaml.MappingNode):
        raise AmendError
    return node


def _node(mapping: yaml.Node | None, name: str) -> yaml.Node | None:
    if not isinstance(mapping, yaml.MappingNode):
        return None
    return next((value for key, value in mapping.value if key.value == name), None)


def _dated(text: str, path: tuple[str | int, ...], day: date) -> str:
    """The text with a day at that path, in place of another or as a new field."""
    holder: yaml.Node | None = _mapping(text)
    *way, name = path
    for part in way:
        if isinstance(part, str):
            holder = _node(holder, part)
        elif isinstance(holder, yaml.SequenceNode) and part < len(holder.value):
            holder = holder.value[part]
        else:
            raise AmendError
    if not isinstance(holder, yaml.MappingNode) or not holder.value:
        raise AmendError
    known = _node(holder, str(name))
    if known is not None:
        start, end = known.start_mark.index, known.end_mark.index
        return text[:start] + day.isoformat() + text[end:]
    last = holder.value[-1][1]
    if holder.flow_style:
        return _inserted(text, last.end_mark.index, f", {name}: {day.isoformat()}")
    indent = " " * holder.value[0][0].start_mark.column
    return _row_below(text, last.end_mark.line, f"{indent}{name}: {day.isoformat()}")


def _inserted(text: str, at: int, what: str) -> str:
    return text[:at] + what + text[at:]


def _row_below(text: str, line: int, row: str) -> str:
    """The text with a row of its own below that line (from zero), whatever stands behind it."""
    rows = text.split("\n")
    rows.insert(line + 1, row)
    return "\n".join(rows)

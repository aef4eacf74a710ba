"""Which field an editor meant by a name that the schema does not know."""

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Any, TypeAlias, get_args

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from knowledge.labels import ALSO_CALLED, LABELS
from knowledge.text import tokens

#: The annotation of a field: a type, a union, a tuple of types.
Annotation: TypeAlias = Any


def guessed(detail: ErrorDetails, kind: type[BaseModel]) -> tuple[int | str, ...]:
    """The path of the field that an unknown key most probably means; empty when none."""
    if detail["type"] != "extra_forbidden":
        return ()
    *where, typed = detail["loc"]
    allowed = fields_at(kind, where)
    word = str(typed).replace("_", " ").replace("ı", "i").casefold()
    by_label = {plain(LABELS[key]): key for key in allowed if key in LABELS}
    by_label |= {plain(also): key for also, key in ALSO_CALLED.items() if key in allowed}
    near = get_close_matches(plain(word), by_label, n=1, cutoff=0.75)
    if near:
        return (*where, by_label[near[0]])
    near = get_close_matches(str(typed).casefold(), allowed, n=1, cutoff=0.6)
    return (*where, near[0]) if near else ()


def plain(text: str) -> str:
    """The folded words of a text, for comparing what was typed with what exists."""
    return " ".join(tokens(text))


def fields_at(kind: type[BaseModel], path: Iterable[int | str]) -> tuple[str, ...]:
    """The fields that may stand at a path of a model."""
    here: Annotation = kind
    for part in path:
        if isinstance(here, type) and issubclass(here, BaseModel):
            field = here.model_fields.get(str(part))
            here = field.annotation if field else None
        else:
            here = _inside(here)
        here = _without_none(here)
    known = isinstance(here, type) and issubclass(here, BaseModel)
    return tuple(here.model_fields) if known else ()


def _inside(kind: Annotation) -> Annotation:
    """What a tuple or a mapping holds."""
    inner = [part for part in get_args(kind) if part is not Ellipsis]
    return inner[-1] if inner else None


def _without_none(kind: Annotation) -> Annotation:
    parts = get_args(kind)
    if type(None) not in parts:
        return kind
    return next((part for part in parts if part is not type(None)), None)

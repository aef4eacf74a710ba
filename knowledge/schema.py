"""The JSON Schemas of the editors' files, for programs that help while typing."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from pydantic import BaseModel

from knowledge.entry import Entry
from knowledge.labels import LABELS, example_of
from knowledge.resource import Event, Practice, Publication

_DIALECT = "http://json-schema.org/draft-07/schema#"


class Described(StrEnum):
    """The sorts of files that have a schema; the values name its file, too."""

    ENTRY = "entry"
    PUBLICATIONS = "publications"
    PRACTICES = "practices"
    EVENTS = "events"


#: How a schema is called where editors list schemas, and what one entry or row is.
_SORTS: Mapping[Described, tuple[str, type[BaseModel]]] = {
    Described.ENTRY: ("Danışma Masası bilgi kaydı", Entry),
    Described.PUBLICATIONS: ("Danışma Masası yayınları", Publication),
    Described.PRACTICES: ("Danışma Masası uygulamaları", Practice),
    Described.EVENTS: ("Danışma Masası etkinlikleri", Event),
}


def schema_of(sort: Described) -> dict[str, Any]:
    """The shape of a file, with the Turkish name and an example of every field."""
    title, kind = _SORTS[sort]
    shape = _shape(kind)
    if sort is not Described.ENTRY:
        shape = {"$defs": shape.pop("$defs"), "type": "array", "items": shape}
    return {"$schema": _DIALECT, **shape, "title": title}


def _shape(kind: type[BaseModel]) -> dict[str, Any]:
    shape = kind.model_json_schema()
    for part in (shape, *shape.get("$defs", {}).values()):
        part.pop("description", None)
        for name, field in part.get("properties", {}).items():
            field["title"] = LABELS[name]
            field["description"] = f"Örnek: {example_of(name)}"
    return shape

"""The JSON Schema of an entry, for editors that help while typing."""

from typing import Any

from knowledge.entry import Entry
from knowledge.labels import LABELS, example_of

#: How an entry's schema is called where editors list schemas.
_TITLE = "Danışma Masası bilgi kaydı"


def entry_schema() -> dict[str, Any]:
    """The shape of an entry with the Turkish name and an example of every field."""
    schema = Entry.model_json_schema()
    parts = [schema, *schema.get("$defs", {}).values()]
    for part in parts:
        part.pop("description", None)
        for name, field in part.get("properties", {}).items():
            field["title"] = LABELS[name]
            field["description"] = f"Örnek: {example_of(name)}"
    return {"$schema": "http://json-schema.org/draft-07/schema#", **schema, "title": _TITLE}

"""The schema beside the entries helps editors while they type, and is never out of date."""

import json
from pathlib import Path

from knowledge.entry import Entry
from knowledge.labels import LABELS
from knowledge.schema import entry_schema

ROOT = Path(__file__).parents[2]


def test_schema_file_is_what_the_command_writes() -> None:
    written = (ROOT / "knowledge/entry.schema.json").read_text(encoding="utf-8")
    assert written == json.dumps(entry_schema(), ensure_ascii=False, indent=2) + "\n", (
        "danisma knowledge schema > knowledge/entry.schema.json"
    )


def test_every_field_has_its_turkish_name_and_an_example() -> None:
    schema = entry_schema()
    assert set(schema["properties"]) == set(Entry.model_fields)
    for part in (schema, *schema["$defs"].values()):
        for name, field in part.get("properties", {}).items():
            assert field["title"] == LABELS[name]
            assert field["description"].startswith("Örnek: ")


def test_code_opens_the_entries_with_the_schema() -> None:
    settings = json.loads((ROOT / ".vscode/settings.json").read_text(encoding="utf-8"))
    ((schema, files),) = settings["yaml.schemas"].items()
    assert (ROOT / schema).is_file()
    assert list(ROOT.glob(files))

"""The schemas beside the files help editors while they type, and are never out of date."""

import json
from pathlib import Path

import pytest

from knowledge.entry import Entry
from knowledge.labels import LABELS
from knowledge.resource import Event, Practice, Publication
from knowledge.schema import Described, schema_of

ROOT = Path(__file__).parents[2]
ROWS = {
    Described.PUBLICATIONS: Publication,
    Described.PRACTICES: Practice,
    Described.EVENTS: Event,
}


@pytest.mark.parametrize("sort", Described)
def test_schema_file_is_what_the_command_writes(sort: Described) -> None:
    written = (ROOT / f"knowledge/{sort}.schema.json").read_text(encoding="utf-8")
    assert written == json.dumps(schema_of(sort), ensure_ascii=False, indent=2) + "\n", (
        f"danisma knowledge schema {sort} > knowledge/{sort}.schema.json"
    )


def test_every_field_has_its_turkish_name_and_an_example() -> None:
    schema = schema_of(Described.ENTRY)
    assert set(schema["properties"]) == set(Entry.model_fields)
    for part in (schema, *schema["$defs"].values()):
        for name, field in part.get("properties", {}).items():
            assert field["title"] == LABELS[name]
            assert field["description"].startswith("Örnek: ")


@pytest.mark.parametrize(("sort", "kind"), ROWS.items())
def test_register_is_a_list_of_rows(
    sort: Described, kind: type[Publication | Practice | Event]
) -> None:
    schema = schema_of(sort)
    assert schema["type"] == "array"
    fields = schema["items"]["properties"]
    assert set(fields) == set(kind.model_fields)
    assert {name: field["title"] for name, field in fields.items()} == {
        name: LABELS[name] for name in kind.model_fields
    }


def test_code_opens_the_files_with_their_schemas() -> None:
    settings = json.loads((ROOT / ".vscode/settings.json").read_text(encoding="utf-8"))
    schemas = settings["yaml.schemas"]
    assert {Path(schema).name for schema in schemas} == {f"{s}.schema.json" for s in Described}
    for schema, files in schemas.items():
        assert (ROOT / schema).is_file()
        assert list(ROOT.glob(files))

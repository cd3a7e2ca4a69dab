"""The JSON Schema of the format, for editors: one document that accepts every file of a questionnaire.

It is made from the models that load a questionnaire, so it accepts whatever loads; what only a look at several files
can tell (an id that does not exist) is the lint's. `$defs` holds one schema per file, under the file's name, for those
who want to check one file against its own.
"""

from typing import Any

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from assessor.questionnaire.load import HEAD, OPTIONAL
from assessor.questionnaire.model import Area, Head
from assessor.questionnaire.role_pack import COMMON, Common, RolePack
from assessor.questionnaire.sentences import Sentences

AREA = "area.yaml"
"""The name in `$defs` of every areas/<id>.yaml."""
SENTENCES = "sounds_like.yaml"
"""The name in `$defs` of every sounds_like/<area>.yaml."""
PACK = "role_pack.yaml"
"""The name in `$defs` of every role_packs/<role>.yaml."""
PACKS_SHARE = "role_packs_common.yaml"
"""The name in `$defs` of role_packs/_common.yaml."""
TITLES = {
    AREA: "areas/<id>.yaml",
    SENTENCES: "sounds_like/<area>.yaml",
    PACK: "role_packs/<role>.yaml",
    PACKS_SHARE: COMMON,
}


def schema() -> dict[str, Any]:
    """JSON Schema, draft 2020-12."""
    shapes: dict[str, Any] = {
        HEAD: Head,
        AREA: Area,
        **OPTIONAL,
        SENTENCES: Sentences,
        PACK: RolePack,
        PACKS_SHARE: Common,
    }
    made, shared = TypeAdapter.json_schemas(
        [(name, "validation", TypeAdapter(shape)) for name, shape in shapes.items()], schema_generator=_Strict
    )
    files = {name: _titled(name, made[name, "validation"]) for name in shapes}
    return {
        "$schema": GenerateJsonSchema.schema_dialect,
        "title": "A file of an assessor questionnaire",
        "anyOf": [{"$ref": f"#/$defs/{name}"} for name in files],
        "$defs": {**files, **shared.get("$defs", {})},
    }


def _titled(name: str, shape: JsonSchemaValue) -> dict[str, Any]:
    return {**shape, "title": TITLES.get(name, name)}


class _Strict(GenerateJsonSchema):
    """Like the loader: a key that must be an id is refused when it is none."""

    def dict_schema(self, schema: core_schema.DictSchema) -> JsonSchemaValue:
        made = super().dict_schema(schema)
        if "patternProperties" in made:
            made.setdefault("additionalProperties", False)
        return made

"""The shape of everything that crosses the wire."""

from typing import Any, TypeAlias

#: A JSON object: the Bot API has no smaller common shape.
Json: TypeAlias = dict[str, Any]

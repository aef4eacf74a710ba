"""Every call checked against a description of the Bot API that nobody here wrote.

The description is the PyPI package `selfrotgram`, generated from the Bot API's page: a development
dependency. Without it calls are not checked, and their verdict in the journal is None.
"""

import dataclasses
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec
from inspect import getsource
from types import ModuleType
from typing import Any, get_type_hints

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

_LOOSE = ConfigDict(arbitrary_types_allowed=True)
_CLASS = re.compile(r"^class (\w+)", re.MULTILINE)
_FIELD = re.compile(r'^    (\w+): [^\n]*\n    """(.*?)"""', re.MULTILINE | re.DOTALL)
_LENGTH = re.compile(r"\b(\d+)-(\d+) (characters|bytes|items)")
_UP_TO = re.compile(r"\b[Uu]p to (\d+) (characters|bytes|items)")
_RANGE = re.compile(r"Values between (\d+)-(\d+)")
#: How many objections to one call are worth writing down.
MOST = 5


@dataclass(frozen=True, slots=True)
class Length:
    """A rule found in the prose beside a field."""

    least: int
    most: int
    unit: str
    after_parsing: bool = False

    @classmethod
    def stated(cls, prose: str) -> "Length | None":
        """The rule that prose states, None when it states none."""
        parsed = "entit" in prose and "parsing" in prose
        if found := _RANGE.search(prose):
            return cls(int(found[1]), int(found[2]), "value")
        if found := _LENGTH.search(prose):
            return cls(int(found[1]), int(found[2]), found[3], parsed)
        if found := _UP_TO.search(prose):
            return cls(0, int(found[1]), found[2], parsed)
        return None

    def objection(self, value: object) -> str | None:
        """What is wrong with a value, None when nothing is."""
        measured = self._measure(value)
        if measured is None or self.least <= measured <= self.most:
            return None
        if self.unit == "value":
            return f"must be {self.least}-{self.most}, is {measured}"
        return f"must have {self.least}-{self.most} {self.unit}, has {measured}"

    def _measure(self, value: object) -> int | None:
        if self.unit == "value":
            return value if isinstance(value, int) else None
        if self.unit == "items":
            return len(value) if isinstance(value, list) else None
        if not isinstance(value, str):
            return None
        return len(value.encode()) if self.unit == "bytes" else len(value)


@dataclass(frozen=True, slots=True)
class MethodRule:
    """The parameters of one method."""

    required: frozenset[str]
    types: dict[str, TypeAdapter[Any]]
    lengths: dict[str, Length]


@dataclass(slots=True)
class Schema:
    """All methods by documented name; rules are made when first needed."""

    module: ModuleType
    classes: dict[str, type[Any]]
    method_prose: dict[str, dict[str, Length]]
    type_prose: dict[str, dict[str, Length]]
    _rules: dict[str, MethodRule] = field(default_factory=dict)

    @classmethod
    def load(cls) -> "Schema | None":
        """The schema, None when its package is not installed."""
        return _loaded()

    def verdict(self, method: str, params: dict[str, Any]) -> tuple[str, ...]:
        """What the schema objects to in a call; empty when nothing."""
        if method not in self.classes:
            return (f"{method} is not a method",)
        rule = self._rules.get(method) or self._rule(method)
        unknown = [f"{name} is not a parameter" for name in params if name not in rule.types]
        missing = [f"{name} is missing" for name in sorted(rule.required - params.keys())]
        known = {name: value for name, value in params.items() if name in rule.types}
        parsed = bool(params.get("parse_mode"))
        wrong = [o for n, v in known.items() for o in self._objections(rule, n, v, parsed=parsed)]
        return tuple((unknown + missing + wrong)[:MOST])

    def _rule(self, method: str) -> MethodRule:
        made = self.classes[method]
        hints = get_type_hints(made, vars(self.module))
        fields = dataclasses.fields(made)
        rule = self._rules[method] = MethodRule(
            frozenset(f.name for f in fields if f.default is dataclasses.MISSING),
            {f.name: TypeAdapter(hints[f.name], config=_LOOSE) for f in fields},
            self.method_prose.get(made.__name__, {}),
        )
        return rule

    def _objections(
        self, rule: MethodRule, name: str, value: object, *, parsed: bool
    ) -> Iterator[str]:
        adapter = rule.types[name]
        try:
            read = adapter.validate_json(json.dumps(value), strict=True, extra="forbid")
        except ValidationError as wrong:
            yield f"{name}: {_shortest(wrong)}"
            return
        length = rule.lengths.get(name)
        if length and not (length.after_parsing and parsed):
            objection = length.objection(value)
            if objection:
                yield f"{name} {objection}"
        for where, objection in self._inside(read):
            yield f"{name}{where} {objection}"

    def _inside(self, value: object) -> Iterator[tuple[str, str]]:
        if isinstance(value, list):
            for number, item in enumerate(value):
                yield from ((f"[{number}]{w}", o) for w, o in self._inside(item))
        if not isinstance(value, BaseModel):
            return
        rules = self.type_prose.get(type(value).__name__, {})
        for name in value.model_fields_set:
            held = getattr(value, name)
            rule = rules.get(name)
            objection = rule.objection(held) if rule and not rule.after_parsing else None
            if objection:
                yield f".{name}", objection
            yield from ((f".{name}{w}", o) for w, o in self._inside(held))


def _shortest(wrong: ValidationError) -> str:
    """The complaint of the branch that came closest, when a value may be one of several."""
    branches: dict[object, list[str]] = defaultdict(list)
    for error in wrong.errors(include_url=False):
        place = ".".join(str(part) for part in error["loc"])
        branches[error["loc"][0] if error["loc"] else ""].append(f"{place}: {error['msg']}")
    return min(branches.values(), key=len)[0].removeprefix(": ")


@lru_cache(maxsize=1)
def _loaded() -> Schema | None:
    if find_spec("selfrot") is None:
        return None
    methods = import_module("selfrot.methods.generated")
    types = import_module("selfrot.types.generated")
    classes = {
        vars(made)["__api_method__"]: made
        for made in vars(methods).values()
        if isinstance(made, type) and "__api_method__" in vars(made)
    }
    return Schema(methods, classes, _prose(methods), _prose(types))


def _prose(module: ModuleType) -> dict[str, dict[str, Length]]:
    """The length rules in the docstrings under fields, by class and field."""
    source = getsource(module)
    starts = [(found.start(), found[1]) for found in _CLASS.finditer(source)]
    stops = [start for start, _ in starts[1:]] + [len(source)]
    rules: dict[str, dict[str, Length]] = {}
    for (start, name), stop in zip(starts, stops, strict=True):
        stated = {
            found[1]: Length.stated(found[2]) for found in _FIELD.finditer(source, start, stop)
        }
        rules[name] = {key: rule for key, rule in stated.items() if rule is not None}
    return rules

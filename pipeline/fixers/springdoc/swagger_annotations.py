"""Swagger 2 annotations -> OpenAPI 3 annotations, argument by argument, so that layout and comments stay.

Source: springdoc.org, "Migrating from SpringFox" (its table of annotations), and the Javadoc of both annotation sets.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.springdoc.swagger_reading import in_strings, read_elsewhere
from pipeline.fixers.springdoc.swagger_targets import on_operations, tags_defined
from pipeline.fixers.types.renamed_types import declares
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.project import Change
from pipeline.sources.splice import indent_at, newline_of
from pipeline.sources.syntax import ancestor, arguments, elements, field_text, literal, pairs
from pipeline.sources.syntax import field as node_field
from shared.models import Wave

_PROVIDERS = (b"springdoc", b"swagger-annotations-jakarta", b"knife4j-openapi3")
_V2 = "io.swagger.annotations"
_V3 = "io.swagger.v3.oas.annotations"
_IGNORE = "springfox.documentation.annotations.ApiIgnore"
_HOMES = {
    "Tag": "tags.",
    "Schema": "media.",
    "Content": "media.",
    "ArraySchema": "media.",
    "ApiResponse": "responses.",
    "ApiResponses": "responses.",
    "SecurityRequirement": "security.",
    "ParameterIn": "enums.",
}
_NAMES = {
    "Api": "Tag",
    "ApiOperation": "Operation",
    "ApiParam": "Parameter",
    "ApiImplicitParam": "Parameter",
    "ApiImplicitParams": "Parameters",
    "ApiModel": "Schema",
    "ApiModelProperty": "Schema",
    "ApiResponse": "ApiResponse",
    "ApiResponses": "ApiResponses",
    "Authorization": "SecurityRequirement",
    "ApiIgnore": "Hidden",
}
_KEYS: dict[str, dict[str, str]] = {
    "ApiOperation": {
        "value": "summary",
        "notes": "description",
        "nickname": "operationId",
        "hidden": "hidden",
        "tags": "tags",
        "authorizations": "security",
    },
    "ApiParam": {
        "value": "description",
        "name": "name",
        "required": "required",
        "hidden": "hidden",
        "example": "example",
    },
    "ApiImplicitParam": {"value": "description", "name": "name", "required": "required", "example": "example"},
    "ApiImplicitParams": {"value": "value"},
    "ApiModel": {"value": "name", "description": "description"},
    "ApiModelProperty": {
        "value": "description",
        "notes": "description",
        "name": "name",
        "required": "required",
        "hidden": "hidden",
        "example": "example",
        "reference": "ref",
    },
    "ApiResponse": {"message": "description"},
    "ApiResponses": {"value": "value"},
    "Authorization": {"value": "name"},
}
"""Arguments that have an equivalent; those missing here are dropped, or become `extra` ones."""
_READ = {"Api": {"value": "name", "description": "description", "tags": "name"}} | {
    name: _KEYS[name] for name in ("ApiOperation", "ApiModel", "ApiModelProperty", "ApiParam")
}
"""Accessors by annotation, for code that reads annotations (logging aspects mostly)."""


@dataclass
class _New:
    """What one annotation becomes: new keys by old key (None drops it), new values, and arguments to add."""

    keys: dict[str, str | None]
    values: dict[str, str] = field(default_factory=dict[str, str])
    extra: list[str] = field(default_factory=list[str])


@fixer(
    "swagger-annotations",
    title="Translate Swagger 2 annotations to OpenAPI 3",
    source="springdoc.org, Migrating from SpringFox; catalogue C01, C16",
    wave=Wave.IMPORTS,
)
def swagger_annotations(case: Case) -> Iterator[Change]:
    """Only where the new annotations are on the class path; the old ones alone still compile."""
    if not any(declares(case.project, name) for name in _PROVIDERS):
        return
    for path in case.project.java_paths(_V2.encode(), _IGNORE.encode()):
        file = case.project.java(path)
        edit = on_operations(file, Translation(file.edit()).is_swagger).edit()
        Translation(edit).run()
        if edit:
            yield Change(path, edit.result(), "springdoc reads OpenAPI 3 annotations")


class Translation:
    """Edits of one file."""

    def __init__(self, edit: JavaEdit) -> None:
        self.edit = edit
        self.file = edit.file
        self.dropped: list[tuple[int, int]] = []
        self.defined = tags_defined(self.file, self.is_swagger)

    def run(self) -> None:
        translated = (*_NAMES, "SwaggerDefinition") if self.defined else tuple(_NAMES)
        for node in self.file.annotations(*translated):
            if self.is_swagger(node) and not any(s <= node.start_byte < e for s, e in self.dropped):
                self._translate(node)
        for name, accessors in _READ.items():
            read_elsewhere(self.edit, f"{_V2}.{name}", accessors, lambda n=name: self.named(_NAMES[n]))
        in_strings(self.edit, {f"{_V2}.{old}": f"{_V3}.{_HOMES.get(new, '')}{new}" for old, new in _NAMES.items()})
        if not self.edit:
            return
        for index, item in enumerate(self.file.imports):
            known = item.simple in _NAMES or item.simple == "AuthorizationScope"
            known = known or (bool(self.defined) and item.simple in ("SwaggerDefinition", "Tag"))
            if (
                (item.name == _V2 and item.wildcard)
                or item.name == _IGNORE
                or (item.name.startswith(_V2 + ".") and known)
            ):
                self.edit.imports.remove(index)

    def is_swagger(self, node: Node) -> bool:
        name = field_text(self.file, node, "name")
        home = _IGNORE if name.endswith("ApiIgnore") else f"{_V2}.{name}"
        return name in (_IGNORE, home) or name.startswith(_V2 + ".") or self.file.imported(home)

    def _translate(self, node: Node) -> None:
        name = field_text(self.file, node, "name").rpartition(".")[2]
        given = pairs(self.file, node)
        match name:
            case "Api" | "SwaggerDefinition":
                self._describe(node, given)
            case "ApiIgnore":
                self.edit.replace(node, self._hidden(node))
            case _:
                new = _New({key: _KEYS[name].get(key) for key in given})
                adjust = _ADJUST.get(name)
                if adjust is not None:
                    adjust(self, given, new)
                self.edit.replace(node_field(node, "name"), self.named(_NAMES[name]))
                self._arguments(node, new)

    def named(self, name: str) -> str:
        """The simple name, imported; the qualified one when the file already means something else by it."""
        qualified = f"{_V3}.{_HOMES.get(name, '')}{name}"
        others = (i.name for i in self.file.imports if i.simple == name and not i.static and not i.wildcard)
        taken = any(other not in (qualified, f"{_V2}.{name}") for other in others)
        declared = any(field_text(self.file, n, "name") == name for n in self.file.walk("class_declaration"))
        if taken or declared:
            return qualified
        self.edit.add_import(qualified)
        return name

    def _tags(self, node: Node, given: Mapping[str, Node]) -> str:
        """One @Tag for each tag; Springfox's default name when none is given."""
        if (hidden := given.get("hidden")) is not None and self.file.text(hidden) == "true":
            return "@" + self.named("Hidden")
        tags = [self.file.text(n) for n in elements(given.get("tags"))]
        value, description = given.get("value"), given.get("description")
        if not tags:
            cls = ancestor(node, "class_declaration", "interface_declaration")
            tags = (
                [self.file.text(value)]
                if value is not None
                else [f'"{_kebab(field_text(self.file, cls, "name"))}"' if cls else '""']
            )
            value = None
        about = description or value
        text = f", description = {self.file.text(about)}" if about is not None else ""
        line = newline_of(self.file.source) + indent_at(self.file.source, node.start_byte)
        return line.join(f"@{self.named('Tag')}(name = {tag}{text})" for tag in tags)

    def _describe(self, node: Node, given: Mapping[str, Node]) -> None:
        """The type's tags; those that a @SwaggerDefinition describes are said once, by it."""
        described = self.defined.get(node.parent.id, {}) if node.parent else {}
        if field_text(self.file, node, "name").endswith("SwaggerDefinition"):
            line = newline_of(self.file.source) + indent_at(self.file.source, node.start_byte)
            tags = (f"@{self.named('Tag')}(name = {name}{about})" for name, about in described.items())
            self.edit.replace(node, line.join(tags))
            self.dropped.append((node.start_byte, node.end_byte))
        elif "tags" in given and {self.file.text(n) for n in elements(given["tags"])} <= set(described):
            self.edit.delete_annotation(node)
        else:
            self.edit.replace(node, self._tags(node, given))

    def _hidden(self, node: Node) -> str:
        above = node.parent.parent if node.parent else None
        match above.type if above else "":
            case "formal_parameter" | "spread_parameter":
                return f"@{self.named('Parameter')}(hidden = true)"
            case "field_declaration":
                return f"@{self.named('Schema')}(hidden = true)"
            case _:
                return "@" + self.named("Hidden")

    def _arguments(self, node: Node, new: _New) -> None:
        """Keeps the arguments' places; a dropped one goes with the comma that follows or precedes it."""
        items = arguments(node)
        keys = [field_text(self.file, i, "key") if i.type == "element_value_pair" else "value" for i in items]
        kept = [number for number, key in enumerate(keys) if new.keys.get(key)]
        if not kept:
            text = f"({', '.join(new.extra)})" if new.extra else ""
            found = node.child_by_field_name("arguments")
            if found is not None:
                self._drop(found.start_byte, found.end_byte, text)
            elif text:
                self.edit.insert(node.end_byte, text)
            return
        lone = len(kept) == 1 and not new.extra and new.keys[keys[kept[0]]] == "value"
        for number, item in enumerate(items):
            if number in kept:
                self._keep(item, keys[number], new, lone)
            elif number < kept[-1]:
                self._drop(item.start_byte, items[number + 1].start_byte)
            else:
                self._drop(items[number - 1].end_byte, item.end_byte)
        if new.extra:
            self.edit.insert(items[kept[-1]].end_byte, ", " + ", ".join(new.extra))

    def _keep(self, item: Node, key: str, new: _New, lone: bool) -> None:
        target = new.keys[key] or key
        if item.type == "element_value_pair":
            if target != key:
                self.edit.replace(node_field(item, "key"), target)
            if key in new.values:
                self.edit.replace(node_field(item, "value"), new.values[key])
        elif key in new.values:
            self.edit.replace(item, f"{target} = {new.values[key]}")
        elif not lone:
            self.edit.insert(item.start_byte, f"{target} = ")

    def _drop(self, start: int, end: int, text: str = "") -> None:
        self.dropped.append((start, end))
        self.edit.splices.replace(start, end, text)


def _kebab(name: str) -> str:
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "-", name).lower()


def _values(file: JavaFile, node: Node | None) -> str | None:
    """`{"a", "b"}` of `"a, b"`; a range has no list."""
    text = literal(file, node) if node is not None else None
    if not text or text.startswith(("range", "infinity")):
        return None
    return "{" + ", ".join(f'"{part.strip()}"' for part in text.split(",")) + "}"


def _schema(t: Translation, given: Mapping[str, Node], new: _New) -> None:
    parts: list[str] = []
    if (default := given.get("defaultValue")) is not None:
        parts.append(f"defaultValue = {t.file.text(default)}")
    if (allowed := _values(t.file, given.get("allowableValues"))) is not None:
        parts.append(f"allowableValues = {allowed}")
    if parts:
        new.extra.append(f"schema = @{t.named('Schema')}({', '.join(parts)})")


def _implicit(t: Translation, given: Mapping[str, Node], new: _New) -> None:
    place = literal(t.file, given["paramType"]) if "paramType" in given else None
    if place in ("query", "header", "path", "cookie"):
        new.extra.append(f"in = {t.named('ParameterIn')}.{place.upper()}")
    _schema(t, given, new)


def _model(t: Translation, given: Mapping[str, Node], new: _New) -> None:
    """A name with blanks or other signs is no OpenAPI component name: it was meant as a description."""
    value = literal(t.file, given["value"]) if "value" in given else None
    if value is not None and not re.fullmatch(r"[\w.\-]+", value, re.ASCII):
        new.keys["value"] = None if "description" in given else "description"


def _property(t: Translation, given: Mapping[str, Node], new: _New) -> None:
    if "value" in given and "notes" in given:
        new.keys["notes"] = None
    read_only = "readOnly" in given and t.file.text(given["readOnly"]) == "true"
    mode = t.file.text(given["accessMode"]).rpartition(".")[2] if "accessMode" in given else ""
    if read_only or mode in ("READ_ONLY", "READ_WRITE"):
        new.extra.append(f"accessMode = {t.named('Schema')}.AccessMode.{mode or 'READ_ONLY'}")
    if (allowed := _values(t.file, given.get("allowableValues"))) is not None:
        new.extra.append(f"allowableValues = {allowed}")


def _response(t: Translation, given: Mapping[str, Node], new: _New) -> None:
    if "code" in given:
        code = t.file.text(given["code"])
        new.keys["code"] = "responseCode"
        new.values["code"] = f'"{code}"' if code.isdigit() else f'"" + {code}'
    body = t.file.text(given["response"]) if "response" in given else "Void.class"
    if body != "Void.class":
        schema = f"schema = @{t.named('Schema')}(implementation = {body})"
        if "responseContainer" in given and literal(t.file, given["responseContainer"]) in ("List", "Set"):
            schema = f"array = @{t.named('ArraySchema')}({schema})"
        new.extra.append(f"content = @{t.named('Content')}({schema})")


_ADJUST: Mapping[str, Callable[[Translation, Mapping[str, Node], _New], None]] = {
    "ApiParam": _schema,
    "ApiImplicitParam": _implicit,
    "ApiModel": _model,
    "ApiModelProperty": _property,
    "ApiResponse": _response,
}

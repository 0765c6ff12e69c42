"""What a Docket decides by Java and springdoc by settings: whether there are documents, and of which controllers."""

import re
from collections.abc import Iterator, Mapping

from tree_sitter import Node

from pipeline.fixers.boot.settings import added, applications, with_setting
from pipeline.fixers.springdoc.springfox_docket import Docket
from pipeline.sources.config import application_file, open_config
from pipeline.sources.java import JavaFile
from pipeline.sources.project import Change, Project
from pipeline.sources.settings import under
from pipeline.sources.syntax import (
    ancestor,
    annotations_of,
    arguments,
    declared_type,
    field_text,
    literal,
    members,
    pairs,
    simple_name,
)

_PROFILES = "profiles:"
_AS_BEFORE = "the documents stay switched on and off as they were"
_PLACEHOLDER = re.compile(r"\$\{[\w.\-]+(?::\w*)?\}")


def module_of(project: Project, path: str) -> str | None:
    """The module whose settings switch the documents: the class's own, or the project's only application."""
    modules = [project.module_of(path), *(found if len(found := applications(project)) == 1 else [])]
    for module in modules:
        home = application_file(project, module)
        file = open_config(project, home) if home else None
        if file is not None:
            return None if under(file, "springdoc") else module
    return None


def switched(project: Project, module: str, value: str) -> Iterator[Change]:
    """Springfox's `enable(value)` as settings: documents and UI, on or off together."""
    keys = ("springdoc.api-docs.enabled", "springdoc.swagger-ui.enabled")
    profiles = value.removeprefix(_PROFILES).split(",") if value.startswith(_PROFILES) else []
    value = "false" if profiles else value
    changes = {c.path: c for c in _all(project, module, dict.fromkeys(keys, value), _AS_BEFORE)}
    home = application_file(project, module) or ""
    for profile in profiles:
        path = _of_profile(project, home, profile)
        for key in keys:
            now = project.with_changes(changes.values())
            change = with_setting(now, path, key, "true", _AS_BEFORE)
            changes |= {change.path: change} if change else {}
    yield from changes.values()


def _of_profile(project: Project, home: str, profile: str) -> str:
    """The profile's file beside the application's, one to be made when there is none."""
    base = home.rpartition("/")[0]
    places = [f"{base}/application-{profile}.{ending}" for ending in ("yml", "yaml", "properties")]
    return next((path for path in places if path in project), places[-1])


def selected(project: Project, module: str, settings: Mapping[str, str]) -> Iterator[Change]:
    yield from _all(project, module, settings, "the documents stay about the same controllers")


def _all(project: Project, module: str, settings: Mapping[str, str], reason: str) -> Iterator[Change]:
    changes: dict[str, Change] = {}
    for key, value in settings.items():
        now = project.with_changes(changes.values())
        changes |= {change.path: change for change in added(now, key, value, reason, [module])}
    yield from changes.values()


def selection_settings(project: Project, docket: Docket) -> dict[str, str] | None:
    """Settings for a lone Docket's packages and paths; None when one of them is no literal."""
    found = docket.selection
    packages = [p for p in found.packages if not _is_whole(project, p.strip('"'))]
    values = {
        "springdoc.packages-to-scan": packages,
        "springdoc.packages-to-exclude": found.not_packages,
        "springdoc.paths-to-match": found.paths,
        "springdoc.paths-to-exclude": found.not_paths,
    }
    texts = [text for given in values.values() for text in given]
    if not all(re.fullmatch(r'"[\w.\-/*{}]+"', text) for text in texts):
        return None
    return {key: ",".join(text.strip('"') for text in given) for key, given in values.items() if given}


def _is_whole(project: Project, package: str) -> bool:
    """The application's own package, or one above it: what springdoc scans anyway."""
    homes = [project.java(path).package for path in project.java_paths(b"@SpringBootApplication")]
    return any(f"{home}.".startswith(f"{package}.") for home in homes)


def setting_of(project: Project, file: JavaFile, value: Node) -> str:
    """`false`, the placeholder of the setting that the expression reads, or `profiles:` and the names of those that it
    asks for; "" for anything else."""
    name = file.text(value).removeprefix("this.")
    if name == "false":
        return name
    if value.type == "method_invocation" and arguments(value):
        return _profiles(file, ancestor(value, "method_declaration"), value)
    if value.type == "method_invocation":
        owner = value.child_by_field_name("object")
        kind = declared_type(file, owner) if owner is not None else ""
        return _of_class(project, kind, field_text(file, value, "name")) if kind else ""
    scope = ancestor(value, "method_declaration")
    for node in file.walk("variable_declarator", under=scope) if scope is not None else ():
        if field_text(file, node, "name") == name:
            made = node.child_by_field_name("value")
            return _profiles(file, scope, made) if made is not None else ""
    for node in file.walk("formal_parameter", under=scope) if scope is not None else ():
        if field_text(file, node, "name") == name:
            return _value(file, node)
    for node in file.walk("field_declaration"):
        if name in _declared(file, node):
            cls = ancestor(node, "class_declaration")
            return _value(file, node) or (_bound(file, cls, node, name) if cls is not None else "")
    return ""


def _profiles(file: JavaFile, scope: Node | None, value: Node) -> str:
    """`profiles:dev,test` of `environment.acceptsProfiles(Profiles.of("dev", "test"))`."""
    given = arguments(value)
    if field_text(file, value, "name") != "acceptsProfiles" or scope is None or not given:
        return ""
    for node in file.walk("variable_declarator", under=scope):
        if field_text(file, node, "name") == file.text(given[0]) and (made := node.child_by_field_name("value")):
            given = [made]
    if given[0].type == "method_invocation" and field_text(file, given[0], "name") == "of":
        given = arguments(given[0])
    names = [literal(file, node) or "" for node in given]
    return _PROFILES + ",".join(names) if names and all(re.fullmatch(r"[\w\-]+", name) for name in names) else ""


def _declared(file: JavaFile, node: Node) -> list[str]:
    return [field_text(file, d, "name") for d in node.named_children if d.type == "variable_declarator"]


def _value(file: JavaFile, node: Node) -> str:
    """The placeholder of its @Value."""
    for annotation in annotations_of(file, node, "Value"):
        text = literal(file, arguments(annotation)[0]) if arguments(annotation) else None
        return text if text and _PLACEHOLDER.fullmatch(text) else ""
    return ""


def _of_class(project: Project, kind: str, getter: str) -> str:
    """`${prefix.key:default}` of a getter of a class with @ConfigurationProperties."""
    name = re.sub(r"^(?:get|is)(?=[A-Z])", "", getter)
    name = name[:1].lower() + name[1:]
    for path in project.java_paths(b"@ConfigurationProperties"):
        file = project.java(path)
        for cls in file.walk("class_declaration"):
            for node in members(cls, "field_declaration") if field_text(file, cls, "name") == kind else ():
                if name in _declared(file, node):
                    return _bound(file, cls, node, name)
    return ""


def _bound(file: JavaFile, cls: Node, node: Node, name: str) -> str:
    """The setting that Boot binds to a boolean field of this class."""
    if simple_name(field_text(file, node, "type")).lower() != "boolean":
        return ""
    for annotation in annotations_of(file, cls, "ConfigurationProperties"):
        given = pairs(file, annotation)
        prefix = literal(file, given.get("prefix") or given.get("value") or annotation)
        declarators = [d for d in node.named_children if d.type == "variable_declarator"]
        default = "true" if any(field_text(file, d, "value").endswith("true") for d in declarators) else "false"
        key = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "-", name).lower()
        return f"${{{prefix}.{key}:{default}}}" if prefix else ""
    return ""

"""T12: the endpoints answer as before. Static half: every mapping is still declared. The other half compares what the
running application answered before and after, where a probe recorded it (`pipeline/steps/probe.py`).

Pages that a library served and that ended with it are never "as before", even where a fixer took their switch away: the
gate does not pass then, and asks a person."""

import re
from collections.abc import Collection, Iterator

from tree_sitter import Node

from pipeline.gates.base import Evidence, Gate, Verdict, listed, not_run, nothing_to_ask, passed, refuse_or
from pipeline.gates.methods import Type, is_test_path, methods, types
from pipeline.sources.config import config_files
from pipeline.sources.java import JavaFile
from pipeline.sources.project import Project
from pipeline.sources.settings import find
from shared.models import Answer

SERVER_ERROR = 500
_METHODS = {
    "RequestMapping": "*",
    "GetMapping": "GET",
    "PostMapping": "POST",
    "PutMapping": "PUT",
    "DeleteMapping": "DELETE",
    "PatchMapping": "PATCH",
}
_DATA_REST = "spring.data.rest.base-path"
_DATA_REST_CONTROLLERS = ("RepositoryRestController", "BasePathAwareController")
_ENDED = {
    "EnableHystrixDashboard": "Hystrix's dashboard",
    "EnableTurbine": "Turbine's stream",
    "EnableTurbineStream": "Turbine's stream",
    "HystrixMetricsStreamServlet": "Hystrix's stream",
}
"""What serves pages that nothing serves any more, by the name in the sources."""
_REQUEST_METHOD = re.compile(r"\b(?:RequestMethod\.)?(GET|POST|PUT|DELETE|PATCH|HEAD|OPTIONS|TRACE)\b")


def _judge(evidence: Evidence) -> Verdict:
    before, after = declared_endpoints(evidence.before), declared_endpoints(evidence.after)
    ended = list(_ended(evidence))
    if not before and not ended:
        return nothing_to_ask("no endpoint is declared by annotations.")
    offenders = [f"{name} is no longer mapped ({path})" for name, path in before.items() if name not in after]
    offenders += [f"{_ENDED[name]} is no longer served ({path})" for name, path, excused in ended if not excused]
    pairs = list(_answered(evidence))
    offenders += [said for pair in pairs for said in _differences(*pair)]
    return refuse_or(offenders, _same(len(before), len(pairs), [f"{_ENDED[name]} ({path})" for name, path, _ in ended]))


def _same(declared: int, asked: int, ended: Collection[str]) -> Verdict:
    mapped = f"All {declared} declared endpoints are still mapped"
    if asked:
        mapped += f"; {asked} of them were asked and answer as before"
    if ended:
        gone = f"Gone for good with Hystrix, for a person to decide what takes its place: {listed(ended)}."
        gone += " Retire applications that served nothing else; circuit breakers are Micrometer's meters now."
        return not_run(f"{gone} {mapped}." if declared else gone)
    if asked:
        return passed(f"{mapped}.")
    return not_run(f"{mapped}, but no answers were recorded to compare (--probe records them).")


def _ended(evidence: Evidence) -> Iterator[tuple[str, str, bool]]:
    """(name in the sources, path, a fixer says that it went) of what the module does not name any more."""
    left = {(name, evidence.after.module_of(path)) for name, path in _serving(evidence.after)}
    for name, path in _serving(evidence.before):
        if (name, evidence.before.module_of(path)) not in left:
            yield name, path, evidence.excused(path, name)


def _serving(project: Project) -> Iterator[tuple[str, str]]:
    for path in project.java_paths(*(name.encode() for name in _ENDED)):
        if not is_test_path(path):
            file = project.java(path)
            nodes = (*file.walk("type_identifier"), *(a.named_children[0] for a in file.annotations(*_ENDED)))
            yield from ((name, path) for name in dict.fromkeys(map(file.text, nodes)) if name in _ENDED)


def _answered(evidence: Evidence) -> Iterator[tuple[Answer, Answer]]:
    """What the same endpoint of the same module answered before and after. A server error proves nothing."""
    starts = evidence.baseline.starts if evidence.baseline else ()
    before = {(start.module, answer.path): answer for start in starts for answer in start.answers}
    for start in evidence.build.starts:
        for answer in start.answers:
            old = before.get((start.module, answer.path))
            if old is not None and old.status < SERVER_ERROR:
                yield old, answer


def _differences(before: Answer, after: Answer) -> Iterator[str]:
    """New members of a JSON body are no loss; everything else that a client could miss is."""
    name = f"GET {before.path}"
    if before.status != after.status:
        yield f"{name} answered {before.status}, now {after.status}"
    elif before.content_type != after.content_type:
        yield f"{name} answered {before.content_type or 'no type'}, now {after.content_type or 'no type'}"
    elif lost := [member for member in before.members if member not in after.members]:
        yield f"{name} has lost {', '.join(lost[:5])}"


def declared_endpoints(project: Project) -> dict[str, str]:
    """ "GET /a/b" -> path of the controller; the method is * where any is mapped."""
    below = {s.value.strip("/") for _, file in config_files(project, b"rest") for s in [find(file, _DATA_REST)] if s}
    return {name: owner.path for owner in types(project, tests=False) for name in _of(owner, below)}


def _of(owner: Type, below: Collection[str]) -> Iterator[str]:
    file = owner.file
    bases = [path for node in _mappings(file, owner.node) for path in _paths(file, node)] or [""]
    if own := _annotated(file, owner.node, *_DATA_REST_CONTROLLERS):
        paths = [path for node in own for path in _paths(file, node)] or bases
        bases = [_without_base(path.strip("/"), below) for path in paths]
    for method in methods(owner):
        for node in _mappings(file, method.node):
            for base in bases:
                for path in _paths(file, node) or [""]:
                    for verb in _verbs(file, node):
                        yield f"{verb} {base}{path}"


def _without_base(path: str, below: Collection[str]) -> str:
    """The path of one of Spring Data REST's controllers, below the base path, whether that was repeated or not."""
    left = next((path[len(base) :] for base in below if base and f"{path}/".startswith(f"{base}/")), path).strip("/")
    return f"/{left}" if left else ""


def _mappings(file: JavaFile, declaration: Node) -> list[Node]:
    return _annotated(file, declaration, *_METHODS)


def _annotated(file: JavaFile, declaration: Node, *names: str) -> list[Node]:
    modifiers = next((c for c in declaration.children if c.type == "modifiers"), None)
    return file.annotations(*names, under=modifiers) if modifiers else []


def _verbs(file: JavaFile, annotation: Node) -> list[str]:
    verb = _METHODS[file.text(annotation.named_children[0]).rpartition(".")[2]]
    named = sorted({m[1] for m in _REQUEST_METHOD.finditer(_value(file, annotation, "method"))})
    return named or [verb]


def _paths(file: JavaFile, annotation: Node) -> list[str]:
    """String literals of `value` or `path`, or the constant's name."""
    text = _value(file, annotation, "value") or _value(file, annotation, "path")
    return re.findall(r'"([^"]*)"', text) or ([f"{{{text}}}"] if text else [])


def _value(file: JavaFile, annotation: Node, key: str) -> str:
    """Source text of one element of the annotation; a lone element is its `value`."""
    arguments = annotation.child_by_field_name("arguments")
    for child in arguments.named_children if arguments else ():
        if child.type == "element_value_pair":
            name, value = child.child_by_field_name("key"), child.child_by_field_name("value")
            if name is not None and value is not None and file.text(name) == key:
                return file.text(value)
        elif key == "value" and not child.type.endswith("comment"):
            return file.text(child)
    return ""


ENDPOINTS_KEPT = Gate("T12", "The endpoints answer as before", _judge)

"""Whether the rules that one method gives an HttpSecurity are all that its chain says."""

from tree_sitter import Node

from pipeline.sources.java import JavaFile
from pipeline.sources.project import Project
from pipeline.sources.syntax import ancestor, arguments, field_text, superclass

_ADAPTER = "WebSecurityConfigurerAdapter"
_EVERY = "anyRequest"


def is_decided_elsewhere(project: Project, file: JavaFile, rules: Node) -> bool:
    """The method of these rules hands its HttpSecurity to one with a rule for every request (as the adapter's own
    `configure` has), or one that does so calls it: in this file, its base class or those that extend it."""
    method = ancestor(rules, "method_declaration")
    cls = ancestor(method, "class_declaration") if method is not None else None
    if method is None or cls is None:
        return False
    found = [(f, m, _handed(f, m)) for f in _near(project, file, cls) for m in f.walk("method_declaration")]
    deciding = [i for i, (f, m, names) in enumerate(found) if f.calls(_EVERY, under=m) or _ADAPTER in names]
    while more := [
        i
        for i, (_, _, names) in enumerate(found)
        if i not in deciding and names & {_name(*found[j][:2]) for j in deciding}
    ]:
        deciding += more
    return any(
        (f is file and m == method) or _name(file, method) in names for f, m, names in (found[i] for i in deciding)
    )


def _name(file: JavaFile, method: Node) -> str:
    return field_text(file, method, "name")


def _handed(file: JavaFile, method: Node) -> set[str]:
    """Methods of its own class that it gives something; for the adapter's own one, the adapter."""
    cls = ancestor(method, "class_declaration")
    found: set[str] = set()
    for call in file.walk("method_invocation", under=method):
        target = field_text(file, call, "object")
        if arguments(call) and target in ("", "this", "super"):
            inherited = target == "super" and cls is not None and superclass(file, cls) == _ADAPTER
            found.add(_ADAPTER if inherited else field_text(file, call, "name"))
    return found


def _near(project: Project, file: JavaFile, cls: Node) -> list[JavaFile]:
    base, name = superclass(file, cls), field_text(file, cls, "name")
    needles = [f"extends {name}".encode(), *([f"class {base}".encode()] if base and base != _ADAPTER else [])]
    others = (project.java(path) for path in project.java_paths(*needles))
    return [file, *(other for other in others if other.source != file.source)]

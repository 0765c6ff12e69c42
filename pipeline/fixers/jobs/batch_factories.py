"""Where a project keeps Spring Batch 4's builder factories: variables, getters, and what subclasses inherit of them."""

from dataclasses import dataclass, field
from functools import reduce

from tree_sitter import Node

from pipeline.sources.java import JavaFile
from pipeline.sources.project import Project
from pipeline.sources.syntax import declared_type, field_text, simple_name, superclass

JOBS, STEPS = "JobBuilderFactory", "StepBuilderFactory"
REPOSITORY, MANAGER = "JobRepository", "PlatformTransactionManager"
BECOMES = {JOBS: "jobRepository", STEPS: "transactionManager"}
GETTERS = {JOBS: "getJobRepository", STEPS: "getTransactionManager"}
_HOME = "org.springframework.batch.core.configuration.annotation"


@dataclass(frozen=True)
class Factories:
    """Names by what they hold, of variables and of methods without parameters that give one."""

    variables: dict[str, str] = field(default_factory=dict[str, str])
    getters: dict[str, str] = field(default_factory=dict[str, str])

    def __or__(self, other: "Factories") -> "Factories":
        return Factories(self.variables | other.variables, self.getters | other.getters)

    def __bool__(self) -> bool:
        return bool(self.variables or self.getters)

    def kind(self, file: JavaFile, node: Node) -> str:
        """Which factory an expression is: `jobs`, `this.jobs`, `super.jobs`, `getJobs()`, `base.getJobs()`; "" none."""
        if node.type == "method_invocation":
            bare = "(" + file.text(node).rpartition("(")[2] == "()"
            return self.getters.get(field_text(file, node, "name"), "") if bare else ""
        if node.type == "field_access":
            if field_text(file, node, "object") not in ("this", "super"):
                return ""
            return self.variables.get(field_text(file, node, "field"), "")
        known = self.variables.get(file.text(node), "") if node.type == "identifier" else ""
        return known if not known or declared_type(file, node) in ("", known) else ""


def declared(file: JavaFile) -> Factories:
    """Fields, parameters, locals and getters of one file, Lombok's among them."""
    found = Factories()
    if not any(file.imported(f"{_HOME}.{kind}") for kind in (JOBS, STEPS)):
        return found
    lombok = any(item.name.startswith("lombok") for item in file.imports)
    for node in file.types_named(JOBS, STEPS):
        kind, home = file.text(node), node.parent
        if home is not None and home.type in ("formal_parameter", "method_declaration"):
            names = found.variables if home.type == "formal_parameter" else found.getters
            names[field_text(file, home, "name")] = kind
        elif home is not None:
            for name in (field_text(file, d, "name") for d in home.named_children if d.type == "variable_declarator"):
                found.variables[name] = kind
                if lombok and home.type == "field_declaration":
                    found.getters[f"get{name[0].upper()}{name[1:]}"] = kind
    return found


def factories(project: Project) -> dict[str, Factories]:
    """By path: the files that declare or inherit factories, and what each knows."""
    own = {p: f for p in project.java_paths(JOBS.encode(), STEPS.encode()) if (f := declared(project.java(p)))}
    homes = {
        field_text(project.java(p), cls, "name"): p for p in own for cls in project.java(p).walk("class_declaration")
    }
    found = dict(own)
    for _ in range(5):
        waiting = [p for p in project.java_paths(*(f"extends {n}".encode() for n in homes)) if homes] if homes else []
        grown = False
        for path in waiting:
            file = project.java(path)
            above = [homes[n] for cls in file.walk("class_declaration") if (n := superclass(file, cls)) in homes]
            now = reduce(Factories.__or__, (found[p] for p in above), found.get(path, Factories()))
            grown = grown or now != found.get(path)
            found[path] = now
            homes |= {
                field_text(file, cls, "name"): path
                for cls in file.walk("class_declaration")
                if superclass(file, cls) in homes
            }
        if not grown:
            break
    return found


def repositories(file: JavaFile, nodes: list[Node], known: Factories) -> bool:
    """Whether a JobRepository (or what becomes one) is among these expressions."""
    return any(known.kind(file, n) == JOBS or simple_name(declared_type(file, n)) == REPOSITORY for n in nodes)

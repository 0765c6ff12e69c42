"""T10: security is configured as before: same rules, same order, same switches; and a login is still remembered.

Migrations have weakened it in silence (OpenRewrite's rewrite-spring#529), and Spring Security 6 no longer saves the
security context by itself (catalogue D07, lab L54).
"""

import re
from collections import Counter
from collections.abc import Iterator

from pipeline.gates.base import Evidence, Gate, Verdict, listed, nothing_to_ask, passed, refuse_or
from pipeline.gates.methods import annotation_names, is_test_path, types
from pipeline.gates.security_rules import rules
from pipeline.sources.project import Project

_API_DOCS = re.compile(r"swagger|api-docs|webjars|configuration/(ui|security)|SWAGGER")
_SAVES = (b"SecurityContextRepository", b"requireExplicitSave", b"STATELESS")


def _judge(evidence: Evidence) -> Verdict:
    before, after = rules(evidence.before), rules(evidence.after)
    offenders = [*_differences(evidence, before, after)]
    if evidence.target.is_boot3:
        offenders += _unsaved(evidence.after)
    if not before and not offenders:
        return nothing_to_ask("the project configures no Spring Security.")
    return refuse_or(offenders, passed(f"{len(before)} rules and switches are the same, in the same order."))


def _differences(evidence: Evidence, before: list[str], after: list[str]) -> Iterator[str]:
    if _changes_api_docs(evidence):
        before, after = ([rule for rule in side if not _API_DOCS.search(rule)] for side in (before, after))
    lost, added = Counter(before) - Counter(after), Counter(after) - Counter(before)
    if lost:
        yield f"gone: {listed(lost)}"
    if extra := [rule for rule in added if "->" in rule or "disabled" in rule]:
        yield f"new: {listed(extra)}"
    ordered = [[rule for rule in side if "->" in rule and "ignored" not in rule] for side in (before, after)]
    if not lost and not extra and ordered[0] != ordered[1]:
        yield "the order of the rules changed, and the first match decides"


def _changes_api_docs(evidence: Evidence) -> bool:
    """Springfox, alone or below Knife4j, has no release for Boot 3; its successor serves other paths."""
    project = evidence.before
    builds = [project.read(path) for path in project.glob("**/pom.xml", "**/*.gradle*")]
    named = any(name in build for build in builds for name in (b"springfox", b"knife4j", b"swagger-bootstrap-ui"))
    return named or bool(project.java_paths(b"springfox.documentation"))


def _unsaved(project: Project) -> Iterator[str]:
    """A controller that sets the Authentication itself, in a project with sessions that saves it nowhere."""
    sources = [project.read(path) for path in project.java_paths(b"ecurity") if not is_test_path(path)]
    if any(word in source for source in sources for word in _SAVES):
        return
    for owner in types(project, tests=False):
        controller = annotation_names(owner.file, owner.node) & {"Controller", "RestController"}
        if controller and b"SecurityContextHolder" in owner.file.source:
            for _ in owner.file.calls("setAuthentication", under=owner.node):
                yield f"{owner.simple} sets the Authentication, which Spring Security 6 no longer saves ({owner.path})"


SECURITY_SAME = Gate("T10", "Security is configured as before", _judge)

"""authorizeHttpRequests of Spring Security 5, which looked at the request alone.

Its filter left dispatches alone (AuthorizationFilter of 5.5 to 5.7 is a OncePerRequestFilter, and Boot 2 brings it no
forwards). Since 6.0 each dispatch is authorized: an error page, an asynchronous answer or a view behind a forward is
then denied where the request itself had passed. A rule for them comes first, as the guide shows. Source: Spring
Security 6.0 migration guide, "Authorize HttpServletRequest"; AuthorizationFilter of 5.7 and 6.5.

Left: rules that say themselves what holds for dispatches (shouldFilterAllDispatcherTypes, a filter of the project's
own), or that are given by a method reference.
"""

from collections.abc import Iterator

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.origin import came_from_before
from pipeline.fixers.security.security_registry import (
    Rules,
    dispatchers_of,
    insert_rule,
    is_needless,
    rules_of,
    starts_chain,
)
from pipeline.sources.java import JavaEdit
from pipeline.sources.project import Change
from pipeline.sources.syntax import field_text
from shared.models import Wave

_SAID = frozenset(["shouldFilterAllDispatcherTypes", "filterAllDispatcherTypes", "withObjectPostProcessor"])


@fixer(
    "security-dispatches",
    title="Let dispatches pass where authorizeHttpRequests checked the request alone",
    source="Spring Security 6.0 migration guide, servlet authorization; AuthorizationFilter of 5.7 and 6.5",
    wave=Wave.TEST,
)
def security_dispatches(case: Case) -> Iterator[Change]:
    if case.target.boot_line < (3, 0) or not came_from_before(case, (3, 0)):
        return
    dispatchers = dispatchers_of(case.project)
    for path in case.project.java_paths(b"authorizeHttpRequests"):
        edit = case.project.java(path).edit()
        found = [rules_of(edit.file, call) for call in edit.file.calls("authorizeHttpRequests")]
        rules = [one for one in found if one is not None]
        if len(rules) == len(found):
            _let_pass(edit, rules, dispatchers)
        if edit:
            yield Change(path, edit.result(), "Spring Security 6 would check forwards and error pages, too")


def _let_pass(edit: JavaEdit, rules: list[Rules], dispatchers: list[str]) -> None:
    types = ", ".join(f"DispatcherType.{name}" for name in dispatchers)
    for number, one in enumerate(rules):
        if number and not starts_chain(rules, number):
            continue
        names = {field_text(edit.file, call, "name") for call in one.calls}
        if names and not names & _SAID and not is_needless(edit.file, one):
            insert_rule(edit, one, f".dispatcherTypeMatchers({types}).permitAll()")
            edit.add_import("jakarta.servlet.DispatcherType")

"""Patterns of a chain in a context that has no Spring MVC, which Spring Security 6 cannot match by default.

Source: Spring Security 5.8 migration guide, "Use the new requestMatchers methods": with Spring MVC among the classes a
pattern is an MvcRequestMatcher, which asks the context for MVC's HandlerMappingIntrospector; AntPathRequestMatcher, of
which antMatchers was made, asks for nothing.
"""

import re
from collections.abc import Iterator

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.security.security_matchers import ANT, constants_of, is_http_method, wrap_ant
from pipeline.sources.project import Change
from pipeline.sources.syntax import arguments
from shared.models import Wave

_HOME = re.compile(r"defined in (?:[\w.]+\.)?(\w+)(?:\$\w+)*[:\s]")
_METHODS = ("requestMatchers", "securityMatcher", "ignoringRequestMatchers")


@fixer(
    "matchers-without-mvc",
    title="Match by Ant's patterns in a context without Spring MVC",
    source="Spring Security 5.8 migration guide, Use the new requestMatchers methods",
    wave=Wave.STARTUP,
    on=r"mvcHandlerMappingIntrospector[\s\S]{0,120} is required to use MvcRequestMatcher",
)
def matchers_without_mvc(case: Case) -> Iterator[Change]:
    for path in sorted(_chains(case)):
        file = case.project.java(path)
        edit = file.edit()
        known = constants_of(case.project, file)
        for call in file.calls(*_METHODS):
            values = arguments(call)
            if len(values) == 1 and is_http_method(file, values[0]):
                edit.replace(values[0], f"AntPathRequestMatcher.antMatcher({file.text(values[0])})")
                edit.add_import(ANT)
            elif values:
                wrap_ant(edit, call, known)
        if edit:
            yield Change(path, edit.result(), "this chain is used where Spring MVC is not, as antMatchers could be")


def _chains(case: Case) -> set[str]:
    """Files of the configurations whose chain could not be made, as the messages name them."""
    texts = (f"{d.message}\n{d.detail}" for d in case.diagnostics)
    names = {name for text in texts for name in _HOME.findall(text)}
    return {
        path
        for name in names
        for path in case.project.java_paths(b"SecurityFilterChain")
        if path.endswith(f"/{name}.java") or path == f"{name}.java"
    }

"""Failed requests come out of MockMvc as ServletException, where Spring 5 threw its own subclass of it."""

from collections.abc import Iterator

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.types.type_renames import rename_types
from pipeline.sources.project import Change
from shared.models import Wave

_OLD = "org.springframework.web.util.NestedServletException"
_NEW = "jakarta.servlet.ServletException"


@fixer(
    "nested-servlet-exception",
    title="Expect ServletException where Spring no longer throws NestedServletException",
    source="Spring Framework 6.0 release notes: NestedServletException deprecated, DispatcherServlet throws "
    "ServletException with the cause",
    wave=Wave.TEST,
)
def nested_servlet_exception(case: Case) -> Iterator[Change]:
    for path in case.project.java_paths(b"NestedServletException"):
        file = case.project.java(path)
        after = rename_types(file, {_OLD: _NEW})
        if after != file.source:
            yield Change(path, after, "Spring 6 throws ServletException, which the old type extends")

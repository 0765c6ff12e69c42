"""Sa-Token's two interceptors became one, and the older ones are gone: `new SaRouteInterceptor((req, res, handler) ->
...)` is `new SaInterceptor(handler -> ...)`, which reads annotations too unless told not to.

Source: sa-token-spring-boot-starter 1.28.0 and sa-token-spring-boot3-starter 1.39.0, both classes.
"""

from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.sources.java import JavaEdit
from pipeline.sources.project import Change
from pipeline.sources.syntax import arguments, field
from shared.models import Wave

_PACKAGE = "cn.dev33.satoken.interceptor"
_OLD = ("SaRouteInterceptor", "SaAnnotationInterceptor")


@fixer(
    "sa-token-interceptors",
    title="Use Sa-Token's one interceptor in the place of those for routes and for annotations",
    source="classes of Sa-Token 1.28.0 and 1.39.0",
    wave=Wave.TYPES,
)
def sa_token_interceptors(case: Case) -> Iterator[Change]:
    for path in case.project.java_paths(b"SaRouteInterceptor", b"SaAnnotationInterceptor"):
        edit = case.project.java(path).edit()
        if _creations(edit):
            yield Change(path, edit.result(), "Sa-Token has one interceptor for routes and annotations since 1.31")


def _creations(edit: JavaEdit) -> bool:
    """False, and nothing to keep of the edit, where one of them is used in a way that is not known."""
    file, done = edit.file, 0
    named = [name for name in _OLD if file.imported(f"{_PACKAGE}.{name}")]
    for creation in file.walk("object_creation_expression"):
        kind = file.text(field(creation, "type"))
        if kind in named and (text := _successor(edit, creation, kind)) is not None:
            edit.replace(creation, text)
            done += 1
    if not done or done != len(file.types_named(*named)):
        return False
    for name in named:
        edit.remove_import(f"{_PACKAGE}.{name}")
    edit.add_import(f"{_PACKAGE}.SaInterceptor")
    return True


def _successor(edit: JavaEdit, creation: Node, kind: str) -> str | None:
    given = arguments(creation)
    if kind == "SaAnnotationInterceptor":
        return None if given else "new SaInterceptor()"
    if not given:
        logins = edit.type_name("cn.dev33.satoken.stp.StpUtil")
        return f"new SaInterceptor(handler -> {logins}.checkLogin()).isAnnotation(false)"
    function = _of_handler(edit, given[0]) if len(given) == 1 else None
    return function and f"new SaInterceptor({function}).isAnnotation(false)"


def _of_handler(edit: JavaEdit, function: Node) -> str | None:
    """The lambda with its last parameter alone; None where it reads the request or the response."""
    file = edit.file
    if function.type != "lambda_expression":
        return None
    parameters, body = field(function, "parameters"), field(function, "body")
    names = [file.text(name) for name in file.walk("identifier", under=parameters)]
    used = {file.text(name) for name in file.walk("identifier", under=body)}
    if parameters.type != "inferred_parameters" or len(names) != 3 or used & set(names[:2]):
        return None
    text = file.text(function)
    return names[2] + text[len(file.text(parameters)) :]

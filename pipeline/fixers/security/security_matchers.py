"""antMatchers, mvcMatchers and regexMatchers, which Spring Security 6 no longer has.

Source: Spring Security 5.8 migration guide, "Use the new requestMatchers methods" and "securityMatchers".
"""

import re
from collections.abc import Iterator, Mapping

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.origin import depends_on
from pipeline.sources.config import config_paths
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.project import Change, Project
from pipeline.sources.syntax import (
    Constant,
    arguments,
    chain_root,
    chained,
    field,
    field_text,
    literal,
    string_constants,
)
from shared.models import Wave

_WEB = "org.springframework.security.web"
ANT = f"{_WEB}.util.matcher.AntPathRequestMatcher"
_REGEX = f"{_WEB}.util.matcher.RegexRequestMatcher"
_BY_URL = re.compile(rb"sec:authorize-url|<sec:authorize\s[^>]*\burl\s*=")
_NEW_NAMES = {
    "antMatchers": "requestMatchers",
    "mvcMatchers": "requestMatchers",
    "regexMatchers": "requestMatchers",
    "ignoringAntMatchers": "ignoringRequestMatchers",
    "antMatcher": "securityMatcher",
    "mvcMatcher": "securityMatcher",
    "regexMatcher": "securityMatcher",
    "requestMatcher": "securityMatcher",
}
"""Methods of the DSL's registries (plural) and of HttpSecurity (singular)."""
_RULES = (
    *("permitAll", "denyAll", "authenticated", "fullyAuthenticated", "anonymous", "rememberMe", "access"),
    *("hasRole", "hasAnyRole", "hasAuthority", "hasAnyAuthority", "hasIpAddress"),
)


@fixer(
    "security-matchers",
    title="Use requestMatchers and securityMatcher instead of the removed matcher methods",
    source="Spring Security 5.8 migration guide: requestMatchers, securityMatchers; catalogue D02, D03",
    wave=Wave.TYPES,
)
def security_matchers(case: Case) -> Iterator[Change]:
    own_path = _has_servlet_path(case.project) or _is_asked_by_url(case.project)
    for path in case.project.java_paths(b"Matcher", b"ignoring()"):
        file = case.project.java(path)
        if b"org.springframework.security" not in file.source:
            continue
        edit = file.edit()
        known = constants_of(case.project, file)
        for call in file.calls(*_NEW_NAMES):
            if (rule := _matches_nothing(file, call)) is not None:
                edit.splices.delete(field(call, "object").end_byte, rule.end_byte)
            elif _is_dsl(file, call):
                _rename(edit, call, known, own_path)
        for call in file.calls("requestMatchers"):
            if _limits_chain(file, call):
                edit.replace(field(call, "name"), "securityMatchers")
        _ignore_by_pattern(edit)
        if edit:
            yield Change(path, edit.result(), "Spring Security 6 knows only requestMatchers and securityMatcher")


def _matches_nothing(file: JavaFile, call: Node) -> Node | None:
    """The rule of `antMatchers().denyAll()`: of no pattern at all, it was about no request; the compiler takes no
    `requestMatchers()` for it."""
    rule = chained(call)
    named = field_text(file, call, "name") in ("antMatchers", "mvcMatchers", "regexMatchers")
    here = rule is not None and not arguments(call) and call.child_by_field_name("object") is not None
    return rule if named and here and rule is not None and field_text(file, rule, "name") in _RULES else None


def _ignore_by_pattern(edit: JavaEdit) -> None:
    """`web.ignoring().anyRequest()` makes a chain that matches any request, before the one of the rules: 6.2 and later
    refuse a chain that no request can reach. A pattern for every path ignores the same requests."""
    for call in edit.file.calls("anyRequest"):
        ignoring = call.child_by_field_name("object")
        if ignoring is not None and ignoring in edit.file.calls("ignoring"):
            edit.splices.replace(field(call, "name").start_byte, call.end_byte, 'requestMatchers("/**")')


def _has_servlet_path(project: Project) -> bool:
    """Only ant patterns see the whole path when the DispatcherServlet is not at `/`."""
    found = project.glob("**/application*.properties", "**/application*.yml", "**/application*.yaml")
    return any(b"spring.mvc.servlet.path" in project.read(path) for path in found)


def _is_asked_by_url(project: Project) -> bool:
    """Pages ask what a URL's rules say, beside a second servlet: Spring Security then refuses to choose between Spring
    MVC's patterns and Ant's ("This method cannot decide whether these patterns are Spring MVC patterns or not")."""
    pages = project.glob("**/templates/*.html", "**/WEB-INF/*.html", "**/*.jsp", "**/*.tag")
    asks = any(_BY_URL.search(project.read(path)) for path in pages) or bool(
        project.java_paths(b"WebInvocationPrivilegeEvaluator")
    )
    return asks and (
        depends_on(project, "tomcat-embed-jasper")
        or bool(project.java_paths(b"ServletRegistrationBean", b"@WebServlet"))
        or any(b"h2.console" in project.read(p) or b"h2-console" in project.read(p) for p in config_paths(project))
    )


def constants_of(project: Project, file: JavaFile) -> dict[str, Constant]:
    """Literals of this file's constants, and of those it takes from other classes (`Urls.PUBLIC`)."""
    found: dict[str, Constant] = {}
    names = {file.text(n) for n in file.walk("identifier") if file.text(n)[:1].isupper()}
    for path in project.java_paths():
        name = path.rpartition("/")[2].removesuffix(".java")
        if name in names:
            found.update(string_constants(project.java(path)))
    return found | string_constants(file)


def _is_dsl(file: JavaFile, call: Node) -> bool:
    """In a chain that starts with a variable: not `AntPathRequestMatcher.antMatcher(..)`, not a static import."""
    root = chain_root(call)
    if call.child_by_field_name("object") is None or file.text(root)[:1].isupper():
        return False
    if field_text(file, call, "name") in ("antMatcher", "mvcMatcher", "regexMatcher", "requestMatcher"):
        return any(file.text(root) == name for name in _http_names(file))
    follow = chained(call)
    return follow is None or field_text(file, follow, "name") != "servletPath"


def _http_names(file: JavaFile) -> set[str]:
    """Names of parameters and variables of type HttpSecurity."""
    typed = [n.parent for n in file.types_named("HttpSecurity") if n.parent]
    return {"http"} | {field_text(file, n, "name") for n in typed if n.type == "formal_parameter"}


def _limits_chain(file: JavaFile, call: Node) -> bool:
    """`http.requestMatchers()` and `http.requestMatchers(m -> m.antMatchers(..))`: what the whole chain applies to."""
    values = arguments(call)
    if not values:
        return True
    inner = values[0]
    return (
        inner.type == "lambda_expression"
        and file.text(chain_root(call)) in _http_names(file)
        and bool(file.calls("antMatchers", "mvcMatchers", "regexMatchers", "requestMatchers", under=inner))
    )


def _rename(edit: JavaEdit, call: Node, known: Mapping[str, Constant], own_path: bool) -> None:
    file, name = edit.file, field_text(edit.file, call, "name")
    edit.replace(field(call, "name"), _NEW_NAMES[name])
    if name.startswith("regex"):
        if array := _lone_array(file, call, known):
            _stream(edit, array, _REGEX, "RegexRequestMatcher::regexMatcher")
        else:
            _wrap(edit, call, _REGEX, "RegexRequestMatcher.regexMatcher")
    elif "nt" in name and name != "requestMatcher" and (own_path or _needs_ant(file, call, known)):
        wrap_ant(edit, call, known)


def _needs_ant(file: JavaFile, call: Node, known: Mapping[str, Constant]) -> bool:
    """Spring MVC's parser refuses `/**/` inside a pattern and would add a missing leading slash."""
    for argument in arguments(call):
        value = literal(file, argument)
        constant = known.get(file.text(argument).rpartition(".")[2])
        patterns = (value,) if value is not None else constant.values if constant else ()
        if any("/**/" in pattern or not pattern.startswith("/") for pattern in patterns if pattern):
            return True
    return False


def wrap_ant(edit: JavaEdit, call: Node, known: Mapping[str, Constant]) -> None:
    """Single patterns are wrapped one by one, a lone array as a stream; what may be either stays."""
    file, values = edit.file, arguments(call)
    constants = [known.get(file.text(value).rpartition(".")[2]) for value in values]
    if array := _lone_array(file, call, known):
        _stream(edit, array, ANT, "AntPathRequestMatcher::new")
    elif all(_is_single(file, v, c) for v, c in zip(values, constants, strict=True)):
        _wrap(edit, call, ANT, "AntPathRequestMatcher.antMatcher")


def _lone_array(file: JavaFile, call: Node, known: Mapping[str, Constant]) -> Node | None:
    """The only argument, a constant of many patterns."""
    values = arguments(call)
    constant = known.get(file.text(values[0]).rpartition(".")[2]) if len(values) == 1 else None
    return values[0] if constant and constant.array else None


def _stream(edit: JavaEdit, array: Node, qualified: str, made: str) -> None:
    edit.replace(array, f"Arrays.stream({edit.file.text(array)}).map({made}).toArray(RequestMatcher[]::new)")
    for needed in ("java.util.Arrays", qualified, f"{_WEB}.util.matcher.RequestMatcher"):
        edit.add_import(needed)


def _is_single(file: JavaFile, value: Node, constant: Constant | None) -> bool:
    if constant is not None:
        return not constant.array
    return value.type in ("string_literal", "binary_expression") or is_http_method(file, value)


def _wrap(edit: JavaEdit, call: Node, qualified: str, factory: str) -> None:
    """Each pattern becomes a matcher of its own, with the HTTP method that stood before them."""
    file, values = edit.file, arguments(call)
    method = ""
    if len(values) > 1 and is_http_method(file, values[0]):
        method = f"{file.text(values[0])}, "
        edit.splices.delete(values[0].start_byte, values[1].start_byte)
        values = values[1:]
    elif values and is_http_method(file, values[0]):
        return
    for value in values:
        edit.insert(value.start_byte, f"{factory}({method}")
        edit.insert(value.end_byte, ")")
    edit.add_import(qualified)


def is_http_method(file: JavaFile, node: Node) -> bool:
    text = file.text(node)
    static = any(i.static and i.name.startswith("org.springframework.http.HttpMethod") for i in file.imports)
    return text.startswith(("HttpMethod.", "org.springframework.http.HttpMethod.")) or (static and text.isupper())

"""Reads a `new Docket(..)...` chain and says what springdoc needs of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from tree_sitter import Node

from pipeline.fixers.springdoc.springfox_elements import Responses, global_parameters, global_responses, http_method
from pipeline.fixers.springdoc.springfox_info import DEFAULT, contact_value, info_text
from pipeline.fixers.springdoc.springfox_reach import gone_types, reachable, words
from pipeline.fixers.springdoc.springfox_schemes import schemes_of
from pipeline.fixers.springdoc.springfox_selectors import Selection
from pipeline.sources.java import JavaFile
from pipeline.sources.syntax import (
    ancestor,
    arguments,
    chain_calls,
    chain_root,
    field_text,
    simple_name,
)

Setting = Callable[[Node], str]
"""Configuration value that an expression reads: `false`, a placeholder, "" for anything else."""
_IMPLIED = {
    *("select", "build", "apiInfo", "groupName", "useDefaultResponseMessages", "forCodeGeneration"),
    *("enableUrlTemplating", "ignoredParameterTypes", "directModelSubstitute", "enable"),
    *("getGroupName", "tags", "securitySchemes", "securityContexts", "apis", "paths"),
}
"""Options that are translated, or that ask for what springdoc does by itself."""
_UNWRAPPED = {
    *("ResponseEntity", "HttpEntity", "Optional", "DeferredResult", "Callable", "CompletableFuture"),
    *("CompletionStage", "ListenableFuture", "Mono", "Flux", "WebAsyncTask"),
}
_IGNORED = {
    *("HttpServletRequest", "HttpServletResponse", "ServletRequest", "ServletResponse", "HttpSession", "Principal"),
    *("Locale", "TimeZone", "InputStream", "OutputStream", "Reader", "Writer", "WebRequest", "NativeWebRequest"),
    *(
        "Errors",
        "BindingResult",
        "Authentication",
        "AuthenticationPrincipal",
        "ModelMap",
        "Model",
        "UriComponentsBuilder",
    ),
}
"""Parameter types that springdoc leaves out by itself."""
_ANNOTATIONS = (
    "RequestHeader",
    "RequestAttribute",
    "SessionAttribute",
    "CookieValue",
    "ModelAttribute",
    "RequestParam",
)


@dataclass
class Docket:
    """One @Bean method that returns a Docket."""

    method: Node
    info: str = ""
    """Java expression that gives the Info."""
    group: str = ""
    selection: Selection = field(default_factory=Selection)
    tags: list[str] = field(default_factory=list[str])
    schemes: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    """(Java expression of the scheme's name, of the SecurityScheme)."""
    secured: bool = False
    """Security contexts apply the schemes to the operations."""
    condition: str = ""
    """Java condition under which the schemes are set, with its parentheses; "" for always."""
    enabled: str = ""
    """Configuration value that switches the documents on: `false`, or a placeholder."""
    types: list[str] = field(default_factory=list[str])
    """Calls on SpringDocUtils' configuration."""
    parameters: list[str] = field(default_factory=list[str])
    responses: dict[str, Responses] = field(default_factory=dict[str, Responses])
    """By HTTP method."""
    dropped: list[str] = field(default_factory=list[str])
    """Options that springdoc has no equivalent for."""

    def single(self) -> tuple[str, list[str]]:
        """Type and chained calls of an OpenAPI bean."""
        calls = ["new OpenAPI()"]
        calls += [f".info({self.info})"] if self.info else []
        calls += [f".addTagsItem({tag})" for tag in self.tags]
        return "OpenAPI", calls if self.condition else calls + self.security()

    def security(self) -> list[str]:
        """Calls that give a new OpenAPI its schemes."""
        inner = "".join(f".addSecuritySchemes({name}, {scheme})" for name, scheme in self.schemes)
        return [f".components(new Components(){inner})", *self._requirements()] if inner else []

    def _requirements(self) -> list[str]:
        names = [name for name, _ in self.schemes] if self.secured else []
        return [f".addSecurityItem(new SecurityRequirement().addList({name}))" for name in names]

    def grouped(self) -> tuple[str, list[str]]:
        """Type and chained calls of a GroupedOpenApi bean. Its schemes join the components that are there."""
        found = self.selection
        calls = ["GroupedOpenApi.builder()", f".group({self.group or chr(34) + 'default' + chr(34)})"]
        for name, values in (
            ("packagesToScan", found.packages),
            ("packagesToExclude", found.not_packages),
            ("pathsToMatch", found.paths),
            ("pathsToExclude", found.not_paths),
        ):
            calls += [f".{name}({', '.join(values)})"] if values else []
        settings = [f".info({self.info})"] if self.info else []
        settings += [f".addTagsItem({tag})" for tag in self.tags]
        settings += [f".schemaRequirement({name}, {scheme})" for name, scheme in self.schemes] + self._requirements()
        if settings:
            calls.append(f".addOpenApiCustomizer(openApi -> openApi{''.join(settings)})")
        return "GroupedOpenApi", [*calls, ".build()"]


def creation_of(file: JavaFile, method: Node) -> Node | None:
    """The `new Docket(..)` in a method."""
    found = file.walk("object_creation_expression", under=method)
    return next((n for n in found if simple_name(field_text(file, n, "type")) == "Docket"), None)


def docket_of(file: JavaFile, cls: Node, method: Node, setting: Setting) -> Docket | None:
    """None when the Docket is switched on and off by what is no setting: springdoc does that by a property."""
    creation = creation_of(file, method)
    if creation is None:
        return None
    docket = Docket(method)
    for call in _options(file, method, creation):
        name, values = field_text(file, call, "name"), arguments(call)
        if name == "enable" and values and file.text(values[0]) != "true":
            docket.enabled = setting(values[0])
            if not docket.enabled:
                return None
        elif values:
            _option(file, cls, docket, call, values)
        elif name not in ("select", "build"):
            docket.dropped.append(name)
    return docket


def _options(file: JavaFile, method: Node, creation: Node) -> list[Node]:
    """Calls on the Docket, in the order in which they stand."""
    names = {"docket"}
    for declared in file.walk("local_variable_declaration", under=method):
        if simple_name(field_text(file, declared, "type")) in ("Docket", "ApiSelectorBuilder", "var"):
            made = [d for d in declared.named_children if d.type == "variable_declarator"]
            names |= {field_text(file, d, "name") for d in made}
    roots = {creation.start_byte, creation.parent.start_byte if creation.parent else 0}
    found = [
        call
        for call in file.walk("method_invocation", under=method)
        if (root := chain_root(call)).start_byte in roots or file.text(root) in names
    ]
    return sorted(found, key=lambda call: call.end_byte)


def _option(file: JavaFile, cls: Node, docket: Docket, call: Node, values: Sequence[Node]) -> None:
    """Reads one option that has arguments."""
    name, text = field_text(file, call, "name"), file.text(values[0])
    match name:
        case "apiInfo":
            docket.info = _info(file, _local(file, docket.method, values[0]))
        case "groupName":
            docket.group = text
        case "apis" | "paths":
            docket.selection.read(file, cls, values[0])
        case "securitySchemes":
            docket.schemes += schemes_of(file, cls, docket.method, values)
            docket.condition = _condition(file, call)
            docket.dropped += [] if docket.schemes else [f"{name}({' '.join(text.split())})"]
        case "securityContexts":
            docket.secured = True
            docket.dropped += _restricted(file, cls, values)
        case "tags":
            docket.tags += [_tag(file, v) for v in values if v.type == "object_creation_expression"]
            docket.dropped += [f"{name}({file.text(v)})" for v in values if v.type != "object_creation_expression"]
        case "globalOperationParameters" | "globalRequestParameters":
            docket.parameters += (found := global_parameters(file, cls, values))
            docket.dropped += [] if found else [f"{name}({text})"]
        case "globalResponseMessage" | "globalResponses":
            docket.dropped += [] if _responses(file, cls, docket, values) else [f"{name}({text}, ...)"]
        case _:
            _types(file, docket, name, values)


def _responses(file: JavaFile, cls: Node, docket: Docket, values: Sequence[Node]) -> bool:
    method = http_method(file.text(values[0]))
    found = global_responses(file, cls, values[1:])
    if method and found:
        docket.responses[method] = found
        modelled = any(file.calls("responseModel", under=place) for place in reachable(file, cls, values[1:]))
        docket.dropped += ["responseModel of the global responses"] if modelled else []
    return bool(method and found)


def _types(file: JavaFile, docket: Docket, name: str, values: Sequence[Node]) -> None:
    """Options about Java types, which springdoc keeps in one place for all documents; any other is dropped."""
    texts = [file.text(v) for v in values]
    simple = [simple_name(text.removesuffix(".class")) for text in texts]
    classes = all(text.endswith(".class") for text in texts) and not any(
        words(file, v) & gone_types(file) for v in values
    )
    pathless = name == "pathMapping" and texts[0] in ('"/"', '""')
    if name == "ignoredParameterTypes" and classes:
        annotations = [t for t, s in zip(texts, simple, strict=True) if s in _ANNOTATIONS]
        others = [t for t, s in zip(texts, simple, strict=True) if s not in (*_ANNOTATIONS, *_IGNORED)]
        docket.types += [f".addAnnotationsToIgnore({', '.join(annotations)})"] if annotations else []
        docket.types += [f".addRequestWrapperToIgnore({', '.join(others)})"] if others else []
    elif name == "directModelSubstitute" and classes and len(texts) == 2:
        docket.types.append(f".replaceWithClass({', '.join(texts)})")
    elif name == "genericModelSubstitutes" and classes:
        found = [t for t, s in zip(texts, simple, strict=True) if s not in _UNWRAPPED]
        docket.types += [f".addResponseWrapperToIgnore({text})" for text in found]
    elif not pathless and (name not in _IMPLIED or name in ("ignoredParameterTypes", "directModelSubstitute")):
        docket.dropped.append(f"{name}({', '.join(' '.join(text.split()) for text in texts)})")


def _restricted(file: JavaFile, cls: Node, values: Sequence[Node]) -> list[str]:
    """The paths of the security contexts: springdoc's requirement stands for every operation."""
    for place in reachable(file, cls, values):
        for call in file.calls("forPaths", "operationSelector", under=place):
            text = " ".join(file.text(arguments(call)[0]).split()) if arguments(call) else ""
            if text not in ("any()", "PathSelectors.any()"):
                return [f"{field_text(file, call, 'name')}({text}) of the security context"]
    return []


def _condition(file: JavaFile, call: Node) -> str:
    """Of the `if` around a statement, with its parentheses."""
    statement = ancestor(call, "if_statement", "method_declaration")
    if statement is None or statement.type != "if_statement" or statement.child_by_field_name("alternative"):
        return ""
    return field_text(file, statement, "condition")


def _local(file: JavaFile, method: Node, value: Node) -> Node:
    """What a local variable was set to: its statement goes with the old body."""
    for declarator in file.walk("variable_declarator", under=method):
        made = declarator.child_by_field_name("value")
        if made is not None and field_text(file, declarator, "name") == file.text(value):
            return made
    return value


def _info(file: JavaFile, value: Node) -> str:
    """A method call or variable stays, as that method is translated; what is made on the spot is translated here."""
    if file.text(value) == "ApiInfo.DEFAULT":
        return DEFAULT
    if value.type == "object_creation_expression" and field_text(file, value, "type") == "ApiInfo":
        return info_text(file, value)
    calls = chain_calls(value)
    first = calls[0].child_by_field_name("object") if calls else None
    if first is None or simple_name(field_text(file, first, "type")) != "ApiInfoBuilder":
        return file.text(value)
    return "new Info()" + "".join(_info_call(file, call) for call in calls)


def _info_call(file: JavaFile, call: Node) -> str:
    name, values = field_text(file, call, "name"), arguments(call)
    text = file.text(values[0]) if values else ""
    match name:
        case "title" | "description" | "version":
            return f".{name}({text})"
        case "termsOfServiceUrl":
            return f".termsOfService({text})"
        case "contact":
            return f".contact({contact_value(file, values[0])})"
        case "license":
            return f".license(new License().name({text}))"
        case _:
            return ""


def _tag(file: JavaFile, creation: Node) -> str:
    values = [file.text(v) for v in arguments(creation)]
    about = f".description({values[1]})" if len(values) > 1 else ""
    return f"new Tag().name({values[0]}){about}"

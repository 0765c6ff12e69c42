"""The meaning of a Spring Security configuration, in a form that is the same in 5.x's and 6.x's spelling.

Mapping: Spring Security reference, "Migrating to 6.0", chapters Authorization and Configuration.
"""

import re
from collections.abc import Iterator
from operator import itemgetter

from tree_sitter import Node

from pipeline.gates.methods import annotation_names, is_test_path
from pipeline.sources.http_rules import is_decided_elsewhere
from pipeline.sources.java import JavaFile
from pipeline.sources.project import Project
from pipeline.sources.syntax import ancestor, arguments, field_text, methods, parameters, superclass

_MATCHERS = frozenset({"antMatchers", "mvcMatchers", "regexMatchers", "requestMatchers", "anyRequest"})
_TERMINALS = frozenset(
    {
        *("permitAll", "denyAll", "authenticated", "fullyAuthenticated", "anonymous", "rememberMe", "access"),
        *("hasRole", "hasAnyRole", "hasAuthority", "hasAnyAuthority", "hasIpAddress"),
    }
)
_FEATURES = frozenset(
    {
        *("csrf", "cors", "httpBasic", "formLogin", "logout", "rememberMe", "anonymous", "frameOptions", "headers"),
        *("oauth2Login", "oauth2ResourceServer", "oauth2Client", "x509", "requiresChannel", "contentTypeOptions"),
        *("xssProtection", "cacheControl", "httpStrictTransportSecurity", "sessionFixation", "requestCache"),
    }
)
_SETTINGS = frozenset(
    {
        *("sessionCreationPolicy", "addFilter", "addFilterBefore", "addFilterAfter", "addFilterAt"),
        *("authenticationEntryPoint", "accessDeniedHandler", "accessDeniedPage", "loginPage", "loginProcessingUrl"),
        *("defaultSuccessUrl", "successHandler", "failureHandler", "failureUrl", "logoutUrl", "logoutSuccessUrl"),
        *("logoutSuccessHandler", "maximumSessions", "maxSessionsPreventsLogin", "invalidSessionUrl", "sameOrigin"),
        *("csrfTokenRepository", "contentSecurityPolicy", "deleteCookies", "invalidateHttpSession"),
    }
)
_SAME_NAME = {
    "ignoringAntMatchers": "ignoringRequestMatchers",
    "ignoringRequestMatchers": "ignoringRequestMatchers",
    "antMatcher": "scope",
    "mvcMatcher": "scope",
    "securityMatcher": "scope",
}
_LIMITS = ("requestMatchers", "securityMatchers")
"""HttpSecurity's registry of what a chain is for, by 5.x's and 6.x's name; without an argument, or with a lambda."""
_REST = {"authorizeRequests": "permitAll", "authorizeHttpRequests": "denyAll"}
_WHAT_SUPER_DID = {
    "KeycloakWebSecurityConfigurerAdapter": ("oauth2ResourceServer",),
    "ResourceServerConfigurerAdapter": ("anyRequest -> authenticated",),
}
"""`super.configure(http)` by base class; any other is Spring Security's own."""
_DEFAULTS = ("anyRequest -> authenticated", "formLogin", "httpBasic")
"""Of a chain that says nothing: an adapter's without a hook for it, and Boot's own where there is none."""
_CHAINS = (
    *(b"SecurityFilterChain", b"SecurityWebFilterChain", b"WebSecurityConfigurerAdapter", b"EnableResourceServer"),
    *(b"ResourceServerConfigurerAdapter", b"AuthorizationServerConfigurerAdapter"),
)
_CONFIGURES = (b"HttpSecurity", b"WebSecurity", b"AuthorizationServerConfigurerAdapter", b"EnableResourceServer")
_WITHOUT_DEFAULTS = ("csrf", "headers", "requestCache", "anonymous", "logout")
"""What a WebSecurityConfigurerAdapter left out that calls `super(true)`."""
_RESOURCE_SERVER = {
    "oauth2ResourceServer": "oauth2ResourceServer",
    "csrf disabled": "csrf",
    "sessionCreationPolicy(STATELESS)": "sessionCreationPolicy",
}
"""What a ResourceServerConfigurerAdapter's chain had before it said anything, each with the call that says it."""
_AUTHORIZATION_SERVER = ("authorization server", "csrf disabled", "sessionCreationPolicy(NEVER)")
"""What Spring Security OAuth's chain for the endpoints of its own server had (AuthorizationServerSecurityConfiguration
2.5), beside the rule that only clients come there."""
_CHECKS = {
    "FilterSecurityInterceptor.class": ("authorizeRequests",),
    "AuthorizationFilter.class": ("authorizeHttpRequests",),
}
"""The filter that checks the rules, with the call that makes it; after the other's place is no longer after them."""
_METHOD_RULES = frozenset({"PreAuthorize", "PostAuthorize", "PreFilter", "PostFilter", "Secured", "RolesAllowed"})
_METHOD_SECURITY = frozenset({"EnableGlobalMethodSecurity", "EnableMethodSecurity", "EnableReactiveMethodSecurity"})
_TOKEN = re.compile(r'"[^"]*"|HttpMethod\.\w+|SessionCreationPolicy\.\w+|\b[A-Z][A-Z0-9_]+\b')
_QUALIFIER = re.compile(r"HttpMethod\.|SessionCreationPolicy\.")


def rules(project: Project) -> list[str]:
    """One line for each rule of the main sources, in source order within a file; what Boot adds at the end."""
    paths = project.java_paths(b"ecur", b"Authorize", b"Filter", b"RolesAllowed")
    sources = [path for path in paths if not is_test_path(path)]
    texts = [project.read(path) for path in sources]
    # a legacy resource server's chain came first and took every request
    shadowed = any(b"ResourceServerConfigurerAdapter" in text or b"EnableResourceServer" in text for text in texts)
    said = [rule for path in sources for rule in _of(project, path, shadowed=shadowed)]
    configured = any(b"org.springframework.security.config." in text for text in texts)
    has_chain = any(word in text for text in texts for word in _CHAINS)
    return [*said, *(_DEFAULTS if configured and not has_chain else ())]


def _of(project: Project, path: str, *, shadowed: bool) -> Iterator[str]:
    file = project.java(path)
    for node in file.walk("class_declaration", "method_declaration", "interface_declaration"):
        names = annotation_names(file, node)
        yield from (f"@{name}" for name in sorted(names & _METHOD_RULES))
        yield from ("method security" for _ in names & _METHOD_SECURITY)
    if any(word in file.source for word in _CONFIGURES):
        calls = file.walk("method_invocation")
        said = [(_name_node(call).start_byte, rule) for call in calls for rule in _rule(file, call)]
        yield from _implied(project, path, shadowed=shadowed)
        yield from (rule for _, rule in sorted([*said, *_unsaid(project, file)], key=itemgetter(0)))


def _implied(project: Project, path: str, *, shadowed: bool) -> Iterator[str]:
    """What base classes did: ResourceServerConfiguration of Spring Security OAuth 2.5 sets these before it asks its
    configurers. Spring Authorization Server is seen where it is made."""
    file = project.java(path)
    created = [file.text(c) for c in file.walk("object_creation_expression")]
    yield from ("authorization server" for text in created if text == "new OAuth2AuthorizationServerConfigurer()")
    for cls in file.walk("class_declaration"):
        if superclass(file, cls) == "AuthorizationServerConfigurerAdapter":
            yield from (*_AUTHORIZATION_SERVER, "anyRequest -> authenticated")
        if superclass(file, cls) == "ResourceServerConfigurerAdapter":
            yield from (rule for rule, call in _RESOURCE_SERVER.items() if not file.calls(call, under=cls))
        if _guards_all(project, path, cls):
            yield "anyRequest -> authenticated"
            yield from () if superclass(file, cls) else _RESOURCE_SERVER
        given = [file.text(c) for c in file.walk("explicit_constructor_invocation", under=cls)]
        if superclass(file, cls) != "WebSecurityConfigurerAdapter":
            continue
        if "super(true);" in given:
            yield from (f"{name} disabled" for name in _WITHOUT_DEFAULTS)
        says = any(_is_for_http(file, method) for method in methods(file, cls, "configure"))
        if not shadowed and not says and not _is_extended(project, file, cls):
            yield from _DEFAULTS


def _guards_all(project: Project, path: str, cls: Node) -> bool:
    """A resource server without a rule of its own, and without the rules that an adapter behind it says in vain."""
    file, module = project.java(path), project.module_of(path)
    if superclass(file, cls) == "ResourceServerConfigurerAdapter":
        return not any(_is_for_http(file, method) for method in methods(file, cls, "configure"))
    ruled = project.java_paths(b"ResourceServerConfigurerAdapter", b"HttpSecurity")
    here = [p for p in ruled if project.module_of(p) == module and not is_test_path(p)]
    return "EnableResourceServer" in annotation_names(file, cls) and not here


def _is_extended(project: Project, file: JavaFile, cls: Node) -> bool:
    """Only a base of the project's adapters: both cannot be beans, for they have the same order."""
    text = f"extends {field_text(file, cls, 'name')}"
    found = project.java_paths(text.encode())
    return any(re.search(rf"\b{re.escape(text)}\b", project.text(path)) for path in found)


def _unsaid(project: Project, file: JavaFile) -> Iterator[tuple[int, str]]:
    """What a chain whose rules don't name every request does with the rest, each with its place: 5.x's
    authorizeRequests lets it pass, authorizeHttpRequests denies it."""
    for method in file.walk("method_declaration"):
        calls = list(file.walk("method_invocation", under=method))
        rest = [_REST[name] for call in calls if (name := _call_name(file, call)) in _REST]
        terminals = [call for call in calls if _call_name(file, call) in _TERMINALS]
        decided = {call.end_byte: _matched(file, m) for call in terminals if (m := _matcher_of(file, call))}
        said = bool({"anyRequest", "requests(/**)"} & set(decided.values()))
        if rest and decided and not said and not is_decided_elsewhere(project, file, calls[0]):
            yield max(decided), f"anyRequest -> {rest[-1]}"


def _matcher_of(file: JavaFile, call: Node) -> Node | None:
    target = call.child_by_field_name("object")
    return target if _call_name(file, target) in _MATCHERS else None


def _rule(file: JavaFile, call: Node) -> Iterator[str]:
    name, target = file.text(_name_node(call)), call.child_by_field_name("object")
    before = _call_name(file, target)
    if name in _TERMINALS and before in _MATCHERS and target is not None:
        if before != "anyRequest" and not arguments(target):
            return  # no pattern: about no request
        # 6.x: access(IpAddressAuthorizationManager.hasIpAddress(x))
        rule = "access" if name == "hasIpAddress" else name
        yield f"{_matched(file, target)} -> {_by_authority(rule + _tokens(file, call))}"
    elif name in _MATCHERS and before == "ignoring":
        matched = _matched(file, call)
        yield f"{'anyRequest' if matched == 'requests(/**)' else matched} -> ignored"
    elif name in _MATCHERS and _limits_chain(file, target):
        yield f"scope{_tokens(file, call)}"
    elif name in _LIMITS and not arguments(call):
        return
    elif name == "securityMatchers" or (name == "requestMatchers" and _has_matchers(file, call)):
        yield f"scope{_tokens(file, call)}"
    elif name in _SAME_NAME and _is_dsl(file, call):
        yield f"{_SAME_NAME[name]}{_tokens(file, call)}"
    elif name in _SETTINGS:
        yield f"{name}{_tokens(file, call) or _argument_types(file, call, name)}"
    elif name == "configure" and target is not None and target.type == "super" and _takes_http(file, call):
        owner = ancestor(call, "class_declaration")
        yield from _WHAT_SUPER_DID.get(superclass(file, owner) if owner else "", _DEFAULTS)
    elif name in _FEATURES and _is_dsl(file, call):
        yield ("cors off" if _is_only_off(file, call) else f"{name} disabled") if _disabled(file, call) else name
        yield from ("permitAll" for part in _references(file, call) if part.endswith("::permitAll"))
    elif name == "permitAll":
        yield name


def _by_authority(rule: str) -> str:
    """Roles with ROLE_ before them are authorities with that twice: 5.x took them so, 6.x refuses them."""
    name, _, listed = rule.removesuffix(")").partition("(")
    roles = listed.split(", ")
    if name in ("hasRole", "hasAnyRole") and "ROLE_" in listed:
        named = [f"ROLE_{role}" for role in roles]
    elif name in ("hasAuthority", "hasAnyAuthority") and "ROLE_" in roles:  # "ROLE_" + CLERK
        named = [role if role.startswith("ROLE_") else f"ROLE_{role}" for role in roles if role != "ROLE_"]
    else:
        return rule
    return f"{name.replace('Role', 'Authority')}({', '.join(sorted(named))})"


def _limits_chain(file: JavaFile, node: Node | None) -> bool:
    """`http.requestMatchers()`, and the matchers that follow it."""
    if node is None or _call_name(file, node) not in _MATCHERS | {*_LIMITS}:
        return False
    if _call_name(file, node) in _LIMITS and not arguments(node):
        return True
    return _limits_chain(file, node.child_by_field_name("object"))


def _has_matchers(file: JavaFile, call: Node) -> bool:
    """`http.requestMatchers(m -> m.antMatchers(...))`; a lambda of a rule is a RequestMatcher, which makes none."""
    inner = [value for value in arguments(call) if value.type == "lambda_expression"]
    return any(file.calls(*_MATCHERS, under=value) for value in inner)


def _takes_http(file: JavaFile, call: Node) -> bool:
    """The other two hooks of the base class add nothing."""
    method = ancestor(call, "method_declaration")
    return method is not None and _is_for_http(file, method)


def _is_for_http(file: JavaFile, method: Node) -> bool:
    return any(kind.endswith("HttpSecurity") for kind, _ in parameters(file, method))


def _matched(file: JavaFile, matcher: Node) -> str:
    if file.text(_name_node(matcher)) == "anyRequest":
        return "anyRequest"
    return f"requests{_tokens(file, matcher)}"


def _tokens(file: JavaFile, call: Node) -> str:
    """Literals and constants of the arguments, without their wrapping and in any order; "" when there are none."""
    arguments = call.child_by_field_name("arguments")
    found = _TOKEN.findall(file.text(arguments)) if arguments else []
    return f"({', '.join(sorted({_QUALIFIER.sub('', token).strip('"') for token in found}))})" if found else ""


def _argument_types(file: JavaFile, call: Node, name: str) -> str:
    """For filters and handlers: the class literals, which do not change with the spelling."""
    arguments = call.child_by_field_name("arguments")
    found = [file.text(node) for node in file.walk("class_literal", under=arguments)] if arguments else []
    if name == "addFilterAfter":
        found = ["checks" if any(file.calls(*_CHECKS.get(part, ()))) else part for part in found]
    return f"({', '.join(found)})" if found else ""


def _is_dsl(file: JavaFile, call: Node) -> bool:
    """False for a static helper such as `AntPathRequestMatcher.antMatcher(...)` or a bare call."""
    target = call.child_by_field_name("object")
    return target is not None and not (target.type == "identifier" and file.text(target)[:1].isupper())


def _disabled(file: JavaFile, call: Node) -> bool:
    """`csrf().disable()`, `csrf(c -> c.disable())` or `csrf(AbstractHttpConfigurer::disable)`."""
    parent = call.parent
    if parent is not None and parent.type == "method_invocation" and file.text(_name_node(parent)) == "disable":
        return True
    if any(part.endswith("::disable") for part in _references(file, call)):
        return True
    arguments = call.child_by_field_name("arguments")
    lambdas = [part for part in arguments.named_children if part.type == "lambda_expression"] if arguments else []
    return any((body := part.child_by_field_name("body")) and _direct_disable(file, part, body) for part in lambdas)


def _is_only_off(file: JavaFile, call: Node) -> bool:
    """CORS that its chain asks for nowhere else: 5.x's default, which 6.2 needs to be told."""
    method = ancestor(call, "method_declaration")
    return _call_name(file, call) == "cors" and method is not None and len(file.calls("cors", under=method)) == 1


def _references(file: JavaFile, call: Node) -> list[str]:
    """Arguments such as `AbstractHttpConfigurer::disable`."""
    arguments = call.child_by_field_name("arguments")
    return (
        [file.text(part) for part in arguments.named_children if part.type == "method_reference"] if arguments else []
    )


def _direct_disable(file: JavaFile, lambda_expression: Node, body: Node) -> bool:
    """The lambda's own parameter is disabled; in `headers(h -> h.frameOptions(f -> f.disable()))` headers are not."""
    parameter = lambda_expression.child_by_field_name("parameters")
    name = file.text(parameter).strip("() ").split()[-1:] if parameter else []
    return any(
        (target := call.child_by_field_name("object")) is not None and [file.text(target)] == name
        for call in file.calls("disable", under=body)
    )


def _name_node(call: Node) -> Node:
    return call.child_by_field_name("name") or call


def _call_name(file: JavaFile, node: Node | None) -> str:
    return file.text(_name_node(node)) if node is not None and node.type == "method_invocation" else ""

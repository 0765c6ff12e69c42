"""Policy: what the code may do, and what it must go on doing."""

import re
from collections import Counter
from collections.abc import Iterator

from pipeline.gates.base import Gate
from pipeline.gates.comments import without_comments
from pipeline.gates.methods import methods, statements, types
from pipeline.gates.security_rules import rules
from pipeline.gates.t12_endpoints import ENDPOINTS_KEPT
from pipeline.gates.t13_code_kept import CODE_KEPT
from pipeline.repair.offer import Offer
from pipeline.sources.project import Project

_CAPABILITIES = {
    "starts a process": (
        r"\bRuntime\b\s*\.\s*getRuntime|\bgetRuntime\b|\bProcessBuilder\b|\bProcessHandle\b|\bProcessImpl\b|\bCommandLine\b"
        r"|\bDefaultExecutor\b|[\"']\s*\.execute\s*\("
    ),
    "loads or forges code": (
        r"\bClass\s*\.\s*forName|(?<!Charset\.)\bforName\b|\bdefineClass\b|\bdefineHiddenClass\b|\b\w*ClassLoader\b|\bloadClass\b|\bScriptEngine\w*"
        r"|\bGroovyShell\b|\bUnsafe\b|\bsetAccessible\b|\bMethodHandles\b|\bInstrumentation\b|\bJavaCompiler\b"
        r"|\bSpelExpressionParser\b|\bInitialContext\b|\bObjectInputStream\b|\bProxy\b\s*\.\s*newProxyInstance"
        r"|\bgetDeclaredMethod\b|\binvoke(?:Exact)?\s*\(|\bSystem\s*\.\s*load(?:Library)?"
    ),
    "reads the environment": r"\bgetenv\b|\bSystem\s*\.\s*getPropert(?:y|ies)\b",
    "ends the machine": r"\bSystem\s*\.\s*exit|\bhalt\s*\(|\bSystem\s*\.\s*setSecurityManager",
    "touches files": (
        r"\bFiles\s*\.\s*\w+|\bFile(?:Out|In)putStream\b|\bFileWriter\b|\bFileReader\b|\bRandomAccessFile\b|\bFileChannel\b"
        r"|\bnew\s+File\b|\bdeleteOnExit\b|\bFileUtils\b|\bFileSystemUtils\b|\bPaths\s*\.\s*get|\bPath\s*\.\s*of"
    ),
}
_NETWORK = re.compile(
    r"\b\w*Socket(?:Channel|Factory)?\b|\bopenConnection\b|\bopenStream\b|\b\w*URLConnection\b|\bnew\s+URL\b"
    r"|\bHttpClient\b|\bHttpRequest\b|\bOkHttpClient\b|\bRestTemplate\b|\bRestClient\b|\bWebClient\b|\bInetAddress\b"
    r"|\bDatagram\w+|\bFTPClient\b|\bJavaMailSender\b|\bFeignClient\b"
)
_HOST = re.compile(
    r"\b(?:https?|ftp|ldaps?|rmi|jdbc:\w+|wss?|jar|file|tcp|amqp)s?://(?P<host>[^\s/\"'<>$:]+)", re.IGNORECASE
)
_SCHEMA_HOST = re.compile(
    r"(?:(?:www|maven)\.)?(?:springframework\.org|w3\.org|apache\.org|jakarta\.ee|xmlns\.jcp\.org|java\.sun\.com|hibernate\.org"
    r"|mybatis\.org|thymeleaf\.org)|xmlns\.jcp\.org|(?:localhost|127\.0\.0\.1)"
)
"""Hosts in names of XML namespaces and schemas; and this machine's own."""
_ESCAPE = re.compile(r"\\u+(?P<code>[0-9a-fA-F]{4})")
_LOOSER = re.compile(
    r"\bNoOpPasswordEncoder\b|\{noop\}|\bPermitAll\b|\bSecurity\w*AutoConfiguration\b|\bUserDetailsServiceAutoConfiguration\b"
    r"|\bNoop\w*|\bTrustAll\w*|\bTrustSelfSigned\w*|\bX509TrustManager\b|\bHostnameVerifier\b|\bAnonymous\w*Filter\b"
    r"|\bsetAllowedOrigin\w*\b|\ballowedOrigin\w*\b|\bCrossOrigin\b|\bWebSecurityCustomizer\b|\bsetAllowedHeaders\b"
    r"|\baddFilters\s*=\s*false|\bsecure\s*=\s*false|\bAllowAll\w*|\bsetAuthenticated\b|\bwithDefaultPasswordEncoder\b"
)
_GUARDING_SETTING = re.compile(
    r"^[ \t]{0,80}(?:- )?(?:[\w.\-\[\]]{0,120}?"
    r"(?:security|ssl|cors|csrf|cookie|exposure|actuator|autoconfigure|password|h2\.console|ddl-auto|flyway"
    r"|liquibase|lazy-init)[\w.\-\[\]]{0,80}"
    r"|exclude|include|show-values|show-details|enabled)[ \t]{0,9}[:=][^\n]*",
    re.IGNORECASE | re.MULTILINE,
)
_SETTINGS = (".properties", ".yml", ".yaml")


def _texts(offer: Offer) -> Iterator[tuple[str, str, str]]:
    """Comments left out, and characters that Java lets one write as `\\uXXXX` read as the compiler does."""
    for path, was, now in offer.pairs():
        kind = f"{path}.kt" if path.endswith(".java") else path
        yield path, without_comments(kind, _decoded(was)), without_comments(kind, _decoded(now))


def _decoded(text: str) -> str:
    return _ESCAPE.sub(lambda found: chr(int(found["code"], 16)), text)


def capabilities(offer: Offer) -> Iterator[str]:
    texts = list(_texts(offer))
    for does, pattern in _CAPABILITIES.items():
        gained = _gained(texts, re.compile(pattern))
        if gained:
            yield f"`{gained[0]}` was added, which {does}; a repair needs no such thing"
    for path, was, now in texts:
        gained = _gained([(path, was, now)], _NETWORK)
        if gained and not _NETWORK.search(was):
            yield f"`{gained[0]}` was added to {path}, which used no network before"


def hosts(offer: Offer) -> Iterator[str]:
    """No address that the changed files did not hold: it is where data would go to, or code come from."""
    known = {found["host"].lower() for _, was, _ in offer.pairs() for found in _HOST.finditer(_decoded(was))}
    for path, _, now in offer.pairs():
        for found in _HOST.finditer(_decoded(now)):
            host = found["host"].lower()
            if host not in known and not _SCHEMA_HOST.fullmatch(host):
                yield f"the address {found[0][:100]} was added to {path}"


def hidden(offer: Offer) -> Iterator[str]:
    """Letters written as escapes outside of what was there: they hide a name from a reader, not from javac."""
    for path, was, now in offer.pairs():
        if path.endswith(".java") and _ascii_escapes(now) > _ascii_escapes(was):
            yield f"{path}: plain characters were written as \\u escapes"


def _ascii_escapes(text: str) -> int:
    return sum(int(found["code"], 16) < 0x7F for found in _ESCAPE.finditer(text))


def kept(offer: Offer) -> Iterator[str]:
    """T13, and stricter: a method that called something still does. The gate excuses short ones, which a migration
    rewrites for many reasons; a model has only this one problem to repair."""
    yield from _asked(CODE_KEPT, offer)
    before, after = _calls(offer.java.before), _calls(offer.java.after)
    for label in before.keys() & after.keys():
        if before[label] and not after[label]:
            yield f"{label} only returns a constant now, or does nothing any more"
    if _swallowed(offer.java.after) > _swallowed(offer.java.before):
        yield "an empty catch block was added, which hides a failure"


def _swallowed(project: Project) -> int:
    """Catch blocks with nothing in them, comments apart."""
    files = (project.java(path) for path in project.glob("**/*.java"))
    clauses = (clause for file in files for clause in file.walk("catch_clause"))
    return sum((body := clause.child_by_field_name("body")) is not None and not statements(body) for clause in clauses)


def _calls(project: Project) -> dict[str, int]:
    """Calls and object creations by class, method and number of parameters."""
    kinds = ("method_invocation", "object_creation_expression", "method_reference")
    return {
        f"{method.label}/{method.parameters}": sum(1 for _ in method.file.walk(*kinds, under=method.body))
        for owner in types(project, tests=False)
        for method in methods(owner)
        if method.body is not None
    }


def endpoints(offer: Offer) -> Iterator[str]:
    yield from _asked(ENDPOINTS_KEPT, offer)


def _asked(gate: Gate, offer: Offer) -> Iterator[str]:
    check = gate.check(offer.java)
    if check.passed is False:
        yield check.detail


def security(offer: Offer) -> Iterator[str]:
    """Rules of the changed configurations are the same, in whichever spelling; nothing beside them got looser."""
    was, now = Counter(rules(offer.java.before)), Counter(rules(offer.java.after))
    yield from (f"the security rule `{rule}` is gone" for rule in was - now)
    for rule in now - was:
        if any(word in rule for word in ("->", "disabled", "permitAll", "ignoring")):
            yield f"the security rule `{rule}` was added"
    texts = list(_texts(offer))
    yield from (f"`{word}` was added, which loosens security" for word in _gained(texts, _LOOSER))
    settings = [item for item in texts if item[0].endswith(_SETTINGS)]
    for line in _gained(settings, _GUARDING_SETTING):
        yield f"the setting `{line[:100]}` was added or changed; it guards something, so it is for a person"


def _gained(texts: list[tuple[str, str, str]], pattern: re.Pattern[str]) -> list[str]:
    """Occurrences that the texts together did not have before."""
    was = Counter(found.group().strip() for _, text, _ in texts for found in pattern.finditer(text))
    now = Counter(found.group().strip() for _, _, text in texts for found in pattern.finditer(text))
    return sorted((now - was).keys())

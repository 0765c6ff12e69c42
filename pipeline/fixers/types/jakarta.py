"""javax -> jakarta: exactly the packages that Jakarta EE 9 renamed, wherever a class name may stand.

Source: the Jakarta EE 9 release notes (namespace change) and the EE 9 platform specification's list of packages.
What belongs to the JDK (javax.sql, javax.naming, javax.transaction.xa, javax.annotation.processing, ...), to JSR 107
(javax.cache) or to JSR 305 (javax.annotation.Nullable, ...; catalogue row C28) keeps its name.
"""

import re
from collections.abc import Iterator

from pipeline.fixers.base import Case, fixer
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.project import Change
from pipeline.sources.syntax import in_header
from shared.models import Wave

_EE = (
    r"activation|batch|decorator|ejb|el|enterprise(?!\.deploy)|faces|inject|interceptor|jms|json|jws|mail|persistence|"
    r"resource|security\.(?:auth\.message|enterprise|jacc)|servlet|transaction(?!\.xa\b)|validation|websocket|ws\.rs|"
    r"xml\.bind|xml\.soap|xml\.ws"
)
_EE_ANNOTATIONS = "PostConstruct|PreDestroy|Resource|Resources|Generated|ManagedBean|Priority"
_JSR305 = frozenset(
    re.findall(
        r"\w+",
        "CheckForNull CheckForSigned CheckReturnValue Detainted MatchesPattern Nonnegative Nonnull Nullable "
        "OverridingMethodsMustInvokeSuper ParametersAreNonnullByDefault ParametersAreNullableByDefault PropertyKey "
        "RegEx Signed Syntax Tainted Untainted WillClose WillCloseWhenClosed WillNotClose",
    )
)
RENAMED = re.compile(
    r"(?:(?<![\w.$])|(?<=\bproperties\.))javax"
    rf"(?=\.(?:(?:{_EE})\b|annotation\.(?:(?:{_EE_ANNOTATIONS})\b|security\b|sql\b)))"
)
"""Matches the `javax` of a name that moved; `spring.jpa.properties.javax...` too."""

_KEY = re.compile(
    rf"(?<![\w.$\-/])(?P<before>[\w\-]+(?:\[\w+\])?(?:\.[\w\-]+(?:\[\w+\])?)*\.)javax(?=\.(?:{_EE})\.[\w.]*\b[A-Z]\w*)",
    re.M,
)
"""A property's key that ends with a type's name: `app.codes.javax.validation.ConstraintViolationException`."""
_DOMAIN = frozenset(
    {"com", "org", "net", "edu", "gov", "io", "de", "fr", "uk", "nl", "ch", "at", "eu", "br", "cn", "jp"}
)
"""With one of these before it, the whole is the name of a package that happens to have `javax` in it."""
_SETTINGS = (".properties", ".yml", ".yaml")
_TEXTS = ("jsp", "jspx", "jspf", "tag", "tagx", "tld", "xml", "xjb", "kt", "groovy", "properties", "yml", "yaml", "aj")
_BUILD_FILES = ("pom.xml", "ivy.xml")
_SERVICES = re.compile(r"(?:.*/)?META-INF/services/[^/]+")


def renamed(text: str) -> str:
    """`text` with the EE names in it renamed."""
    return RENAMED.sub("jakarta", text)


def _keys_renamed(text: str) -> str:
    return _KEY.sub(lambda m: m[0] if _DOMAIN & set(m["before"].split(".")) else f"{m['before']}jakarta", text)


@fixer(
    "javax-to-jakarta",
    title="Rename the Jakarta EE packages from javax to jakarta",
    source="Jakarta EE 9 namespace change; catalogue E08, F01, F02, G10, J02, C28",
    wave=Wave.IMPORTS,
)
def javax_to_jakarta(case: Case) -> Iterator[Change]:
    for path in case.project.java_paths(b"javax."):
        edit = case.project.java(path).edit()
        _imports(edit)
        _uses(edit)
        if edit:
            yield Change(path, edit.result(), "EE packages are called jakarta since EE 9")
    for path in case.project.glob(*(f"**/*.{suffix}" for suffix in _TEXTS)):
        if path.rpartition("/")[2] in _BUILD_FILES or b"javax." not in case.project.read(path):
            continue
        text = case.project.text(path)
        after = renamed(text)
        if (after := _keys_renamed(after) if path.endswith(_SETTINGS) else after) != text:
            yield Change.text(path, after, "EE class and property names begin with jakarta since EE 9")
    yield from _services(case)


def _imports(edit: JavaEdit) -> None:
    for index, item in enumerate(edit.file.imports):
        if item.name == "javax.annotation" and item.wildcard:
            _annotation_wildcard(edit, index)
        elif (name := renamed(item.name)) != item.name:
            edit.imports.rename(index, name)


def _annotation_wildcard(edit: JavaEdit, index: int) -> None:
    """`javax.annotation.*` may stand for EE's or for JSR 305's annotations: what the file uses decides."""
    used = {edit.file.text(node) for node in edit.file.walk("identifier", "type_identifier")}
    theirs = sorted(used & _JSR305)
    if theirs and not used & set(_EE_ANNOTATIONS.split("|")):
        return
    edit.imports.rename(index, "jakarta.annotation")
    for name in theirs:
        edit.imports.add(f"import javax.annotation.{name};")


def _uses(edit: JavaEdit) -> None:
    """Qualified names in code, strings and Javadoc. Other comments stay."""
    source = edit.file.source
    for match in re.finditer(RENAMED.pattern.encode(), source):
        if _is_renamable(edit.file, match.start()):
            edit.splices.replace(match.start(), match.end(), "jakarta")


def _is_renamable(file: JavaFile, at: int) -> bool:
    node = file.root.descendant_for_byte_range(at, at + 5)
    if node is None or node.type == "line_comment":
        return False
    if node.type == "block_comment":
        return file.source.startswith(b"/**", node.start_byte)
    return not in_header(node)


def _services(case: Case) -> Iterator[Change]:
    for path in case.project.paths:
        if not _SERVICES.fullmatch(path):
            continue
        folder, _, name = path.rpartition("/")
        text = case.project.text(path)
        target = f"{folder}/{renamed(name)}"
        if target != path:
            yield Change(path, None, "the service's interface has a new name")
        if target != path or renamed(text) != text:
            yield Change.text(target, renamed(text), "the service's interface has a new name")

"""Files that Maven filters and that are no UTF-8: the resources plugin of Boot 3's parent stops at their first byte.

Up to 3.1.0 (Boot 2.3) the plugin put U+FFFD in the place of each such byte, in comments, values and keystores alike:

    filtering .../application.yml to ... failed with MalformedInputException: Input length = 1
"""

import re
from collections.abc import Iterable, Iterator

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.builds.maven_plugins import add_plugin
from pipeline.knowledge import older
from pipeline.sources.charsets import charset_of
from pipeline.sources.maven import Maven, indented
from pipeline.sources.project import Change, Project
from pipeline.sources.properties import PropertiesFile
from pipeline.sources.resources import PLUGIN, Filtering, extension
from pipeline.sources.splice import Splices
from shared.models import Wave

_FAILED = r"filtering .* failed with MalformedInputException|Input length = \d"
_STRICT_SINCE = "3.2.0"
_DECLARED = re.compile(rb"\A\s*<\?xml[^>]*?\bencoding\s*=\s*[\"']([\w.\-]+)[\"']")
_EXTENSION = "nonFilteredFileExtension"
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_PLACEHOLDER = re.compile(rb"@[\w.\-]+@|\$\{")


@fixer(
    "filtered-resource-encodings",
    title="Write filtered resources in UTF-8, and keep binary files from being filtered",
    source="maven-filtering 3.2.0 (MSHARED-325: malformed input is an error); reproduced with 3.1.0 and 3.3.1",
    wave=Wave.PLUGIN,
    boot3=False,
    on=_FAILED,
    proactive=True,
)
def filtered_resource_encodings(case: Case) -> Iterable[Change]:
    maven = Maven(case.project)
    texts: dict[str, bytes] = {}
    binaries: dict[str, set[str]] = {}
    for path in maven.paths:
        filtering = Filtering(maven, path)
        if not _strict(filtering, case):
            continue
        for file in filtering.files:
            source = case.project.read(file)
            if not is_utf8(source) and b"\0" not in source and (after := _in_utf8(file, source)) is not None:
                texts[file] = after
        binaries.setdefault(filtering.owner or path, set()).update(_binary(filtering, case.project))
    for path, extensions in binaries.items():
        _keep_from_filtering(maven, path, sorted(extensions))
    yield from (Change(file, after, "the build filters it as UTF-8, which it was not") for file, after in texts.items())
    yield from maven.changes("filtering reads all files as text, and these are none")


def _strict(filtering: Filtering, case: Case) -> bool:
    """The plugin stops at malformed input, and reads UTF-8."""
    written = [filtering.poms.resolve(path, plugin.version) for path, plugin in filtering.plugins if plugin.version]
    if not case.diagnostics and not filtering.poms.has_boot_parent(filtering.path):
        return False
    if any(version is not None and older(version, _STRICT_SINCE) for version in written):
        return False
    said = [element.text for name in ("encoding", "propertiesEncoding") for _, element in filtering.settings(name)]
    said += [e.text for _, e in filtering.poms.definitions(filtering.path, "project.build.sourceEncoding")]
    return all(text.startswith("${") or text.upper().replace("-", "") == "UTF8" for text in said)


def _binary(filtering: Filtering, project: Project) -> Iterator[str]:
    """Extensions of files that are no text, but for those of a text with a placeholder."""
    sources = {file: project.read(file) for file in filtering.files if extension(file)}
    found = {extension(file) for file, source in sources.items() if b"\0" in source and not is_utf8(source)}
    texts = (file for file, source in sources.items() if b"\0" not in source and _PLACEHOLDER.search(source))
    yield from found - {extension(file) for file in texts}


def _keep_from_filtering(maven: Maven, path: str, extensions: list[str]) -> None:
    if not extensions:
        return
    filtering = Filtering(maven, path)
    entries = "\n".join(f"<{_EXTENSION}>{name}</{_EXTENSION}>" for name in extensions)
    known = next(filtering.settings(f"{_EXTENSION}s"), None)
    plugin = next((plugin.element for pom, plugin in filtering.plugins if pom == path), None)
    configuration = plugin.find("configuration") if plugin else None
    xml = f"<{_EXTENSION}s>\n{indented(entries)}\n</{_EXTENSION}s>"
    nested = f"<configuration>\n{indented(xml)}\n</configuration>"
    if known is not None:
        maven.edit(known[0]).append(known[1], entries)
    elif configuration is not None:
        maven.edit(path).append(configuration, xml)
    elif plugin is not None:
        maven.edit(path).append(plugin, nested)
    else:
        add_plugin(maven, path, PLUGIN, None, indented(nested))


def is_utf8(source: bytes) -> bool:
    try:
        source.decode()
    except UnicodeDecodeError:
        return False
    return True


def _in_utf8(path: str, source: bytes) -> bytes | None:
    """The text as it was meant; None when its charset is not sure. Lines that are UTF-8 already stay."""
    declared = _DECLARED.search(source) if extension(path) in ("xml", "xsd", "xsl", "xslt", "wsdl") else None
    if declared:
        source = source[: declared.start(1)] + b"UTF-8" + source[declared.end(1) :]
    lines = source.splitlines(keepends=True) if declared is None else [source]
    odd = [line for line in lines if not is_utf8(line)]
    charset = declared[1].decode() if declared else charset_of(b"".join(odd))
    try:
        after = b"".join(line.decode(charset).encode() if line in odd else line for line in lines) if charset else None
    except (UnicodeDecodeError, LookupError):
        return None
    return _escaped(after) if after is not None and extension(path) == "properties" else after


def _escaped(source: bytes) -> bytes:
    """Keys and values in ASCII: Boot reads properties as ISO-8859-1. Comments may stay text."""
    splices = Splices(source)
    for entry in PropertiesFile(source).entries:
        words = source[entry.key_start : entry.value_end].decode()
        if not words.isascii():
            splices.replace(entry.key_start, entry.value_end, _NOT_ASCII.sub(_as_escape, words))
    return splices.result()


def _as_escape(match: re.Match[str]) -> str:
    units = match[0].encode("utf-16-be").hex()
    return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))

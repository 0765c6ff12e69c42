"""javac's errors as maven-compiler-plugin and Gradle print them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from shared.models import Wave

POSITION = re.compile(r"(?P<path>\S.*?\.(?:java|kt|groovy)):\[(?P<line>\d+)(?:,(?P<column>\d+))?\] ?(?P<message>.*)")
PLAIN = re.compile(r"(?P<path>\S.*?\.java):(?P<line>\d+): error: (?P<message>.*)")
LINT = re.compile(r"\[(?:deprecation|removal|unchecked|rawtypes|serial|cast|static|try|processing|options)\]")
GLOBAL = re.compile(
    r"(?:error: )?((?:Source|Target) option \S+ is no longer supported\..*|invalid flag: .*"
    r"|invalid (?:source|target) release.*|module not found: .*|Annotation processor '.*"
    r"|Bad service configuration file.*|An unknown compilation problem occurred|option .*"
    r"|cannot access .*|java\.\S+(?:Error|Exception)\b.*|class file for .*)"
)
MISSING_TYPE = re.compile(r"symbol:\s+(?:class|@?interface|enum|record|static)\b")
IMPORT_MESSAGE = re.compile(
    r"package \S+ (?:does not exist|is not visible)|cannot access|class file for|static import only from classes"
    r"|module not found|import requires canonical name|cannot be accessed from outside package"
)
PROCESSOR_MESSAGE = re.compile(
    r"[Aa]nnotation processor|Bad service configuration file|com\.sun\.tools\.javac|lombok\.javac"
    r"|An unknown compilation problem"
)
SETTING = re.compile(r"(?:Source|Target) option \S+ is no longer supported|invalid flag")
"""Wrong before any source is read, and put right in the build file."""
TYPE_ANNOTATION = re.compile(r"@(?:[a-z]\w*\.)+[A-Z]\w*(?:\([^()]*\))?,? ?(?=@|[a-z]\w*\.|[A-Z])")
"""javac writes it before the type it stands at: "cannot be converted to @lombok.NonNull java.lang.String"."""
MAX_DETAIL_LINES = 12


@dataclass
class JavacError:
    """One error; `path` is as printed: absolute, in the style of the machine that compiled."""

    message: str
    path: str | None = None
    line: int | None = None
    column: int | None = None
    details: list[str] = field(default_factory=list[str])

    @property
    def detail(self) -> str:
        return "\n".join(self.details[:MAX_DETAIL_LINES])

    def wave(self, test: bool) -> Wave:
        """Imports first: a missing type's uses are gone with it. Of test sources everything is one wave."""
        if PROCESSOR_MESSAGE.search(self.message) or (self.path is None and PROCESSOR_MESSAGE.search(self.detail)):
            return Wave.PROCESSOR
        if self.path is None and SETTING.match(self.message):
            return Wave.POM
        if test:
            return Wave.TEST_COMPILE
        if IMPORT_MESSAGE.search(self.message) or MISSING_TYPE.search(self.detail):
            return Wave.IMPORTS
        return Wave.TYPES


def parse_javac(lines: Iterable[str]) -> Iterator[JavacError]:
    """Errors in the body of a failed compilation (log prefixes removed); lint warnings among them are left out."""
    current: JavacError | None = None
    skipping = False
    for line in lines:
        started = _start(line)
        if started is not None:
            if current:
                yield current
            skipping = bool(LINT.match(started.message))
            current = None if skipping else started
        elif current and line.strip() and not skipping:
            current.details.append(TYPE_ANNOTATION.sub("", line.rstrip()))
    if current:
        yield current


def _start(line: str) -> JavacError | None:
    found = POSITION.match(line) or PLAIN.match(line)
    if found:
        groups = found.groupdict()
        column = groups.get("column")
        message = TYPE_ANNOTATION.sub("", groups["message"].strip())
        return JavacError(message, groups["path"], int(groups["line"][:9]), int(column[:9]) if column else None)
    general = GLOBAL.match(line)
    return JavacError(general[1].strip()) if general else None

"""Reduces a stack trace to what matters: the chain of causes, and whether the Spring context failed to start."""

import re
from dataclasses import dataclass
from itertools import pairwise

CONTEXT_FAILED = re.compile(r"Failed to load ApplicationContext|ApplicationContext failure threshold")
THRESHOLD = re.compile(r"ApplicationContext failure threshold \(\d+\) exceeded")
CAUSED_BY = re.compile(r"^\s*Caused by: ", re.MULTILINE)
FRAME = re.compile(r"^\s*(?:at \S|\.\.\. \d+ (?:more|common frames)|Suppressed: |\(No message\))")
FRAME_PLACE = re.compile(
    r"^\s*at (?:[\w.\-]+/)*(?:[^/\s(]+/)?(?P<type>[\w.$]+)\.[\w$<>]+\((?P<file>[\w$]+\.\w+):(?P<line>\d+)\)"
)
CONTEXT_DUMP = re.compile(r"( for)? \[(?:Web|Reactive)?MergedContextConfiguration@.*", re.DOTALL)
IDENTITY = re.compile(r"@[0-9a-f]{4,16}\b|\$\$\w+\$\$[0-9a-f]+|\b0x[0-9a-f]+\b|jvmRun\d+|\b\d{4,}\b")
NESTED = re.compile(r"; nested exception is .*", re.DOTALL)
"""The cause in a message, which follows as a section of its own."""
COMPARED = re.compile(
    r"^[\w.$]*(?:Assertion\w*Error|ComparisonFailure|MultipleFailuresError)\b.*\b[Ee]xpect(?:ed|ing)\b"
)
"""A test expects something of a text, which may say `nested exception` itself."""
ANALYSIS = re.compile(
    r"APPLICATION FAILED TO START\s*\n\*+\s*\n(?P<text>.*?)(?=\n\d{4}-\d\d-\d\d|\n\[(?:INFO|ERROR|WARNING)\]|\Z)",
    re.DOTALL,
)
MAX_CAUSES = 12
MAX_CAUSE, MAX_COMPARED = 600, 2000
MAX_ANALYSIS = 2000


@dataclass(frozen=True)
class Trace:
    """A stack trace without its frames: the thrown exception first, the root cause last."""

    causes: tuple[str, ...]
    frames: tuple[tuple[str, str, int], ...]
    """(class, file, line) of each frame, those of the root cause first."""

    @property
    def root(self) -> str:
        return self.causes[-1] if self.causes else ""

    @property
    def context_failed(self) -> bool:
        return any(CONTEXT_FAILED.search(cause) for cause in self.causes)

    @property
    def repeats(self) -> bool:
        """Spring's note that it does not try this context again: the real trace is another test's."""
        return any(THRESHOLD.search(cause) for cause in self.causes)

    @property
    def chain(self) -> str:
        """`Caused by:` lines below the first, each once."""
        return "\n".join(f"Caused by: {cause}" for cause in self.causes[1:])

    @property
    def fingerprint(self) -> str:
        """Equal for the same failure in another test: addresses, ids and long numbers left out."""
        kept = self.causes[1:] if self.context_failed and len(self.causes) > 1 else self.causes
        return IDENTITY.sub("", "\n".join(kept))


def parse_trace(text: str) -> Trace:
    sections = CAUSED_BY.split(text)
    causes = [cause for section in sections if (cause := _cause(section))]
    distinct = [cause for before, cause in pairwise(["", *causes]) if cause != before]
    if len(distinct) > MAX_CAUSES:
        distinct = [*distinct[:3], *distinct[3 - MAX_CAUSES :]]
    frames = [frame for section in reversed(sections) for frame in _frames(section)]
    return Trace(tuple(distinct), tuple(frames))


def _cause(section: str) -> str:
    """The message up to the first frame; Spring's dump of the context's configuration and `nested exception` go."""
    lines: list[str] = []
    for line in section.splitlines():
        if FRAME.match(line) or len(lines) > 30:
            break
        if line.strip():
            lines.append(line.strip())
    text = CONTEXT_DUMP.sub("", " ".join(lines))
    limit = MAX_COMPARED if COMPARED.match(text) else MAX_CAUSE
    text = text if limit == MAX_COMPARED else NESTED.sub("", text)
    return text if len(text) <= limit else text[:limit] + " ..."


def _frames(section: str) -> list[tuple[str, str, int]]:
    found = (FRAME_PLACE.match(line) for line in section.splitlines()[:400])
    return [(match["type"], match["file"], int(match["line"][:9])) for match in found if match]


def analysis(output: str) -> str:
    """Spring Boot's own explanation ("Description: ... Action: ...") of the last failed start in an output."""
    found = list(ANALYSIS.finditer(output))
    if not found:
        return ""
    lines = [line.rstrip() for line in found[-1]["text"].splitlines() if line.strip()]
    return "\n".join(lines)[:MAX_ANALYSIS]

"""What the types that an unsolved build names really look like: `javap` over the jars that the project resolves.

A model that repairs the build later sees them (`pipeline/repair/context.py`); it runs in another process, without the
jars, so they are written down here, where the build ran.
"""

import json
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from pipeline.repair.context import named_types
from pipeline.repair.signatures import SIGNATURES
from pipeline.sources.project import Project
from pipeline.steps.attempt import Deadline
from pipeline.steps.workspace import Workspace
from pipeline.tools.jdk import Jdk
from pipeline.tools.maven import Maven
from pipeline.tools.process import run_tool
from shared.models import Diagnostic

MOST_TYPES = 60
JAVAP_SECONDS = 60
CLASSPATH_SECONDS = 300
CLASSPATH_FILE = "autobuilder-classpath.txt"
_NAME = re.compile(r"[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)+")
_HEAD = re.compile(r"^(?:[\w.]+ )*(?:class|interface|enum|@interface|record) ([\w.$]+)", re.MULTILINE)


def record_signatures(
    maven: Maven, diagnostics: Iterable[Diagnostic], workspace: Workspace, output: str, deadline: Deadline
) -> None:
    """Writes `<output>/signatures.json`: {qualified type: its public members}. Nothing when nothing was found."""
    names = named_types(Project.load(maven.root), tuple(diagnostics))
    names = [name for name in names if _NAME.fullmatch(name)][:MOST_TYPES]
    jars = class_path(maven, min(deadline.left, CLASSPATH_SECONDS)) if names else []
    found = javap(maven.jdk, names, jars, maven) if jars else {}
    if found:
        workspace.output(output, SIGNATURES).write_text(json.dumps(found, indent=1), encoding="utf-8")


def class_path(maven: Maven, timeout: float) -> list[Path]:
    """Jars of all modules that can be resolved, each once, as Maven's own resolution orders them."""
    options = [f"-Dmdep.outputFile=target/{CLASSPATH_FILE}", "-Dmdep.includeScope=test"]
    maven.run(["dependency:build-classpath"], timeout=timeout, properties=options)
    found: dict[Path, None] = {}
    for file in sorted(maven.root.rglob(CLASSPATH_FILE)):
        found |= dict.fromkeys(Path(entry) for entry in file.read_text("utf-8", "replace").strip().split(":"))
    return [path for path in found if path.is_relative_to(maven.repository) and path.is_file()]


def javap(jdk: Jdk, names: Sequence[str], jars: Sequence[Path], maven: Maven) -> dict[str, str]:
    """Public members by type; types that are in none of the jars are left out."""
    run = run_tool(
        [jdk.home / "bin" / "javap", "-public", *names],
        name="javap",
        cwd=maven.scratch,
        env=maven.environment | {"CLASSPATH": ":".join(map(str, jars))},
        log=lambda _: None,
        timeout=JAVAP_SECONDS,
    )
    return split(run.lines)


def split(lines: Iterable[str]) -> dict[str, str]:
    """javap's output by type: every one starts with its declaration and ends with a closing brace of its own."""
    found: dict[str, str] = {}
    block: list[str] = []
    for line in lines:
        if block or _HEAD.match(line):
            block.append(line)
        if block and line == "}":
            head = _HEAD.match(block[0])
            if head:
                found[head[1]] = "\n".join(block)
            block = []
    return found

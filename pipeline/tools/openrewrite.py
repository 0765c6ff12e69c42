"""OpenRewrite's last Apache-licensed recipe set, run by our own runner (`openrewrite/`) in a JVM of its own.

The runner reads a project's files and resolves its class path itself: neither the project's build tool nor anything of
the project runs. It writes what changed beside the project, never into it. The pinned set is the last under Apache-2.0;
later versions are under a licence that forbids offering them in a product like this one. It ends at Spring Boot 3.3;
the parent's version is then raised to the target, the fixers do the rest.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ValidationError

from pipeline.tools.jdk import Jdk
from pipeline.tools.maven import HEAP, LEAN, SERIAL, opening_flags
from pipeline.tools.openrewrite_modules import Module
from pipeline.tools.process import Log, ToolRun, run_tool
from shared.models import Target

LAST_MINOR = 3
"""UpgradeSpringBoot_3_3 is the set's highest."""
RECIPE_NAME = "autobuilder.Upgrade"


class Rewritten(BaseModel):
    """The runner's report. Paths are relative to the project's root."""

    changed: dict[str, list[str]]
    """Changed and new files, whose content is in the output directory, to the innermost recipes that did it."""
    deleted: dict[str, list[str]]
    unparsed: list[str]
    missing: list[str]
    """`group:artifact:version` of what the class path lacks."""
    unresolved: list[str]
    """Modules whose class path could not be told, and why."""
    errors: list[str]
    seconds: dict[str, float]


@dataclass(frozen=True)
class OpenRewrite:
    """The built runner, bound to one project. `scratch` gets its HOME, its downloads and its output."""

    home: Path
    """Directory with the runner's `classes` and `lib`."""
    jdk: Jdk
    root: Path
    scratch: Path
    repository: Path
    """Local Maven repository: read, never written."""
    settings: Sequence[Path]
    log: Log

    @property
    def output(self) -> Path:
        return self.scratch / "rewritten"

    def upgrade(
        self, modules: Sequence[Module], build_tool: str, target: Target, *, timeout: float
    ) -> tuple[ToolRun, Rewritten | None]:
        """Writes changed files to `output`. None when it did not get through: the log says why."""
        request, report = self.scratch / "rewrite-request.json", self.scratch / "rewrite-report.json"
        for directory in (self.output, self.scratch / "rewrite-downloads", self.scratch / "home", self.scratch / "tmp"):
            directory.mkdir(parents=True, exist_ok=True)
        asked = Request(
            root=str(self.root),
            out=str(self.output),
            recipes=composition(target),
            active=RECIPE_NAME,
            buildTool=build_tool.capitalize(),
            modules=[module.asked(self.root) for module in modules],
            repository=str(self.repository),
            downloads=str(self.scratch / "rewrite-downloads"),
            settings=[str(path) for path in self.settings],
        )
        request.write_text(asked.model_dump_json(), encoding="utf-8")
        run = run_tool(
            [*self._java(), request, report],
            name="openrewrite",
            cwd=self.scratch,
            env=self._environment(),
            log=self.log,
            timeout=timeout,
        )
        return run, self._read(report) if run.passed else None

    def _java(self) -> list[str]:
        """Lombok's processor would be code of the project: the parser starts it only where REWRITE_LOMBOK is set."""
        compiler = [flag for flag in opening_flags() if "=jdk.compiler/" in flag]
        home, temporary = self.scratch / "home", self.scratch / "tmp"
        places = [f"-Duser.home={home}", f"-Djava.io.tmpdir={temporary}"]
        classes = f"{self.home / 'classes'}:{self.home / 'lib'}/*"
        flags = [HEAP, LEAN, SERIAL, "-Dslf4j.internal.verbosity=ERROR", *compiler, *places, "-cp", classes]
        return [str(self.jdk.java), *flags, "autobuilder.openrewrite.Main"]

    def _environment(self) -> dict[str, str]:
        return {"PATH": "/usr/bin:/bin", "HOME": str(self.scratch / "home"), "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"}

    def _read(self, report: Path) -> Rewritten | None:
        try:
            return Rewritten.model_validate_json(report.read_bytes())
        except (OSError, ValidationError) as error:
            self.log(f"The runner's report can't be read: {error}")
            return None


class Request(BaseModel):
    """The runner's input: `Request.java` says what each member is."""

    root: str
    out: str
    recipes: str
    active: str
    buildTool: str
    modules: list[dict[str, str | list[str]]]
    repository: str
    downloads: str
    settings: list[str]


def composition(target: Target) -> str:
    """rewrite.yml that goes as far as the set does, then to the target's version of the parent."""
    major, minor = target.boot_line
    upgrade = f"3_{min(minor, LAST_MINOR)}" if major >= 3 else "2_7"
    return (
        "type: specs.openrewrite.org/v1beta/recipe\n"
        f"name: {RECIPE_NAME}\n"
        "displayName: Upgrade Spring Boot and Java\n"
        "recipeList:\n"
        f"  - org.openrewrite.java.spring.boot{major}.UpgradeSpringBoot_{upgrade}\n"
        f"  - org.openrewrite.java.migrate.{'UpgradeToJava17' if target.java == 17 else 'Java8toJava11'}\n"
        "  - org.openrewrite.maven.UpgradeParentVersion:\n"
        "      groupId: org.springframework.boot\n"
        "      artifactId: spring-boot-starter-parent\n"
        f"      newVersion: {target.spring_boot}\n"
    )

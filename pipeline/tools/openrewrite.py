"""OpenRewrite's last Apache-licensed recipe set, run by its Maven plugin without a change to the project's POM.

The pinned three are the last versions under Apache-2.0; later ones (and 5.25.0, 2.31.0) are under a licence that
forbids offering them in a product like this one. Never `LATEST`, never the BOM, never a mix of engines.
The set ends at Spring Boot 3.3; the parent's version is then raised to the target, the fixers do the rest.
"""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from pipeline.tools.maven import Maven
from pipeline.tools.process import ToolRun
from shared.models import Target

PLUGIN = ("org.openrewrite.maven", "rewrite-maven-plugin", "5.46.3")
RECIPES = (
    ("org.openrewrite.recipe", "rewrite-spring", "5.25.1"),
    ("org.openrewrite.recipe", "rewrite-migrate-java", "2.31.1"),
)
LAST_MINOR = 3
"""UpgradeSpringBoot_3_3 is the set's highest."""
RECIPE_NAME = "autobuilder.Upgrade"

CHANGED = re.compile(r"^\[WARNING\] (?:Changes have been made to|Generated new file) (?P<path>\S.*?) by:$")
RECIPE = re.compile(r"^\[WARNING\] (?P<indent> {4,})(?P<name>[\w.$]+)(?::.*)?$")
MARKER = re.compile(rb"/\*~~(?:\(.*?\)~~)?>\*/|<!--~~(?:\(.*?\)~~)?>-->|~~(?:\([^\n]*?\)~~)?>", re.DOTALL)
MARKED = (".java", ".kt", ".groovy", ".xml", ".properties", ".yml", ".yaml", ".gradle", ".kts")


def run_upgrade(maven: Maven, target: Target, *, timeout: float) -> ToolRun:
    """Changes the files below `maven.root` in place; its log names what changed them."""
    configuration = maven.scratch / "rewrite.yml"
    configuration.write_text(composition(target), encoding="utf-8")
    properties = [
        f"-Drewrite.recipeArtifactCoordinates={','.join(':'.join(gav) for gav in RECIPES)}",
        f"-Drewrite.activeRecipes={RECIPE_NAME}",
        f"-Drewrite.configLocation={configuration}",
    ]
    return maven.run([":".join((*PLUGIN, "run"))], timeout=timeout, properties=properties)


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


def recipes_by_path(lines: Sequence[str]) -> dict[str, list[str]]:
    """Path to the recipes that changed it: the innermost of each branch, in the order of the log."""
    found: dict[str, list[str]] = {}
    branch: list[tuple[int, str]] = []
    path = ""
    for line in [*lines, ""]:
        recipe = RECIPE.match(line) if path else None
        if recipe:
            branch.append((len(recipe["indent"]), recipe["name"]))
            continue
        if path:
            found.setdefault(path, []).extend(name for name in _leaves(branch) if name not in found[path])
        changed = CHANGED.match(line)
        path, branch = (changed["path"] if changed else ""), []
    return found


def _leaves(branch: Sequence[tuple[int, str]]) -> Iterator[str]:
    for at, (depth, name) in enumerate(branch):
        if at + 1 == len(branch) or branch[at + 1][0] <= depth:
            yield name


def without_markers(path: Path, content: bytes) -> bytes:
    """The recipes' `~~>` notes taken out: they are for a reader of the diff, not for the project."""
    return MARKER.sub(b"", content) if path.suffix in MARKED and b"~~" in content else content

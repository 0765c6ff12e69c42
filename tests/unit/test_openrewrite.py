"""OpenRewrite's pinned set: what is asked of it, what its log tells, what it leaves behind."""

from pathlib import Path

from pipeline.tools.openrewrite import composition, recipes_by_path, without_markers
from shared.models import Target

LOG = """[INFO] Using active recipe(s) [autobuilder.Upgrade]
[WARNING] Changes have been made to pom.xml by:
[WARNING]     autobuilder.Upgrade
[WARNING]         org.openrewrite.java.spring.boot3.UpgradeSpringBoot_3_3
[WARNING]             org.openrewrite.java.dependencies.UpgradeDependencyVersion: {groupId=a, newVersion=1}
[WARNING]             org.openrewrite.maven.UpgradeParentVersion: {groupId=b}
[WARNING] Changes have been made to core/src/main/java/A.java by:
[WARNING]     autobuilder.Upgrade
[WARNING]         org.openrewrite.java.ChangePackage: {oldPackageName=javax.servlet}
[WARNING] Please review and commit the results.
"""


def test_names_the_innermost_recipes_of_each_file() -> None:
    assert recipes_by_path(LOG.splitlines()) == {
        "pom.xml": [
            "org.openrewrite.java.dependencies.UpgradeDependencyVersion",
            "org.openrewrite.maven.UpgradeParentVersion",
        ],
        "core/src/main/java/A.java": ["org.openrewrite.java.ChangePackage"],
    }


def test_takes_out_markers_and_nothing_else() -> None:
    source = b"/*~~(Migrate manually, see (docs))~~>*/@Bean int a = ~~ 1; // ok"
    assert without_markers(Path("A.java"), source) == b"@Bean int a = ~~ 1; // ok"
    assert without_markers(Path("pom.xml"), b"<!--~~(no version)~~>--><a/>") == b"<a/>"
    assert without_markers(Path("a.properties"), b"~~(x)~~>a=b") == b"a=b"
    assert without_markers(Path("a.bin"), b"/*~~>*/") == b"/*~~>*/"


def test_goes_as_far_as_the_set_does_then_raises_the_parent() -> None:
    text = composition(Target(spring_boot="3.5.16"))
    assert "UpgradeSpringBoot_3_3" in text
    assert "newVersion: 3.5.16" in text
    assert "UpgradeSpringBoot_3_2" in composition(Target(spring_boot="3.2.12"))

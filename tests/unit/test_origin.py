"""Fixers that set a default back act only on projects that are older than the change of the default."""

from pathlib import Path

import pytest

from pipeline.fixers.base import Case
from pipeline.fixers.boot.startup_settings import ant_path_matcher, error_messages, hidden_method_filter
from pipeline.fixers.origin import depends_on
from pipeline.fixers.persistence.h2 import h2_keywords
from pipeline.fixers.persistence.jpa_settings import deferred_data_scripts
from pipeline.fixers.testing.mock_mvc import standalone_trailing_slash
from pipeline.sources.project import Change, Project
from shared.models import ProjectFacts, Target

GOLDEN = Path(__file__).parents[1] / "golden"
CHANGES = [
    (h2_keywords, "url", "2.6.2", "2.7.18"),
    (deferred_data_scripts, "embedded", "2.4.13", "2.5.0"),
    (standalone_trailing_slash, "both", "2.7.18", "3.0.1"),
    (ant_path_matcher, "inner", "2.5.5", "2.6.0"),
    (error_messages, "template", "2.2.1.RELEASE", "2.3.0.RELEASE"),
    (hidden_method_filter, "thymeleaf", "2.1.8.RELEASE", "2.2.0.RELEASE"),
]


@pytest.mark.parametrize(("fixer", "case", "before", "since"), CHANGES, ids=lambda v: getattr(v, "id", str(v)))
def test_only_older_projects_get_the_old_default(fixer, case: str, before: str, since: str) -> None:
    project = Project.load(GOLDEN / fixer.id / case / "before")

    def changes(boot: str) -> list[Change]:
        facts = ProjectFacts(
            name="x", build_tool="maven", modules=(), java="1.8", spring_boot=boot, source_digest="", files=1, bytes=1
        )
        return list(fixer.fix(Case(project, Target(), facts=facts)))

    assert changes(before)
    assert not changes(since)


def test_artifacts_are_found_by_their_whole_name(tmp_path: Path) -> None:
    (tmp_path / "pom.xml").write_text("<project><artifactId>spring-boot-starter-oauth2-client</artifactId></project>")
    (tmp_path / "build.gradle").write_text("implementation 'org.postgresql:postgresql:42.7.3'")
    project = Project.load(tmp_path)
    assert depends_on(project, "postgresql")
    assert not depends_on(project, "h2", "oauth2")

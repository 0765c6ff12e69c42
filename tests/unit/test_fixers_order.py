"""Fixers run in a fixed order, and one that is named nowhere in it runs too."""

from collections.abc import Iterable
from pathlib import Path

import pytest

import pipeline.fixers
from pipeline.fixers import FIXERS
from pipeline.fixers.base import Case, Fixer, fixer
from pipeline.fixers.order import LAST, ORDER, in_order
from pipeline.sources.project import Change
from shared.models import Wave

EARLIER = (
    ("boot-bom", "compiler-parameters"),
    ("bootstrap-starter", "spring-cloud-version"),
    ("httpclient5", "http-client5-code"),
    ("version-overrides", "querydsl-jakarta"),
    ("feign-tracing", "spring-cloud-replacements"),
    ("springfox-dependencies", "swagger-annotations"),
    ("boot3-libraries", "druid-names"),
    ("boot3-libraries", "dynamic-datasource-scripts"),
    ("managed-version-gone", "renamed-types"),
    ("commons-fileupload2", "multipart-resolver"),
    ("security-matchers", "security-authorize-requests"),
    ("security-users-bean", "security-adapter"),
    ("keycloak-resource-server", "security-adapter"),
    ("oauth-client-credentials", "oauth-user-info"),  # which leaves alone what needs a client's details
    ("oauth-authorization-server", "oauth-resource-server"),
    ("oauth-resource-server", "security-adapter"),
    ("swagger-annotations", "springfox-config"),
    ("hateoas-types", "hateoas-factories"),
    ("bind-exceptions", "http-status-code"),
    ("identity-instead-of-auto", "boot-property-keys"),
    ("identity-instead-of-auto", "legacy-sequence-names"),
    ("powermock", "junit4-to-junit5"),
    ("powermock", "mockito-5"),
    ("junit4-to-junit5", "junit-vintage"),
    ("junit4-to-junit5", "gradle-junit-platform"),
    ("junit4-to-junit5", "test-runner-versions"),
    ("junit-vintage", "test-runner-versions"),
)
"""Pairs that give another result the other way round, on a golden case or an example."""


def named(id: str) -> Fixer:
    @fixer(id, title="Does nothing", source="none", wave=Wave.POM)
    def fix(case: Case) -> Iterable[Change]:
        return ()

    return fix


def test_every_decorated_function_is_found() -> None:
    sources = Path(pipeline.fixers.__file__).parent.rglob("*.py")
    assert len(FIXERS) == sum(source.read_text().count("\n@fixer(") for source in sources)


def test_every_name_of_the_order_is_a_fixers() -> None:
    names = [*ORDER, *LAST]
    assert len(names) == len(set(names))
    assert set(names) <= {fixer.id for fixer in FIXERS}


@pytest.mark.parametrize(("earlier", "later"), EARLIER)
def test_a_fixer_runs_before_those_that_look_at_what_it_leaves(earlier: str, later: str) -> None:
    ids = [fixer.id for fixer in FIXERS]
    assert ids.index(earlier) < ids.index(later)


def test_a_fixer_named_nowhere_runs_after_the_order_and_before_the_last() -> None:
    shuffled = [named(id) for id in (LAST[0], "zebra", ORDER[-1], "ant", LAST[1], ORDER[0])]
    assert [f.id for f in in_order(shuffled)] == [ORDER[0], ORDER[-1], "ant", "zebra", *LAST[:2]]

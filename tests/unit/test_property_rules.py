"""Which keys are renamed depends on the line a project comes from and on the line it goes to."""

import pytest

from pipeline.fixers.boot.property_rules import all_rules, group_for, renamed, rule_for
from pipeline.knowledge import properties
from pipeline.sources.settings import canonical


def new_name(key: str, line: tuple[int, int] = (3, 5), own: tuple[int, int] | None = (2, 3)) -> str | None:
    rule = rule_for(key, line, own)
    return renamed(key, rule) if rule and rule.new else None


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("spring.redis.host", "spring.data.redis.host"),
        ("spring.redis.cluster.nodes[0]", "spring.data.redis.cluster.nodes[0]"),
        ("spring.redis.ssl", "spring.data.redis.ssl.enabled"),
        ("spring.datasource.initializationMode", "spring.sql.init.mode"),
        ("spring.resources.chain.cache", "spring.web.resources.chain.cache"),
        ("logging.file", "logging.file.name"),
        ("logging.file.max-size", "logging.logback.rollingpolicy.max-file-size"),
        ("spring.profiles", "spring.config.activate.on-profile"),
        ("spring.profiles[1]", "spring.config.activate.on-profile[1]"),
        ("spring.profiles.active", None),
        ("spring.redisson.x", None),
        ("spring.jta.atomikos.properties.max-timeout", None),
    ],
)
def test_new_names(key: str, expected: str | None) -> None:
    assert new_name(key) == expected


def test_a_key_without_effect_in_the_projects_own_version_stays_without_effect() -> None:
    assert new_name("spring.resources.add-mappings", own=(2, 7)) is None
    assert new_name("spring.resources.add-mappings", own=(2, 5)) == "spring.web.resources.add-mappings"
    assert new_name("spring.redis.host", own=(2, 7)) == "spring.data.redis.host"


def test_an_earlier_target_gets_only_what_it_knows() -> None:
    assert new_name("spring.redis.ssl", line=(3, 0)) == "spring.data.redis.ssl"
    assert new_name("spring.mvc.converters.preferred-json-mapper", line=(3, 4)) is None
    assert new_name("spring.redis.host", line=(2, 7), own=(2, 7)) is None


def test_no_rule_leads_to_a_key_that_has_a_rule_again() -> None:
    chained = [rule for rule in all_rules((3, 5)) if rule.new and rule_for(rule.new, (3, 5)) is not None]
    assert chained == []


def test_new_keys_are_not_old_ones() -> None:
    gone = {canonical(key) for key in properties((3, 5))}
    assert not [rule.new for rule in all_rules((3, 5)) if rule.new and canonical(rule.new + rule.suffix) in gone]


def test_values_follow_what_the_new_key_means() -> None:
    def value(key: str, given: str) -> str | None:
        rule = rule_for(key, (3, 5))
        return rule.convert(given) if rule else None

    assert value("spring.zipkin.base-url", "http://zipkin:9411/") == "http://zipkin:9411/api/v2/spans"
    assert value("spring.flyway.ignore-missing-migrations", "true") == "*:missing"
    assert value("spring.flyway.ignore-missing-migrations", "false") is None
    assert (
        value("spring.data.elasticsearch.client.reactive.endpoints", "a:9200,b:9200") == "http://a:9200,http://b:9200"
    )
    assert value("server.use-forward-headers", "true") == "native"
    assert value("management.endpoints.enabled-by-default", "false") == "none"


def test_groups_follow_their_prefix() -> None:
    assert group_for("spring.redis.lettuce") == "spring.data.redis.lettuce"
    assert group_for("spring.redisson") is None

import re

import pytest

from pipeline import knowledge
from pipeline.knowledge.members import members, missing
from pipeline.knowledge.tables import read_table
from shared.errors import InvalidRequest


@pytest.mark.parametrize(
    ("requested", "resolved"),
    [
        ("3.5", "3.5.16"),
        ("3.x", "3.5.16"),
        ("3", "3.5.16"),
        (" 3.3 ", "3.3.13"),
        ("3.4.2", "3.4.2"),
        ("3.2.x", "3.2.12"),
    ],
)
def test_a_boot_request_resolves_to_a_full_version(requested: str, resolved: str) -> None:
    assert knowledge.resolve_boot(requested) == resolved


def test_boot_2_7_goes_with_java_11_and_17() -> None:
    assert knowledge.resolve_boot("2.7", java=11) == knowledge.resolve_boot("2.7", java=17) == "2.7.18"


@pytest.mark.parametrize(
    ("requested", "java", "sentence"),
    [
        ("3.5", 11, "Spring Boot 3 needs Java 17"),
        ("4.0", 17, "not a supported target"),
        ("3.5.99", 17, "the latest of its line is 3.5.16"),
        ("2.6", 17, "try 3.5.16"),
        ("latest", 17, "no Spring Boot version"),
        ("3.5; rm -rf", 17, "no Spring Boot version"),
    ],
)
def test_a_boot_request_that_cannot_be_met_says_what_would(requested: str, java: int, sentence: str) -> None:
    with pytest.raises(InvalidRequest, match=sentence):
        knowledge.resolve_boot(requested, java=java)


def test_managed_versions_are_known_line_by_line() -> None:
    assert knowledge.last_managed()["mysql:mysql-connector-java"] == "8.0.33", "Boot 2.6 managed it, 2.7.18 does not"
    assert "mysql:mysql-connector-java" in knowledge.gone((3, 5))
    assert knowledge.managed((3, 5))["com.mysql:mysql-connector-j"] == "9.7.0"
    assert "com.squareup.okhttp3:okhttp" in knowledge.managed((3, 0)), "dropped only later in the 3.x lines"
    assert "com.squareup.okhttp3:okhttp" in knowledge.gone((3, 5))
    assert "org.hibernate.orm:hibernate-core" in knowledge.new((3, 5))
    assert knowledge.last_managed()["joda-time:joda-time"], "managed only before 2.7"


def test_keys_are_limited_to_the_target_line() -> None:
    assert knowledge.properties()["spring.redis.host"].replacement == "spring.data.redis.host"
    later = {key for key, change in knowledge.properties().items() if change.line > (3, 0)}
    assert later and not later & set(knowledge.properties((3, 0)))


def test_a_removed_type_has_a_successor_only_when_there_is_one() -> None:
    types = knowledge.removed_types()
    assert types["javax.persistence.Entity"].successor == "jakarta.persistence.Entity"
    assert types["org.hibernate.cfg.AccessType"].successor is None
    assert len(types["org.hibernate.cfg.AccessType"].successors) == 2


def test_a_member_that_is_gone_is_found_by_what_javac_says() -> None:
    said = "cannot find symbol\n  symbol:   method isSsl()\n  location: variable r of type {}RedisProperties"
    full, short = missing(said.format("org.springframework.boot.autoconfigure.data.redis.")), missing(said.format(""))
    unfit = missing("method buildProperties in class a.KafkaProperties.Consumer cannot be applied to given types;")

    assert full is not None and short is not None and unfit is not None
    assert [row.to for row in members(full.name, full.type)] == ["{it}getSsl().isEnabled()"]
    assert members(short.name, short.type) == members(full.name, full.type)
    assert members("isSsl", "shop.RedisProperties") == ()
    assert (unfit.name, unfit.type) == ("buildProperties", "a.KafkaProperties.Consumer")


def test_every_row_of_members_names_a_successor_or_says_what_to_do() -> None:
    for row in read_table("members"):
        assert row["types"] and row["member"].isidentifier(), row
        assert row["to"] or row["says"].endswith("."), row
        assert all(item.rpartition(".")[2] in row["to"] for item in row["imports"].split()), row


def test_a_gone_constant_becomes_a_literal_or_names_the_type_that_has_it_now() -> None:
    rows = read_table("gone_constants")
    assert len({(row["type"], row["constant"]) for row in rows}) == len(rows)
    for row in rows:
        assert re.fullmatch(r'"[^"]+"|\d+|(?:[a-z]\w*\.)+[A-Z]\w*\.\w+(?: - \d|\("[^"]+"\))?', row["to"]), row
        assert row["to"] != f"{row['type']}.{row['constant']}"

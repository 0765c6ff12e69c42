"""YAML settings: read as Spring flattens them, edited without touching other bytes."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from pipeline.sources.settings import SettingsError, find, under
from pipeline.sources.yaml import YamlFile

SAMPLE = """\
# top
spring:
  redis:
    host: localhost   # where
    cluster:
      nodes:
        - a:1
        - b:2
  datasource: {url: "jdbc:h2:mem:x", username: sa}
app.name: '@project.name@'
version: @project.version@
---
spring:
  profiles: dev
"""


def flat(source: str | bytes) -> dict[tuple[int, str], str]:
    raw = source if isinstance(source, bytes) else source.encode()
    return {(s.document, s.key): s.value for s in YamlFile(raw).settings}


def rename(source: str, old: str, new: str) -> str:
    file = YamlFile(source.encode())
    return file.with_renamed({s: new + s.key[len(old) :] for s in under(file, old)}).source.decode()


def test_reads_nested_dotted_lists_flow_documents_and_filtered_placeholders() -> None:
    assert flat(SAMPLE) == {
        (0, "spring.redis.host"): "localhost",
        (0, "spring.redis.cluster.nodes[0]"): "a:1",
        (0, "spring.redis.cluster.nodes[1]"): "b:2",
        (0, "spring.datasource.url"): "jdbc:h2:mem:x",
        (0, "spring.datasource.username"): "sa",
        (0, "app.name"): "@project.name@",
        (0, "version"): "@project.version@",
        (1, "spring.profiles"): "dev",
    }


def test_a_group_whose_new_name_is_taken_joins_what_is_there() -> None:
    file = YamlFile(b"feign:\n  hystrix:\n    enabled: true\n  client:\n    timeout: 1\n  compression:\n    on: 1\n")
    new = {"feign.hystrix.enabled": "a.feign.breaker", "feign.client.timeout": "a.feign.client.timeout"}
    new["feign.compression.on"] = "a.feign.compression.on"

    after = file.with_renamed({s: new[s.key] for s in file.settings})

    assert after.source.count(b"feign:") == 1
    assert {s.key for s in after.settings} == set(new.values())


def test_a_renamed_block_keeps_its_lines_comments_and_neighbours() -> None:
    after = rename(SAMPLE, "spring.redis", "spring.data.redis")
    assert after == SAMPLE.replace(
        """\
  redis:
    host: localhost   # where
    cluster:
      nodes:
        - a:1
        - b:2
""",
        """\
  data:
    redis:
      host: localhost   # where
      cluster:
        nodes:
          - a:1
          - b:2
""",
    )


@pytest.mark.parametrize(
    ("before", "old", "new", "after"),
    [
        ("server:\n  context-path: /x\n", "server.context-path", "server.servlet.context-path",
         "server:\n  servlet:\n    context-path: /x\n"),
        ("a:\n  old: 1\n  z: 2\n", "a.old", "a.new", "a:\n  new: 1\n  z: 2\n"),
        ("spring.redis.host: x\n", "spring.redis", "spring.data.redis", "spring.data.redis.host: x\n"),
        ("logging:\n  file: x.log\n  level:\n    root: INFO\n", "logging.file", "logging.file.name",
         "logging:\n  file:\n    name: x.log\n  level:\n    root: INFO\n"),
        ("spring:\n  data:\n    rest: 1\n  redis:\n    host: h\n", "spring.redis", "spring.data.redis",
         "spring:\n  data:\n    rest: 1\n    redis:\n      host: h\n"),
        ("spring:\n  redis:\n    host: h\n  data:\n    rest: 1", "spring.redis", "spring.data.redis",
         "spring:\n  data:\n    rest: 1\n    redis:\n      host: h\n"),
        ("spring:\n  redis:\n    host: h\n  data:\n", "spring.redis", "spring.data.redis",
         "spring:\n  data:\n    redis:\n      host: h\n"),
        ("spring:\n  redis:\n    host: h\n  data: {rest: 1}\n", "spring.redis", "spring.data.redis",
         "spring:\n  data: {rest: 1}\n  data.redis:\n    host: h\n"),
        ("flyway:\n  enabled: false\nspring:\n  a: 1\n", "flyway", "spring.flyway",
         "spring:\n  a: 1\n  flyway:\n    enabled: false\n"),
        ("m:\n  metrics:\n    export:\n      p:\n        on: x\nz: 1\n", "m.metrics.export.p", "m.p.metrics.export",
         "m:\n  p:\n    metrics:\n      export:\n        on: x\nz: 1\n"),
        ("spring: {redis: {host: h}}\n", "spring.redis", "spring.data.redis", "spring: {data.redis: {host: h}}\n"),
        ("s:\n  text: |\n    # no comment\n\n    two\n  b: 1\n", "s.text", "s.t.text",
         "s:\n  t:\n    text: |\n      # no comment\n\n      two\n  b: 1\n"),
        ("a:\r\n  b: 1\r\n", "a.b", "a.c.d", "a:\r\n  c:\r\n    d: 1\r\n"),
        ("x: &d\n  p: 1\ny:\n  <<: *d\n  old: 2\n", "y.old", "y.new", "x: &d\n  p: 1\ny:\n  <<: *d\n  new: 2\n"),
    ],
)  # fmt: skip
def test_rename(before: str, old: str, new: str, after: str) -> None:
    assert rename(before, old, new) == after


def test_delete_takes_the_mappings_that_it_empties() -> None:
    file = YamlFile(b"a:\n  b:\n    c: 1\n# kept\nd: 2\n")
    assert file.without(under(file, "a.b.c")).source == b"# kept\nd: 2\n"


def test_an_edit_that_would_break_the_file_is_not_made() -> None:
    file = YamlFile(b"a: &x 1\nb: *x\n")
    assert file.without(under(file, "a")).source == file.source


def test_delete_of_half_a_list_changes_nothing() -> None:
    file = YamlFile(b"a:\n- 1\n- 2\n")
    assert file.without(under(file, "a[0]")).source == file.source


@pytest.mark.parametrize(
    ("before", "value", "after"),
    [
        ("k: old # c\n", "new", "k: new # c\n"),
        ("k: 'old'\n", "it's", "k: 'it''s'\n"),
        ("k:\n", "x: y", 'k: "x: y"\n'),
        ("k: 1\n", "off", 'k: "off"\n'),
        ("k: &a old\n", "new", "k: &a old\n"),
    ],
)
def test_value(before: str, value: str, after: str) -> None:
    file = YamlFile(before.encode())
    assert file.with_value(file.settings[0], value).source.decode() == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("spring:\n  jpa:\n    show-sql: true\n", "spring:\n  jpa:\n    show-sql: true\n    open: x\n"),
        ("spring:\n    a: 1", "spring:\n    a: 1\n    jpa:\n        open: x\n"),
        ("spring.a: 1\n", "spring.a: 1\nspring.jpa.open: x\n"),
        ("", "spring:\n  jpa:\n    open: x\n"),
        ("spring:\n  jpa:\n    # later\n", "spring:\n  jpa:\n    open: x\n    # later\n"),
        ("spring: # later", "spring: # later\n  jpa:\n    open: x\n"),
        ("spring:\n  jpa: {a: 1}\n", "spring:\n  jpa: {a: 1}\n  jpa.open: x\n"),
        ("spring: {a: 1}\n", "spring: {a: 1}\nspring.jpa.open: x\n"),
        ("spring:\n  jpa: ~\n", "spring:\n  jpa: ~\n  jpa.open: x\n"),
    ],
)
def test_add(before: str, after: str) -> None:
    assert YamlFile(before.encode()).with_added("spring.jpa.open", "x").source.decode() == after


def test_malformed_text_is_said_so() -> None:
    with pytest.raises(SettingsError):
        YamlFile(b"a: [1\n")


names = st.sampled_from(["a", "b", "my-key", "redis", "data"])
trees = st.recursive(
    st.one_of(
        st.sampled_from(["x", "text with # hash", "multi\nline\n", "", "1", "it's", "k: v"]), st.just(["p", "q"])
    ),
    lambda inner: st.dictionaries(names, inner, min_size=1, max_size=4),
    max_leaves=10,
)
documents = st.dictionaries(names, trees, min_size=1, max_size=4)


@given(documents, st.data())
def test_a_rename_moves_exactly_the_settings_it_names(tree: dict[str, object], data: st.DataObject) -> None:
    source = yaml.safe_dump(tree, default_flow_style=False).encode()
    before = flat(source)
    chosen = data.draw(st.sampled_from(YamlFile(source).settings))
    new = "fresh." + data.draw(st.sampled_from(["one", "one.two", "b.c"]))
    after = YamlFile(source).with_renamed({chosen: new}).source
    if "[" in chosen.key:
        assert flat(after) == before
    else:
        assert flat(after) == {k: v for k, v in before.items() if k != (0, chosen.key)} | {(0, new): chosen.value}


@given(documents, st.data())
def test_add_and_delete_are_inverse(tree: dict[str, object], data: st.DataObject) -> None:
    source = yaml.safe_dump(tree, default_flow_style=False).encode()
    key = data.draw(
        st.sampled_from(["new", "fresh.x.y", *(f"{k}.fresh" for k, v in tree.items() if isinstance(v, dict))])
    )
    value = data.draw(st.sampled_from(["1", "a: b", "true", "#x", " lead", "'q'", '"', "yes", "*.jar", ""]))
    added = YamlFile(source).with_added(key, value)
    assert flat(added.source) == flat(source) | {(0, key): value}
    setting = find(added, key)
    assert setting is not None
    assert added.without([setting]).source == source


@given(documents, st.data(), st.text(alphabet="ab :#'\"\\-{[*&!%@`,?|>", max_size=8))
def test_a_value_reads_back(tree: dict[str, object], data: st.DataObject, value: str) -> None:
    source = yaml.safe_dump(tree, default_flow_style=False).encode()
    chosen = data.draw(st.sampled_from([s for s in YamlFile(source).settings if "\n" not in s.value] or [None]))
    if chosen is None:
        return
    after = YamlFile(source).with_value(chosen, value).source
    assert flat(after) in (flat(source) | {(0, chosen.key): value}, flat(source))

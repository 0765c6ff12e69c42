"""Properties files: read as java.util.Properties does, edited without touching other bytes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.sources.properties import PropertiesFile, escape_key, escape_value
from pipeline.sources.settings import canonical, find, is_under, tail, under


def flat(source: bytes) -> list[tuple[int, str, str]]:
    return [(s.document, s.key, s.value) for s in PropertiesFile(source).settings]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (b"a=1\nb : 2\nc 3\nd\n", [(0, "a", "1"), (0, "b", "2"), (0, "c", "3"), (0, "d", "")]),
        (b"# c\n ! c\n\n  a = x y \r\n", [(0, "a", "x y ")]),
        (b"a=1,\\\n   2,\\\r\n\t3\nb=2", [(0, "a", "1,2,3"), (0, "b", "2")]),
        (b"a\\:b\\=c=d\\u0041\\\\", [(0, "a:b=c", "dA\\")]),
        (b"a=x\\\\\nb=1\n", [(0, "a", "x\\"), (0, "b", "1")]),
        (b"a=1\n#---\nspring.config.activate.on-profile=dev\n!---\nb=2", [
            (0, "a", "1"), (1, "spring.config.activate.on-profile", "dev"), (2, "b", "2")]),
        (b"a=1\\\n# not a comment\n", [(0, "a", "1# not a comment")]),
        ("a=\xe9".encode("latin-1"), [(0, "a", "\xe9")]),
        (b"", []),
    ],
)  # fmt: skip
def test_reads(source: bytes, expected: list[tuple[int, str, str]]) -> None:
    assert flat(source) == expected


def test_edits_leave_the_rest() -> None:
    source = b"# top\r\nspring.redis.host = h\r\nspring.redis.port:1\r\nx=1,\\\r\n 2\r\n"
    file = PropertiesFile(source)
    host, port, x = file.settings
    assert file.with_renamed({host: "spring.data.redis.host"}).source == source.replace(
        b"redis.host", b"data.redis.host"
    )
    assert file.with_value(port, "2").source == source.replace(b"port:1", b"port:2")
    assert file.without([x]).source == b"# top\r\nspring.redis.host = h\r\nspring.redis.port:1\r\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"spring.jpa.a=1\nz=2\n", b"spring.jpa.a=1\nspring.jpa.b=v\nz=2\n"),
        (b"a = 1", b"a = 1\nspring.jpa.b = v\n"),
        (b"", b"spring.jpa.b=v\n"),
        (b"a=1\n#---\nc=2\n", b"a=1\nspring.jpa.b=v\n#---\nc=2\n"),
    ],
)
def test_add(before: bytes, after: bytes) -> None:
    assert PropertiesFile(before).with_added("spring.jpa.b", "v").source == after


def test_relaxed_names() -> None:
    assert canonical("spring.jpa.databasePlatform") == canonical("spring.jpa.database_platform")
    assert is_under("spring.redis.cluster.nodes[0]", "spring.redis.cluster.nodes")
    assert not is_under("spring.redisson.x", "spring.redis")
    assert tail("spring.myRedis.nodes[0]", "spring.my-redis") == ".nodes[0]"
    file = PropertiesFile(b"SPRING.JPA.show_sql=1\n")
    assert find(file, "spring.jpa.show-sql") is not None
    assert len(under(file, "spring.jpa")) == 1


text = st.text(max_size=20)


@given(text.filter(bool), text)
def test_what_is_written_reads_back(key: str, value: str) -> None:
    line = f"{escape_key(key)}={escape_value(value)}\n".encode()
    read = PropertiesFile(line).settings
    assert [(_utf16(s.key), _utf16(s.value)) for s in read] == [(_utf16(key), _utf16(value))]


def _utf16(value: str) -> bytes:
    """Escapes beyond the BMP come back as two surrogates, which is what Java has anyway."""
    return value.encode("utf-16-be", "surrogatepass")


@given(st.binary(max_size=120))
def test_any_bytes_are_read_and_no_edit_changes_nothing(source: bytes) -> None:
    file = PropertiesFile(source)
    assert file.with_renamed({}).source == source
    ends = [entry.end for entry in file.entries]
    assert ends == sorted(ends)


@given(st.lists(st.tuples(st.sampled_from(["a.b", "a.c", "x"]), st.sampled_from(["1", "2 \\\n 3", ""])), max_size=5))
def test_deleting_every_setting_leaves_no_setting(lines: list[tuple[str, str]]) -> None:
    file = PropertiesFile("".join(f"{k}={v}\n" for k, v in lines).encode())
    assert file.without(file.settings).source == b""

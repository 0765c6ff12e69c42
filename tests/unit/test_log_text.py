"""The log as it is served: secrets masked however they are cut, nothing that acts on a terminal or a page."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shared.log_text import LONGEST_LINE, inert, masked, presentable

KEY = "-----BEGIN RSA PRIVATE KEY-----\n" + "MIIEpAIBAAKCAQEA7bqjLaUQ\n" * 20 + "-----END RSA PRIVATE KEY-----\n"
SECRETS = {
    "spring.datasource.password=hunter2-and-more": "hunter2-and-more",
    "Authorization: Bearer abcdefgh.ijklmnop": "abcdefgh.ijklmnop",
    "jdbc:postgresql://shop:s3cr3tword@db/shop": "s3cr3tword",
    "token ghp_0123456789abcdefghijABCDEFGHIJ0123 used": "ghp_0123456789abcdefghijABCDEFGHIJ0123",
    "aws AKIAIOSFODNN7EXAMPLE here": "AKIAIOSFODNN7EXAMPLE",
    '{"api_key": "0a1b2c3d4e"}': "0a1b2c3d4e",
    "unnamed wJ4lrX9tnFE2Mi7K7MD0ENG5bPx8RfiCYz4K used": "wJ4lrX9tnFE2Mi7K7MD0ENG5bPx8RfiCYz4K",
    KEY: "MIIEpAIBAAKCAQEA7bqjLaUQ",
}
HARMLESS = """\
[INFO] Tests run: 40, Failures: 0, Errors: 0, Skipped: 0, Time elapsed: 3.2 s -- in shop.OrderServiceTest
[ERROR] /src/main/java/shop/TokenService.java:[12,30] cannot find symbol
Downloaded from central: https://repo.example.org/maven2/org/springframework/boot/spring-boot/3.5.16/x.pom (2.1 kB)
commit 3f786850e387550fdab836ed7e6dc881de23001b, passed: 1200, 2024-01-01T10:00:00.000Z
at org.springframework.security.oauth2.client.OAuth2AuthorizedClientRepository$1.shouldReturn404WhenMissing(A.java:1)
빌드 성공
"""


@pytest.mark.parametrize(("text", "secret"), SECRETS.items())
def test_secrets_are_masked(text: str, secret: str) -> None:
    assert secret not in masked(text + "\n")


def test_what_a_build_says_stays_readable() -> None:
    assert masked(HARMLESS) == HARMLESS


def ingested(data: bytes, cuts: list[int]) -> str:
    """As a watcher takes it in: what is left of one look is looked at again with what came since."""
    shown, start = "", 0
    for end in [*sorted(cut % (len(data) + 1) for cut in cuts), len(data)]:
        text, used = presentable(data[start:end], ended=False)
        shown, start = shown + text, start + used
    return shown + presentable(data[start:], ended=True)[0]


@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(st.lists(st.sampled_from([*SECRETS, *HARMLESS.splitlines()]), max_size=8), st.lists(st.integers(0, 9999)))
def test_secrets_split_across_chunks_are_masked(parts: list[str], cuts: list[int]) -> None:
    data = "\n".join(parts).encode()
    shown = ingested(data, cuts)
    assert not [secret for text, secret in SECRETS.items() if text in parts and secret in shown]
    assert shown == presentable(data, ended=True)[0]


def test_a_secret_in_a_line_without_end_is_masked_wherever_the_line_is_cut() -> None:
    for before in range(LONGEST_LINE - 5000, LONGEST_LINE + 40, 97):
        line = ("word " * LONGEST_LINE)[:before] + " password=hunter2-and-more " + "more " * 4000
        assert "hunter2" not in ingested(line.encode(), [LONGEST_LINE, LONGEST_LINE + 100])


def test_a_line_without_end_is_taken_in_and_none_of_it_lost() -> None:
    line = b"x" * (3 * LONGEST_LINE)
    text, used = presentable(line, ended=False)
    assert 0 < used < len(line)
    assert text == "x" * used
    assert ingested(line, [LONGEST_LINE, 2 * LONGEST_LINE]) == line.decode()


@pytest.mark.parametrize(
    ("printed", "kept"),
    [
        ("\x1b[31mred\x1b[0m", "\x1b[31mred\x1b[0m"),
        ("\x1b]0;title\x07text", "text"),
        ("\x1b]52;c;ZXZpbA==\x1b\\text", "text"),
        ("\x1b[2J\x1b[Htext\x1b[6n", "text"),
        ("\x9b31mtext", "31mtext"),
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
        ("a\u202etxt.exe", "atxt.exe"),
        ("nul \0 bell \x07", "nul  bell "),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
    ],
)
def test_nothing_acts_on_a_terminal(printed: str, kept: str) -> None:
    assert inert(printed) == kept


def test_bytes_that_are_no_text_are_shown_as_such() -> None:
    assert presentable(b"bad \xff and nul \0\n", ended=False) == ("bad \ufffd and nul \n", 16)

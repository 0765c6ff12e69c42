"""Which URLs and refs git may be given at all."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.tools.git_remote import checked_ref, checked_remote
from shared.addresses import is_public
from shared.errors import InvalidRequest, Unavailable

PUBLIC = "140.82.121.3"


def lookup(host: str, port: int) -> list[str]:
    return [PUBLIC]


@pytest.mark.parametrize(
    "url",
    [
        "https://github.com/org/repo.git",
        "https://org@dev.azure.com/org/My%20Project/_git/repo",
        "https://git.example.co.kr:8443/그룹/repo",
        "ssh://git@github.com/org/repo.git",
        "ssh://git@host.example:2222/repo",
        "git@github.com:org/repo.git",
    ],
)
def test_https_and_ssh_are_taken(url: str) -> None:
    remote = checked_remote(url, lookup=lookup)
    assert remote.url == url
    protocol = "https" if url.startswith("https") else "ssh"
    assert [word for word in remote.config if word.startswith("protocol.")] == [f"protocol.{protocol}.allow=always"]


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc",
        "/srv/repo.git",
        "../repo",
        "repo",
        "C:\\repo",
        "ext::sh -c touch% /tmp/owned",
        "fd::17/foo",
        "git://github.com/org/repo",
        "ftp://host/repo",
        "http://github.com/org/repo",
        "--upload-pack=touch /tmp/owned",
        "-oProxyCommand=touch",
        "https://-oProxyCommand=x/repo",
        "ssh://-oProxyCommand=touch/repo",
        "ssh://git@-oProxyCommand=touch/repo",
        "git@-oProxyCommand=touch:repo",
        "git@host.example:-x",
        "git@host.example::x",
        "-git@host.example:x",
        "https://user:secret@github.com/org/repo",
        "https://github.com/org/repo?x=y",
        "https://github.com/org/repo#x",
        "https://github.com/../repo",
        "https://github.com\\@127.0.0.1/repo",
        "https://github.com/a b",
        "https://github.com/a\nb",
        "https://github.com/repo\n",
        "https://github.com",
        "https:///repo",
        "",
        "file:/etc",
        "transport::https://github.com/org/repo",
    ],
)
def test_everything_else_is_refused_before_git_is_started(url: str) -> None:
    with pytest.raises(InvalidRequest):
        checked_remote(url, lookup=lookup)


def test_a_password_is_refused_without_being_repeated() -> None:
    with pytest.raises(InvalidRequest, match="holds a password") as caught:
        checked_remote("https://user:secret@github.com/org/repo")
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.8.8.8", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254",
        "100.64.0.1", "168.63.129.16", "224.0.0.1", "255.255.255.255", "192.0.2.1",
        "::1", "::", "fe80::1", "fe80::1%eth0", "fd00:ec2::254", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1",
        "2002:7f00:1::", "2002:a9fe:a9fe::", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "::7f00:1",
    ],
)  # fmt: skip
def test_addresses_that_are_not_the_public_internet_are_refused(address: str) -> None:
    assert not is_public(address)
    with pytest.raises(InvalidRequest, match="private network"):
        checked_remote("https://host.example/repo", lookup=lambda host, port: [PUBLIC, address])


@pytest.mark.parametrize("address", [PUBLIC, "2606:50c0:8000::153", "64:ff9b::8c52:7903"])
def test_public_addresses_are_taken(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "url",
    ["https://localhost/r", "https://127.1/r", "https://2130706433/r", "https://0x7f.1/r", "https://[::1]/r",
     "git@localhost:r", "ssh://[::ffff:127.0.0.1]/r"],
)  # fmt: skip
def test_loopback_in_disguise_is_refused(url: str) -> None:
    with pytest.raises(InvalidRequest, match="private network"):
        checked_remote(url)


def test_a_host_that_can_not_be_found_is_named() -> None:
    with pytest.raises((InvalidRequest, Unavailable), match=r"no-such-host\.invalid"):
        checked_remote("https://no-such-host.invalid/r")
    with pytest.raises(InvalidRequest, match="is no host name"):
        checked_remote(f"https://{'a' * 300}.example/r")


def test_https_is_pinned_to_what_was_looked_up_and_follows_no_redirect() -> None:
    remote = checked_remote("https://host.example:8443/r", lookup=lambda h, p: [PUBLIC, "2606:50c0:8000::153"])
    assert f"http.curloptResolve=host.example:8443:{PUBLIC},[2606:50c0:8000::153]" in remote.config
    assert "http.followRedirects=false" in remote.config
    assert "protocol.https.allow=always" in remote.config
    assert not any("http.allow" in word or "ssh.allow" in word for word in remote.config)


def test_ssh_is_pinned_and_still_checks_the_key_under_its_own_name() -> None:
    command = checked_remote("ssh://git@host.example:2222/r", lookup=lookup).environment["GIT_SSH_COMMAND"]
    assert f"HostName={PUBLIC}" in command
    assert "'HostKeyAlias=[host.example]:2222'" in command
    assert "BatchMode=yes" in command


def test_a_private_server_is_taken_when_allowed_and_then_http_too() -> None:
    assert checked_remote("http://127.0.0.1:8080/r", allow_private_hosts=True).config[0] == "protocol.http.allow=always"
    with pytest.raises(InvalidRequest):
        checked_remote("file:///etc", allow_private_hosts=True)


@pytest.mark.parametrize("ref", ["main", "v1.0", "feature/a-b_c", "refs/pull/1/head", "0" * 40, "기능/가", "a@b"])
def test_refs_are_taken(ref: str) -> None:
    assert checked_ref(ref) == ref
    assert checked_ref(None) == "HEAD"


@pytest.mark.parametrize(
    "ref",
    ["--upload-pack=x", "-x", "+main", "a:b", "a..b", "^main", "main~1", "main^{}", "@{-1}", "@", "", " ", "a b", "a\n",
     "a*", "a?", "a[b", "a\\b", "\x7f", "x" * 251],
)  # fmt: skip
def test_refs_that_are_more_than_a_name_are_refused(ref: str) -> None:
    with pytest.raises(InvalidRequest, match="is no branch, tag or commit"):
        checked_ref(ref)


@settings(deadline=None)
@given(st.text(max_size=80))
def test_no_text_becomes_an_option_or_another_transport(text: str) -> None:
    try:
        remote = checked_remote(text, lookup=lookup)
    except InvalidRequest:
        return
    assert not remote.url.startswith("-")
    assert remote.url.startswith(("https://", "ssh://")) or "@" in remote.url
    assert "::" not in remote.url.partition("/")[0]

"""The private feed against a real authenticated repository: what is fetched, and to whom the password goes."""

from collections.abc import Generator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from pipeline.feed.layer import make_layer
from pipeline.feed.using import feed_settings
from pipeline.sources.xml import parse_xml
from pipeline.tools.archive import pack_tree
from shared.artifacts.tree import unpack
from shared.azure_settings import FeedSettings
from shared.errors import Misconfigured, Unavailable
from shared.exchange import Exchange
from shared.secrets import EnvironmentSecrets
from tests.peers.maven_feed import FeedPeer, StoragePeer, dependency, write_pom

RUN = "run00001"
PASSWORD = "feed-password-1"
SECRET = "AUTOBUILDER_SECRET_FEED"


@dataclass
class Place:
    feed: FeedPeer
    root: Path
    secrets: dict[str, str] = field(default_factory=lambda: {SECRET: PASSWORD})

    def layer(self, pom: str, **more: object) -> Path:
        """The repository that builds of a project with this POM get."""
        write_pom(self.root / "project", pom)
        exchange = Exchange(self.root / "artifacts")
        snapshot = exchange.run_dir(RUN) / "prepare-1/snapshot.tar.zst"
        snapshot.parent.mkdir(parents=True, exist_ok=True)
        pack_tree(self.root / "project", snapshot)
        values = {"url": self.feed.repository, "groups": ("com.acme",), "secret": "feed", **more}
        settings, secrets = FeedSettings.model_validate(values), EnvironmentSecrets(self.secrets)
        name = make_layer(exchange, RUN, "prepare-1/snapshot.tar.zst", settings, secrets)
        assert name == "feed/prepare-1.tar.zst"
        unpack(exchange.run_dir(RUN) / name, self.root / "layer")
        return self.root / "layer"

    def files(self, pom: str, **more: object) -> list[str]:
        layer = self.layer(pom, **more)
        found = (path.relative_to(layer).as_posix() for path in layer.rglob("*") if path.is_file())
        return sorted(name.rpartition("/")[2] for name in found if name != ".repositories")


@pytest.fixture
def place(tmp_path: Path) -> Generator[Place]:
    with FeedPeer(PASSWORD) as feed:
        yield Place(feed, tmp_path)


def dependencies(*coordinates: str) -> str:
    return f"<dependencies>{''.join(dependency(one) for one in coordinates)}</dependencies>"


def test_what_a_project_names_is_fetched_with_all_that_it_needs(place: Place) -> None:
    place.feed.put("com.acme:greeting:1.0", dependencies("com.acme.base:words:2.0", "org.example:public:1"))
    place.feed.put("com.acme.base:words:2.0")
    place.feed.put("com.acme:unused:1.0")
    found = place.files(dependencies("com.acme:greeting:1.0", "org.springframework:spring-core:5.3.39"))
    assert found == ["greeting-1.0.jar", "greeting-1.0.pom", "words-2.0.jar", "words-2.0.pom"]
    assert not any("spring-core" in request or "public" in request for request in place.feed.requests)


def test_parents_properties_and_managed_versions_are_followed(place: Place) -> None:
    parent = "<parent><groupId>com.acme</groupId><artifactId>parent</artifactId><version>7</version></parent>"
    managed = f"<dependencyManagement>{dependencies('com.acme:words:${words.version}')}</dependencyManagement>"
    place.feed.put("com.acme:parent:7", f"<properties><words.version>3</words.version></properties>{managed}", None)
    place.feed.put("com.acme:greeting:1.0", dependencies("com.acme:words"), parent=parent)
    place.feed.put("com.acme:words:3")
    properties = "<properties><greeting.version>1.0</greeting.version></properties>"
    found = place.files(properties + dependencies("com.acme:greeting:${greeting.version}"))
    assert found == ["greeting-1.0.jar", "greeting-1.0.pom", "parent-7.pom", "words-3.jar", "words-3.pom"]


def test_a_bom_gives_versions_and_only_what_is_needed_is_fetched(place: Place) -> None:
    managed = dependencies("com.acme:greeting:1.0", "com.acme:other:1.0")
    place.feed.put("com.acme:bom:5", f"<dependencyManagement>{managed}</dependencyManagement>", None)
    place.feed.put("com.acme:greeting:1.0")
    place.feed.put("com.acme:other:1.0")
    imported = dependency("com.acme:bom:5", "<type>pom</type><scope>import</scope>")
    pom = f"<dependencyManagement><dependencies>{imported}</dependencies></dependencyManagement>"
    assert place.files(pom + dependencies("com.acme:greeting")) == ["bom-5.pom", "greeting-1.0.jar", "greeting-1.0.pom"]


def test_the_projects_parent_and_its_plugins_may_come_from_the_feed(place: Place) -> None:
    place.feed.put("com.acme:company:2", jar=None)
    place.feed.put("com.acme.build:rules-maven-plugin:1", dependencies("com.acme:rules:1"))
    place.feed.put("com.acme:rules:1")
    plugin = "<groupId>com.acme.build</groupId><artifactId>rules-maven-plugin</artifactId><version>1</version>"
    pom = "<parent><groupId>com.acme</groupId><artifactId>company</artifactId><version>2</version></parent>"
    found = place.files(f"{pom}<build><plugins><plugin>{plugin}</plugin></plugins></build>")
    assert [name for name in found if name.endswith(".jar")] == ["rules-1.jar", "rules-maven-plugin-1.jar"]
    assert "company-2.pom" in found


def test_snapshots_and_classifiers(place: Place) -> None:
    folder = "com/acme/greeting/1.0-SNAPSHOT"
    entries = "".join(
        f"<snapshotVersion>{kind}<extension>{extension}</extension><value>1.0-20260101.000000-3</value></snapshotVersion>"
        for extension, kind in (("pom", ""), ("jar", ""), ("jar", "<classifier>api</classifier>"))
    )
    versioning = f"<versioning><snapshotVersions>{entries}</snapshotVersions></versioning>"
    place.feed.file(f"{folder}/maven-metadata.xml", f"<metadata>{versioning}</metadata>".encode())
    place.feed.file(f"{folder}/greeting-1.0-20260101.000000-3.pom", b"<project/>")
    place.feed.file(f"{folder}/greeting-1.0-20260101.000000-3-api.jar", b"jar")
    one = dependency("com.acme:greeting:1.0-SNAPSHOT", "<classifier>api</classifier>")
    found = place.files(f"<dependencies>{one}</dependencies>")
    stem = "greeting-1.0-20260101.000000-3"
    assert found == [f"{stem}-api.jar", f"{stem}.pom", "maven-metadata.xml"]


def test_the_password_goes_to_the_feed_and_not_where_it_redirects(tmp_path: Path) -> None:
    with StoragePeer({}) as storage, FeedPeer(PASSWORD, storage) as feed:
        feed.put("com.acme:greeting:1.0")
        place = Place(feed, tmp_path)
        assert place.files(dependencies("com.acme:greeting:1.0")) == ["greeting-1.0.jar", "greeting-1.0.pom"]
        assert storage.authorizations == []
        assert any("greeting" in request for request in storage.requests)


def test_nothing_that_is_left_for_the_builds_holds_the_password(place: Place) -> None:
    place.feed.put("com.acme:greeting:1.0")
    place.layer(dependencies("com.acme:greeting:1.0"))
    files = [path for path in place.root.rglob("*") if path.is_file()]
    assert files
    assert not any(PASSWORD.encode() in path.read_bytes() for path in files)


def test_a_layer_is_made_once(place: Place) -> None:
    place.feed.put("com.acme:greeting:1.0")
    place.layer(dependencies("com.acme:greeting:1.0"))
    asked = len(place.feed.requests)
    place.layer(dependencies("com.acme:greeting:1.0"))
    assert len(place.feed.requests) == asked


def test_a_renewed_password_is_taken_up_and_a_wrong_one_is_the_operators(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    place.feed.put("com.acme:greeting:1.0")
    place.feed.password = "feed-password-2"
    with pytest.raises(Misconfigured, match="AUTOBUILDER_FEED_SECRET"):
        place.layer(dependencies("com.acme:greeting:1.0"))

    def renew(_name: object, _path: object = None) -> None:
        place.secrets[SECRET] = "feed-password-2"

    monkeypatch.setattr(EnvironmentSecrets, "forget", renew)
    assert place.files(dependencies("com.acme:greeting:1.0"))


def test_a_file_that_does_not_match_its_checksum_is_refused(place: Place) -> None:
    place.feed.put("com.acme:greeting:1.0")
    place.feed.files["com/acme/greeting/1.0/greeting-1.0.jar"] = b"changed on its way"
    with pytest.raises(Unavailable, match="checksum"):
        place.layer(dependencies("com.acme:greeting:1.0"))


def test_there_is_a_limit(place: Place) -> None:
    place.feed.put("com.acme:greeting:1.0", jar=bytes(2 * 1024 * 1024))
    with pytest.raises(Misconfigured, match="MAX_MEGABYTES"):
        place.layer(dependencies("com.acme:greeting:1.0"), max_megabytes=1)


@pytest.mark.parametrize(
    "version", ["../../../../secret", "1.0?x=y", "1.0#", "a b", "[1.0,2.0)", "1.0%2e%2e", "LATEST/x"]
)
def test_a_hostile_version_is_not_asked_for(place: Place, version: str) -> None:
    assert place.files(dependencies(f"com.acme:greeting:{version}")) == []
    assert place.feed.requests == []


def test_poms_that_lead_in_circles_end(place: Place) -> None:
    parent = "<parent><groupId>com.acme</groupId><artifactId>a</artifactId><version>1</version></parent>"
    place.feed.put("com.acme:a:1", dependencies("com.acme:b:1"), parent=parent)
    place.feed.put(
        "com.acme:b:1", dependencies("com.acme:a:1", "com.acme:a:${a}") + "<properties><a>${a}</a></properties>"
    )
    assert place.files(dependencies("com.acme:a:1")) == ["a-1.jar", "a-1.pom", "b-1.jar", "b-1.pom"]


def test_without_groups_or_a_secret_it_says_what_to_set(place: Place) -> None:
    with pytest.raises(Misconfigured, match="AUTOBUILDER_FEED_GROUPS"):
        place.layer("", groups=())
    with pytest.raises(Misconfigured, match="AUTOBUILDER_FEED_SECRET"):
        place.layer("", secret="")


def test_the_projects_own_name_for_the_feed_leads_to_the_layer(place: Place) -> None:
    entry = f"<repository><id>acme &amp; co</id><url>{place.feed.url}/org/_packaging/other/maven/v1</url></repository>"
    settings = parse_xml(feed_settings(place.layer(f"<repositories>{entry}</repositories>")).encode())
    mirrors = {mirror.value("mirrorOf"): mirror.value("url") for mirror in settings.all("mirrors", "mirror")}
    assert set(mirrors) == {"autobuilder-feed", "acme & co"}
    assert all(str(url).startswith("file:///") for url in mirrors.values())

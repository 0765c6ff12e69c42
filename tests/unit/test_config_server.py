"""Which files a config server of the same tree hands out, and to whom."""

from gate_evidence import project

from pipeline.sources.config_server import Handed, handed_out, readers, told

_SERVER = "@EnableConfigServer class Server {}"
_NATIVE = "spring.profiles.active=native\nspring.cloud.config.server.native.search-locations="
_HANDED = "server/src/main/resources/handed/"


def files(settings: str, **more: str) -> dict[str, str]:
    return {
        "server/pom.xml": "<project/>",
        "server/src/main/java/Server.java": _SERVER,
        "server/src/main/resources/application.properties": settings,
        "shop/pom.xml": "<project/>",
        "shop/src/main/resources/bootstrap.yml": "spring:\n  application:\n    name: shop\n",
        **{f"{_HANDED}{name}": "a: 1\n" for name in ("application.yml", "shop.yml", "shop-dev.yml", "other.yml")},
        **more,
    }


def test_files_are_handed_out_by_the_applications_name() -> None:
    tree = project(files(_NATIVE + "classpath:/handed/"))
    handed = Handed((f"{_HANDED}shop.yml",), (f"{_HANDED}application.yml",), (f"{_HANDED}shop-dev.yml",))
    assert handed_out(tree, "shop") == handed
    assert readers(tree, f"{_HANDED}application.yml") == ["shop"]
    assert readers(tree, f"{_HANDED}other.yml") == []


def test_a_folder_for_each_application_and_the_servers_own_settings() -> None:
    more = {
        "server/src/main/resources/shop/shop.yml": "a: 1\n",
        "server/src/main/resources/shop.properties": "a=1\n",
    }
    tree = project(files(_NATIVE + "classpath:/{application},classpath:/", **more))
    handed = handed_out(tree, "shop")
    assert handed is not None
    assert set(handed.own) == more.keys()
    assert handed.shared == ()


def test_what_cannot_be_told_is_none() -> None:
    git = "spring.cloud.config.server.git.uri=https://git.example/settings\n"
    for settings in (
        git,
        _NATIVE + "file:./settings",
        _NATIVE.replace("native\n", "native,git\n") + "classpath:/handed",
    ):
        assert handed_out(project(files(settings)), "shop") is None
    second = {"b/pom.xml": "<project/>", "b/src/main/java/Server.java": _SERVER}
    assert handed_out(project(files(_NATIVE + "classpath:/handed", **second)), "shop") is None
    unnamed = {"shop/src/main/resources/bootstrap.yml": "spring:\n  application:\n    name: ${NAME}\n"}
    assert handed_out(project(files(_NATIVE + "classpath:/handed") | unnamed), "shop") is None


def test_what_an_application_is_told_alone_and_with_others() -> None:
    aside = {
        "server/src/main/resources/handed/application-dev.yml": "a: 1\n",
        "shop/src/main/resources/templates/application.yml": "a: 1\n",
        "shop/src/test/resources/application.yml": "a: 1\n",
    }
    said = told(project(files(_NATIVE + "classpath:/handed/", **aside)), "shop", b"a")
    assert said is not None
    mine = ("shop/src/main/resources/bootstrap.yml", "shop/src/test/resources/application.yml")
    assert set(said.own) == {*mine, f"{_HANDED}shop.yml", f"{_HANDED}shop-dev.yml"}
    assert set(said.shared) == {f"{_HANDED}application.yml", f"{_HANDED}application-dev.yml"}
    assert (
        told(project(files("spring.cloud.config.server.git.uri=https://git.example/settings\n")), "shop", b"a") is None
    )


def test_two_applications_of_one_name_share_their_files() -> None:
    twin = {
        "twin/pom.xml": "<project/>",
        "twin/src/main/resources/application.properties": "spring.application.name=shop",
    }
    said = told(project(files(_NATIVE + "classpath:/handed/", **twin)), "shop", b"a: 1")
    assert said is not None
    assert f"{_HANDED}shop.yml" in said.shared


def test_without_a_server_only_its_own_files_are_told() -> None:
    said = told(project({"pom.xml": "<project/>", "src/main/resources/application.properties": "a=1\n"}), "", b"a")
    assert said is not None
    assert (list(said.own), said.shared) == (["src/main/resources/application.properties"], {})

"""Which files are configuration, and which of them is the default one of a module."""

from pathlib import Path

from pipeline.fixers.boot.settings import added
from pipeline.sources.config import YAML_LIMIT, application_file, config_paths, open_config, profile_of
from pipeline.sources.project import Project


def project(root: Path, **files: str) -> Project:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return Project.load(root)


def test_configuration_is_found_by_name_or_by_place(tmp_path: Path) -> None:
    files = {
        "application-dev.yml": "",
        "config/shared/account.yml": "",
        "src/main/resources/a.properties": "",
        "src/main/java/b.properties": "",
        ".github/resources/ci.yml": "",
        "docker-compose.yml": "",
    }
    found = config_paths(project(tmp_path, **files))
    assert found == ["application-dev.yml", "config/shared/account.yml", "src/main/resources/a.properties"]
    assert profile_of("x/application-my-dev.yaml") == "my-dev"
    assert profile_of("x/bootstrap.yml") is None


def test_large_or_broken_yaml_is_left_out(tmp_path: Path) -> None:
    tree = project(
        tmp_path, **{"application.yml": "a: [", "config/a.yml": "a: 1\n" * YAML_LIMIT, "config/b.yml": "a: 1"}
    )
    assert open_config(tree, "application.yml") is None
    assert open_config(tree, "config/a.yml") is None
    assert open_config(tree, "config/b.yml") is not None


def test_a_setting_reaches_the_test_file_that_hides_the_main_one(tmp_path: Path) -> None:
    main, test = "m/src/main/resources/application.yml", "m/src/test/resources/application.yml"
    tree = project(tmp_path, **{"m/pom.xml": "<project/>", main: "a: 1\n", test: "spring: {}\n"})
    assert application_file(tree, "m") == main
    changes = {change.path: change.after for change in added(tree, "app.x", "1", "because", ["m"])}
    assert changes[main] == b"a: 1\napp:\n  x: 1\n"
    assert changes[test] == b"spring: {}\napp:\n  x: 1\n"


def test_a_setting_that_is_there_stays(tmp_path: Path) -> None:
    tree = project(tmp_path, **{"src/main/resources/application.properties": "app.X=0\n"})
    assert list(added(tree, "app.x", "1", "because", [""])) == []

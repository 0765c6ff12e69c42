"""Which library holds a package."""

import zipfile
from pathlib import Path

from pipeline.fixers.base import Case
from pipeline.fixers.builds.class_path import home_before
from pipeline.sources.builds import Coordinate
from pipeline.sources.project import Project
from pipeline.tools.package_index import packages_of
from shared.models import Target


def test_packages_are_read_from_the_jars_of_the_class_path(tmp_path: Path) -> None:
    jar = tmp_path / "org" / "example" / "shapes" / "1.0" / "shapes-1.0.jar"
    jar.parent.mkdir(parents=True)
    with zipfile.ZipFile(jar, "w") as archive:
        for name in ("org/shapes/Circle.class", "org/shapes/io/Reader.class", "META-INF/versions/9/x/Y.class", "a.txt"):
            archive.writestr(name, b"")
    found = packages_of(["org.example:shapes:1.0:runtime", "org.example:gone:1:test", "odd"], tmp_path)
    assert found == {"org.example:shapes:1.0:runtime": ("org.shapes", "org.shapes.io")}


def test_a_jar_that_is_none_has_no_packages(tmp_path: Path) -> None:
    jar = tmp_path / "org" / "a" / "1" / "a-1.jar"
    jar.parent.mkdir(parents=True)
    jar.write_bytes(b"<html>not found</html>")
    assert packages_of(["org:a:1:runtime"], tmp_path) == {"org:a:1:runtime": ()}


def home(name: str, libraries: dict[str, list[str]]) -> tuple[str, Coordinate] | None:
    return home_before(Case(Project(Path("nowhere"), (), {}), Target(), libraries=libraries), name)


def test_a_type_is_in_the_package_before_it() -> None:
    libraries = {"org.example:shapes:1.0:test": ["org.shapes", "org.shapes.io"]}
    library = Coordinate("org.example", "shapes", "1.0", "test")
    assert home("org.shapes.io", libraries) == ("org.shapes.io", library)
    assert home("org.shapes.Circle.Arc", libraries) == ("org.shapes", library)
    assert home("org.shapes.gone", libraries) is None, "a package above is another package"


def test_the_catalogue_has_its_say() -> None:
    moved = {"mysql:mysql-connector-java:8.0.28:runtime": ["com.mysql.cj"]}
    assert home("com.mysql.cj", moved) == ("com.mysql.cj", Coordinate("com.mysql", "mysql-connector-j", "8.0.33"))
    pinned = {"com.squareup.okhttp3:okhttp:3.14.9:runtime": ["okhttp3"]}
    assert home("okhttp3", pinned) == ("okhttp3", Coordinate("com.squareup.okhttp3", "okhttp", "4.12.0"))
    ended = {"io.springfox:springfox-core:3.0.0:runtime": ["springfox.documentation"]}
    assert home("springfox.documentation", ended) is None

"""Recomputes the derived tables of pipeline/knowledge/data from what Spring publishes, by Maven as configured.

    python scripts/boot_tables.py boms                                   # every line of boot_lines.tsv
    python scripts/boot_tables.py keys  --old 2.7.18 --new 3.5.16
    python scripts/boot_tables.py types --old 2.7.18 --new 3.5.16

`--out` writes elsewhere; options that are not known here go to Maven (`-Dmaven.repo.local=...`). The catalogue and
the plugin tables are written by hand, and so are replacements of keys whose origin is `derived`: they are kept.
"""

import argparse
import json
import re
import subprocess
import tempfile
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import cast
from xml.etree.ElementTree import Element

from defusedxml import ElementTree

DATA = Path(__file__).parents[1] / "pipeline" / "knowledge" / "data"
EFFECTIVE_POM = "org.apache.maven.plugins:maven-help-plugin:3.4.0:effective-pom"
COPY = "org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy-dependencies"
BOOT, CLOUD = "org.springframework.boot", "org.springframework.cloud"
WITH_CLOUD = (CLOUD, "io.github.openfeign")
"""Groups of a Spring Cloud train: its own, and those whose versions go with its modules only."""
NS = "{http://maven.apache.org/POM/4.0.0}"
OLD_LINES = (
    "2.6.15",
    "2.5.15",
    "2.4.13",
    "2.3.12.RELEASE",
    "2.2.13.RELEASE",
    "2.1.18.RELEASE",
    "2.0.9.RELEASE",
    "1.5.22.RELEASE",
)
"""Last patch of every line before the oldest target, newest first: sources of the `before` column."""
METADATA_JARS = (
    "spring-boot",
    "spring-boot-autoconfigure",
    "spring-boot-actuator-autoconfigure",
    "spring-boot-devtools",
    "spring-boot-test-autoconfigure",
)
STARTERS = (
    *("activemq", "actuator", "amqp", "artemis", "batch", "cache", "data-cassandra", "data-couchbase", "data-jdbc"),
    *("data-elasticsearch", "data-jpa", "data-ldap", "data-mongodb", "data-neo4j", "data-r2dbc", "data-redis"),
    *("data-rest", "freemarker", "graphql", "hateoas", "integration", "jersey", "jooq", "json", "log4j2", "mail"),
    *("mustache", "oauth2-client", "oauth2-resource-server", "quartz", "rsocket", "security", "test", "thymeleaf"),
    *("validation", "web", "web-services", "webflux", "websocket"),
)

Ga = tuple[str, str]
Table = dict[tuple[str, ...], dict[str, str]]


class Maven:
    """Runs Maven on throw-away POMs."""

    def __init__(self, arguments: list[str]) -> None:
        self.arguments = arguments

    def run(self, pom: str, *goals: str) -> Path:
        """A directory in which the goals were run on this POM. Raises CalledProcessError."""
        directory = Path(tempfile.mkdtemp(prefix="boot-tables-"))
        (directory / "pom.xml").write_text(pom)
        subprocess.run(["mvn", "-q", "-B", "-ntp", *self.arguments, *goals], cwd=directory, check=True)
        return directory

    def effective(self, group: str, artifact: str, version: str) -> Element:
        """The effective POM below this parent: every import resolved, every property replaced."""
        directory = self.run(_pom(group, artifact, version), EFFECTIVE_POM, "-Doutput=effective.xml")
        root = _root(directory / "effective.xml")
        return root[0] if root.tag.endswith("projects") else root

    def raw(self, group: str, artifact: str, version: str) -> Element:
        """The POM as published."""
        dependency = _dependency(group, artifact, version, "pom")
        directory = self.run(_pom(dependencies=dependency), COPY, "-DoutputDirectory=jars", "-DexcludeTransitive=true")
        return _root(next((directory / "jars").glob("*.pom")))

    def jars(self, boot: str, dependencies: str, transitive: bool) -> list[Path]:
        directory = self.run(
            _pom(BOOT, "spring-boot-starter-parent", boot, dependencies),
            COPY, "-DoutputDirectory=jars", f"-DexcludeTransitive={str(not transitive).lower()}",
        )  # fmt: skip
        return sorted((directory / "jars").glob("*.jar"))


def _root(path: Path) -> Element:
    root = ElementTree.parse(path).getroot()
    assert root is not None
    return root


def _pom(group: str = "", artifact: str = "", version: str = "", dependencies: str = "") -> str:
    parent = (
        f"<parent><groupId>{group}</groupId><artifactId>{artifact}</artifactId><version>{version}</version><relativePath/></parent>"
        if group
        else "<groupId>tables</groupId><version>1</version>"
    )
    return (
        f'<project xmlns="{NS[1:-1]}"><modelVersion>4.0.0</modelVersion>{parent}<artifactId>tables</artifactId>'
        f"<packaging>pom</packaging><dependencies>{dependencies}</dependencies></project>"
    )


def _dependency(group: str, artifact: str, version: str = "", kind: str = "jar") -> str:
    said = f"<version>{version}</version>" if version else ""
    inner = f"<groupId>{group}</groupId><artifactId>{artifact}</artifactId>{said}<type>{kind}</type>"
    return f"<dependency>{inner}</dependency>"


def read(name: str) -> list[dict[str, str]]:
    lines = (DATA / f"{name}.tsv").read_text("utf-8").splitlines()
    columns = lines[0].split("\t")
    return [dict(zip(columns, line.split("\t") + [""] * len(columns), strict=False)) for line in lines[1:]]


def write(out: Path, name: str, columns: Iterable[str], rows: Iterable[Iterable[str]]) -> None:
    text = "".join("\t".join(cells) + "\n" for cells in [columns, *rows])
    (out / f"{name}.tsv").write_text(text, "utf-8")


# -- boms


def boms(maven: Maven, out: Path) -> None:
    lines = {row["line"]: row for row in read("boot_lines")}
    oldest = next(iter(lines))
    poms = {line: maven.effective(BOOT, "spring-boot-dependencies", row["latest"]) for line, row in lines.items()}
    before = [maven.effective(BOOT, "spring-boot-dependencies", version) for version in OLD_LINES]
    columns = ["before", *lines]
    for name, keys, of in (
        ("managed", ["group", "artifact"], managed),
        ("managed_plugins", ["group", "artifact"], plugins),
        ("version_properties", ["property"], properties),
    ):
        table: Table = {}
        for pom in reversed(before):
            for key, version in of(pom).items():
                table.setdefault(key, {})["before"] = version
        for line, pom in poms.items():
            for key, version in of(pom).items():
                table.setdefault(key, {})[line] = version
                if line == oldest:
                    table[key].pop("before", None)
        write(out, name, [*keys, *columns], _rows(table, columns))
    imported: Table = {}
    for line, row in lines.items():
        for key, version in imports(maven.raw(BOOT, "spring-boot-dependencies", row["latest"])).items():
            imported.setdefault(key, {})[line] = version
    write(out, "imported_boms", ["group", "artifact", *lines], _rows(imported, list(lines)))
    cloud(maven, out, list(dict.fromkeys(row["cloud"] for row in lines.values())))


def cloud(maven: Maven, out: Path, trains: list[str]) -> None:
    table: Table = {}
    for train in trains:
        for key, version in managed(maven.effective(CLOUD, "spring-cloud-dependencies", train)).items():
            if key[0].startswith(WITH_CLOUD):
                table.setdefault(key, {})[train] = version
    write(out, "cloud_managed", ["group", "artifact", *trains], _rows(table, trains))


def _rows(table: Table, columns: list[str]) -> list[list[str]]:
    return [[*key, *(cells.get(column, "") for column in columns)] for key, cells in sorted(table.items()) if cells]


def managed(pom: Element) -> dict[Ga, str]:
    path = f"{NS}dependencyManagement/{NS}dependencies/{NS}dependency"
    found: dict[Ga, str] = {}
    for item in pom.iterfind(path):
        found.setdefault(_ga(item), item.findtext(f"{NS}version") or "")
    return found


def plugins(pom: Element) -> dict[Ga, str]:
    path = f"{NS}build/{NS}pluginManagement/{NS}plugins/{NS}plugin"
    return {_ga(item): item.findtext(f"{NS}version") or "" for item in pom.iterfind(path)}


def properties(pom: Element) -> dict[tuple[str], str]:
    return {(item.tag.removeprefix(NS),): (item.text or "").strip() for item in pom.iterfind(f"{NS}properties/*")}


def imports(pom: Element) -> dict[Ga, str]:
    values = {name: text for (name,), text in properties(pom).items()}
    path = f"{NS}dependencyManagement/{NS}dependencies/{NS}dependency"
    found = (item for item in pom.iterfind(path) if item.findtext(f"{NS}scope") == "import")
    return {_ga(i): re.sub(r"\$\{(.*?)\}", lambda m: values[m[1]], i.findtext(f"{NS}version") or "") for i in found}


def _ga(item: Element) -> Ga:
    group = item.findtext(f"{NS}groupId") or "org.apache.maven.plugins"
    return group, item.findtext(f"{NS}artifactId") or ""


# -- keys


def keys(maven: Maven, out: Path, old: str, new: str) -> None:
    """Keys that the old version binds and a later line warns about, refuses or does not know."""
    line = ".".join(new.split(".")[:2])
    lines = [row["latest"] for row in read("boot_lines") if row["line"] < line and row["latest"] > old] + [new]
    dependencies = "".join(_dependency(BOOT, name) for name in METADATA_JARS)
    known = {version: _metadata(maven.jars(version, dependencies, False)) for version in [old, *lines]}
    kept = {row["key"]: row for row in read("properties") if row["origin"] == "derived"}
    rows: list[list[str]] = []
    for key, deprecation in sorted(known[old].items()):
        if deprecation.get("level") != "error" and (row := _row(key, [(v, known[v].get(key)) for v in lines], kept)):
            rows.append(row)
    write(out, "properties", ("key", "replacement", "level", "line", "origin", "reason"), rows)


def _metadata(jars: list[Path]) -> dict[str, dict[str, str]]:
    """`deprecation` (or nothing) of every key in the jars' configuration metadata."""
    found: dict[str, dict[str, str]] = {}
    for jar in jars:
        with zipfile.ZipFile(jar) as archive:
            for name in archive.namelist():
                if re.fullmatch(r"META-INF/(additional-)?spring-configuration-metadata\.json", name):
                    for item in json.loads(archive.read(name)).get("properties", []):
                        found.setdefault(item["name"], {}).update(_deprecation(item))
    return found


def _deprecation(item: Mapping[str, object]) -> dict[str, str]:
    raw = cast(dict[str, str] | None, item.get("deprecation"))
    if raw is None:
        return {"level": "warning"} if item.get("deprecated") else {}
    return {"level": "warning", **raw}


def _row(
    key: str, states: list[tuple[str, dict[str, str] | None]], kept: Mapping[str, dict[str, str]]
) -> list[str] | None:
    levels = [(version, "gone" if state is None else state.get("level", "")) for version, state in states]
    if not levels[-1][1]:
        return None
    first = next(version for version, level in levels if level == levels[-1][1])
    said = [state for _, state in reversed(states) if state]
    replacement = next((state["replacement"] for state in said if state.get("replacement")), "")
    reason = next((" ".join(state["reason"].split()) for state in said if state.get("reason")), "")
    derived = kept.get(key)
    origin = "derived" if derived else "metadata"
    text = derived["replacement"] if derived else replacement
    return [key, text, levels[-1][1], ".".join(first.split(".")[:2]), origin, reason]


# -- types


def types(maven: Maven, out: Path, old: str, new: str, starters: list[str]) -> None:
    """Public top-level types of the old version's starters that no jar of the new one's has."""
    dependencies = "".join(_dependency(BOOT, f"spring-boot-starter-{name}") for name in starters)
    before = _classes(maven.jars(old, dependencies, True))
    after = _classes(maven.jars(new, dependencies, True))
    by_simple: dict[str, list[str]] = {}
    for name in sorted(after):
        by_simple.setdefault(name.rpartition(".")[2], []).append(name)
    rows = [
        [name, jar, " ".join(by_simple.get(name.rpartition(".")[2], []))]
        for name, jar in sorted(before.items())
        if name not in after and not name.endswith(".PackageVersion")
    ]
    write(out, "removed_types", ("name", "jar", "successors"), rows)


def _classes(jars: list[Path]) -> dict[str, str]:
    """Jar's artifact id by class name; nested classes and those of shaded or internal packages left out."""
    found: dict[str, str] = {}
    for jar in jars:
        with zipfile.ZipFile(jar) as archive:
            for name in archive.namelist():
                plain = name.endswith(".class") and "$" not in name and not name.startswith("META-INF/")
                if plain and not re.search(r"/(internal|shaded|repackaged)/|-info\.class$", name):
                    found[name[:-6].replace("/", ".")] = re.sub(r"-\d.*$", "", jar.stem)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("table", choices=("boms", "keys", "types"))
    parser.add_argument("--old", default="2.7.18")
    parser.add_argument("--new", default="3.5.16")
    parser.add_argument("--out", type=Path, default=DATA)
    parser.add_argument("--starters", nargs="*", default=STARTERS)
    options, rest = parser.parse_known_args()
    maven = Maven(rest)
    match options.table:
        case "boms":
            boms(maven, options.out)
        case "keys":
            keys(maven, options.out, options.old, options.new)
        case _:
            types(maven, options.out, options.old, options.new, options.starters)


if __name__ == "__main__":
    main()

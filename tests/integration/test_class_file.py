"""Parameter names in class files, as a real javac keeps or drops them."""

import subprocess
from pathlib import Path

from pipeline.steps.evidence import class_versions
from pipeline.tools.class_file import nameless
from pipeline.tools.jdk import find_jdks

JDK = next(jdk for jdk in reversed(find_jdks()) if jdk.version >= 17)
SOURCES = {
    "org/springframework/Marker.java": "package org.springframework; public @interface Marker { }",
    "a/Outer.java": """package a;
@org.springframework.Marker class Outer {
    static final long LONG = 1L << 40; static final double DOUBLE = 0.5;
    void one(String id) { Runnable r = () -> System.out.println(id); }
    @org.springframework.Marker static class Inner { Inner(int size) { } }
}""",
    "a/Nothing.java": "package a; @org.springframework.Marker class Nothing { void none() { } }",
    "a/Plain.java": "package a; class Plain { void one(String id) { } }",
    "a/Point.java": "package a; @org.springframework.Marker record Point(int x, int y) { }",
    "a/Api.java": "package a; @org.springframework.Marker interface Api { void one(String id); }",
}


def compiled(root: Path, *options: str) -> Path:
    files: list[Path] = []
    for name, source in SOURCES.items():
        files.append(root / "src" / name)
        files[-1].parent.mkdir(parents=True, exist_ok=True)
        files[-1].write_text(source)
    classes = root / "target/classes"
    subprocess.run([JDK.home / "bin/javac", *options, "--release", "17", "-d", classes, *files], check=True)
    return classes


def test_classes_of_springs_users_without_names_are_recorded(tmp_path: Path) -> None:
    compiled(tmp_path, "-g")
    (versions,) = class_versions(tmp_path)
    assert versions.majors == {61: 7}
    assert versions.nameless == ("a.Api", "a.Outer", "a.Outer$Inner")


def test_the_option_keeps_the_names(tmp_path: Path) -> None:
    compiled(tmp_path, "-parameters")
    (versions,) = class_versions(tmp_path)
    assert versions.nameless == ()


def test_a_class_that_is_cut_short_is_no_error(tmp_path: Path) -> None:
    content = (compiled(tmp_path) / "a/Outer.class").read_bytes()
    assert {nameless(content[:length]) for length in range(len(content) // 2)} == {None}
    assert {nameless(content[:length]) for length in range(len(content))} <= {None, "a.Outer"}
    assert nameless(b"\xca\xfe\xba\xbe") is None

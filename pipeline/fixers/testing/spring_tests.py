"""Test support of Boot that moved or changed between 2.0 and 3."""

import re
from collections.abc import Iterator

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.boot.settings import added, applications
from pipeline.fixers.testing.junit5_rules import annotate
from pipeline.fixers.types.type_renames import rename_types
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.project import Change
from pipeline.sources.syntax import ancestor, arguments, field_text, literal, pairs
from shared.models import Wave

_TEST = "org.springframework.boot.test"
_SOCKETS = "org.springframework.util.SocketUtils"
_TYPES = {
    "org.springframework.boot.actuate.autoconfigure.web.server.LocalManagementPort": (
        f"{_TEST}.web.server.LocalManagementPort"
    ),
    f"{_TEST}.rule.OutputCapture": f"{_TEST}.system.OutputCaptureRule",
    f"{_TEST}.autoconfigure.actuate.metrics.AutoConfigureMetrics": (
        f"{_TEST}.autoconfigure.actuate.observability.AutoConfigureObservability"
    ),
}


@fixer(
    "boot-test-types",
    title="Follow Boot's test support to where it is",
    source="Spring Boot 2.2, 2.7 and 3.0 release notes, removed deprecations; Javadoc of SocketUtils 5.3.16",
    wave=Wave.TEST_COMPILE,
)
def boot_test_types(case: Case) -> Iterator[Change]:
    for path in case.project.java_paths(*(name.rpartition(".")[2].encode() for name in (*_TYPES, _SOCKETS))):
        file = case.project.java(path)
        sockets = {_SOCKETS: "org.springframework.test.util.TestSocketUtils"} if _asks_for_a_port(file, path) else {}
        after = rename_types(file, {**_TYPES, **sockets})
        if after != file.source:
            yield Change(path, after, "Boot has this test support in another place")


def _asks_for_a_port(file: JavaFile, path: str) -> bool:
    """A test that takes one free port, the only thing that the successor, which is for tests, gives."""
    names = {node.parent for node in file.walk("identifier") if file.text(node) == "SocketUtils"}
    calls = [node for node in names if node is not None and node.type == "method_invocation"]
    fits = all(field_text(file, c, "name") == "findAvailableTcpPort" and not arguments(c) for c in calls)
    return "src/test/" in path and file.imported(_SOCKETS) and bool(calls) and fits


@fixer(
    "environment-test-utils",
    title="Set test properties with TestPropertyValues",
    source="Spring Boot 2.0 release notes, EnvironmentTestUtils deprecated in favour of TestPropertyValues",
    wave=Wave.TEST_COMPILE,
    boot3=False,
)
def environment_test_utils(case: Case) -> Iterator[Change]:
    for path in case.project.java_paths(b"EnvironmentTestUtils"):
        file = case.project.java(path)
        edit = file.edit()
        for call in file.calls("addEnvironment"):
            given = arguments(call)
            if field_text(file, call, "object") == "EnvironmentTestUtils" and given and given[0].type == "identifier":
                pairs_ = ", ".join(file.text(argument) for argument in given[1:])
                edit.replace(call, f"TestPropertyValues.of({pairs_}).applyTo({file.text(given[0])})")
                edit.add_import(f"{_TEST}.util.TestPropertyValues")
        if edit:
            yield Change(path, edit.result(), "EnvironmentTestUtils is gone since Boot 2.1")


@fixer(
    "active-profiles",
    title="Give @ActiveProfiles each profile as its own string",
    source="Javadoc of @ActiveProfiles: the names are an array; Boot 2.4 config data no longer splits them",
    wave=Wave.TEST,
    boot3=False,
)
def active_profiles(case: Case) -> Iterator[Change]:
    for path in case.project.java_paths(b"@ActiveProfiles"):
        file = case.project.java(path)
        edit = file.edit()
        for annotation in file.annotations("ActiveProfiles"):
            values = pairs(file, annotation)
            node = values.get("value") or values.get("profiles")
            text = literal(file, node) if node else None
            if node is not None and text and "," in text:
                names = ", ".join(f'"{part.strip()}"' for part in text.split(",") if part.strip())
                edit.replace(node, f"{{{names}}}")
        if edit:
            yield Change(path, edit.result(), "one string names one profile")


@fixer(
    "mock-mvc-without-security",
    title="Say secure = false as addFilters = false",
    source="Spring Boot 2.1 release notes, @WebMvcTest and @AutoConfigureMockMvc: secure deprecated, removed in 2.2",
    wave=Wave.TEST_COMPILE,
    boot3=False,
)
def mock_mvc_without_security(case: Case) -> Iterator[Change]:
    for path in case.project.java_paths(b"secure"):
        edit = case.project.java(path).edit()
        _insecure(edit)
        if edit:
            yield Change(path, edit.result(), "the element secure is gone since Boot 2.2")


def _insecure(edit: JavaEdit) -> None:
    file = edit.file
    for annotation in file.annotations("AutoConfigureMockMvc", "WebMvcTest"):
        value = pairs(file, annotation).get("secure")
        if value is None or value.parent is None:
            continue
        if field_text(file, annotation, "name") == "AutoConfigureMockMvc":
            edit.replace(value.parent, f"addFilters = {file.text(value)}")
            continue
        rest = [file.text(a) for a in arguments(annotation) if a != value.parent]
        edit.replace(annotation, f"@WebMvcTest({', '.join(rest)})" if rest else "@WebMvcTest")
        cls = ancestor(annotation, "class_declaration")
        if file.text(value) == "false" and cls is not None and not _has_mock_mvc(file):
            annotate(edit, cls, "@AutoConfigureMockMvc(addFilters = false)")
            edit.add_import(f"{_TEST}.autoconfigure.web.servlet.AutoConfigureMockMvc")


def _has_mock_mvc(file: JavaFile) -> bool:
    return bool(file.annotations("AutoConfigureMockMvc"))


@fixer(
    "json-charset",
    title="Keep the charset in the content type of JSON answers",
    source="Spring Framework 5.2 release notes: JSON's content type has no charset by default",
    wave=Wave.TEST,
    on=r"(?i)Content type expected:<application/(?:json|\w*\+json);charset=utf-8> but was:<application/[\w+]*json>",
    boot3=False,
    confidence="medium",
)
def json_charset(case: Case) -> Iterator[Change]:
    yield from added(
        case.project,
        "server.servlet.encoding.force-response",
        "true",
        "clients and tests expect application/json;charset=UTF-8, which Spring no longer says by itself",
        applications(case.project),
    )


_VENDOR = re.compile(r"vnd\.spring-boot\.actuator\.v2\+json")


@fixer(
    "actuator-media-type",
    title="Expect the actuator's current media type",
    source="Spring Boot 3.0 release notes: actuator v2 media type removed; catalogue H06",
    wave=Wave.TEST,
)
def actuator_media_type(case: Case) -> Iterator[Change]:
    for path in case.project.java_paths(b"vnd.spring-boot.actuator.v2+json"):
        text = case.project.text(path)
        yield Change.text(path, _VENDOR.sub("vnd.spring-boot.actuator.v3+json", text), "Boot 3 speaks v3 only")

"""Utilities that Spring Framework 6 dropped: Assert without messages, Base64Utils.

Source: Javadoc of Spring Framework 5.3 (the deprecated methods' bodies) and 6.0 release notes; catalogue E12, E13.
"""

from collections.abc import Iterator

from pipeline.fixers.base import Case, fixer
from pipeline.sources.project import Change
from pipeline.sources.syntax import arguments, field, field_text
from shared.models import Wave

_ASSERT = "org.springframework.util.Assert"
_BASE64 = "org.springframework.util.Base64Utils"
_MESSAGES = {
    "isTrue": "this expression must be true",
    "isNull": "the object argument must be null",
    "notNull": "this argument is required; it must not be null",
    "hasLength": "this String argument must have length; it must not be null or empty",
    "hasText": "this String argument must have text; it must not be null, empty, or blank",
    "notEmpty": "this argument must not be empty: it must contain at least 1 element",
    "noNullElements": "this argument must not contain any null elements",
    "state": "this state invariant must be true",
}
"""What the methods without a message said."""
_CODECS = {
    "encode": "getEncoder().encode",
    "decode": "getDecoder().decode",
    "encodeToString": "getEncoder().encodeToString",
    "decodeFromString": "getDecoder().decode",
    "encodeUrlSafe": "getUrlEncoder().encode",
    "decodeUrlSafe": "getUrlDecoder().decode",
    "encodeToUrlSafeString": "getUrlEncoder().encodeToString",
    "decodeFromUrlSafeString": "getUrlDecoder().decode",
}


@fixer(
    "spring-assert-messages",
    title="Give Spring's Assert the messages that its removed methods used",
    source="Spring Framework 5.3 Javadoc of Assert; catalogue E13",
    wave=Wave.TYPES,
)
def spring_assert_messages(case: Case) -> Iterator[Change]:
    for path in case.project.java_paths(_ASSERT.encode()):
        file = case.project.java(path)
        edit = file.edit()
        for call in file.calls(*_MESSAGES):
            values = arguments(call)
            known = file.imported(_ASSERT) and field_text(file, call, "object") == "Assert"
            if len(values) == 1 and (known or field_text(file, call, "object") == _ASSERT):
                message = _MESSAGES[field_text(file, call, "name")]
                edit.insert(values[0].end_byte, f', "[Assertion failed] - {message}"')
        if edit:
            yield Change(path, edit.result(), "Assert has no methods without a message any more")


@fixer(
    "spring-base64",
    title="Replace Base64Utils by java.util.Base64",
    source="Spring Framework 6.0 Javadoc of Base64Utils; catalogue E12",
    wave=Wave.IMPORTS,
)
def spring_base64(case: Case) -> Iterator[Change]:
    for path in case.project.java_paths(_BASE64.encode()):
        file = case.project.java(path)
        edit = file.edit()
        bare = {i.name.removeprefix(f"{_BASE64}.") for i in file.imports if i.static and i.name.startswith(_BASE64)}
        for call in file.calls(*_CODECS):
            receiver, method = call.child_by_field_name("object"), field_text(file, call, "name")
            if receiver is not None and file.text(receiver) in ("Base64Utils", _BASE64):
                edit.replace(receiver, edit.type_name("java.util.Base64"))
                edit.replace(field(call, "name"), _CODECS[method])
            elif receiver is None and method in bare:
                edit.replace(field(call, "name"), f"{edit.type_name('java.util.Base64')}.{_CODECS[method]}")
                edit.remove_import(f"{_BASE64}.{method}")
        if edit:
            yield Change(path, edit.result(), "java.util.Base64 does the same since Java 8")

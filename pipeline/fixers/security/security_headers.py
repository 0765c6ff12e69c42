"""The X-XSS-Protection header's switches became one value.

Source: Spring Security 5.8 migration guide / 6.0 Javadoc of HeadersConfigurer.XXssConfig#headerValue; before, the
default was "1; mode=block".
"""

from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.sources.java import JavaFile
from pipeline.sources.project import Change
from pipeline.sources.syntax import ancestor, arguments, field, field_text
from shared.models import Wave

_WRITER = "org.springframework.security.web.header.writers.XXssProtectionHeaderWriter"
_VALUES = {
    ("block", "true"): "ENABLED_MODE_BLOCK",
    ("block", "false"): "ENABLED",
    ("xssProtectionEnabled", "true"): "ENABLED_MODE_BLOCK",
    ("xssProtectionEnabled", "false"): "DISABLED",
}


@fixer(
    "security-xss-header",
    title="Set the X-XSS-Protection header by its value",
    source="Spring Security 6.0 Javadoc of HeadersConfigurer.XXssConfig",
    wave=Wave.TYPES,
)
def security_xss_header(case: Case) -> Iterator[Change]:
    for path in case.project.java_paths(b"xssProtection"):
        file = case.project.java(path)
        edit = file.edit()
        for call in file.calls("block", "xssProtectionEnabled"):
            values = arguments(call)
            value = _VALUES.get((field_text(file, call, "name"), file.text(values[0]) if len(values) == 1 else ""))
            if value is not None and _of_header(file, call):
                edit.replace(field(call, "name"), "headerValue")
                edit.replace(values[0], f"XXssProtectionHeaderWriter.HeaderValue.{value}")
                edit.add_import(_WRITER)
        if edit:
            yield Change(path, edit.result(), "the header's switches are one value in Spring Security 6")


def _of_header(file: JavaFile, call: Node) -> bool:
    """`xssProtection().block(..)` or `xssProtection(xss -> xss.block(..))`."""
    receiver = call.child_by_field_name("object")
    if receiver is None or receiver.type == "method_invocation":
        return receiver is not None and field_text(file, receiver, "name") == "xssProtection"
    lambda_ = ancestor(call, "lambda_expression")
    owner = ancestor(lambda_, "method_invocation") if lambda_ is not None else None
    return owner is not None and field_text(file, owner, "name") == "xssProtection"

"""WireMock 3 has response templates built in: they are an option, where an extension was registered before.

Source: WireMock 3 documentation, "Response Templating" (on by default for stubs that ask for it) and "Migrating from
WireMock 2"; javap of wiremock-standalone 3.13.0 (the transformer's constructor takes an engine, not a flag).
"""

from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.sources.java import JavaEdit
from pipeline.sources.project import Change
from pipeline.sources.syntax import arguments, dot_of, field_text
from shared.models import Wave

_TRANSFORMER = "com.github.tomakehurst.wiremock.extension.responsetemplating.ResponseTemplateTransformer"


@fixer(
    "wiremock-templates",
    title="Turn WireMock's response templates on by its options",
    source="WireMock 3 documentation, Response Templating; catalogue C19",
    wave=Wave.TEST_COMPILE,
)
def wiremock_templates(case: Case) -> Iterator[Change]:
    for path in case.project.java_paths(_TRANSFORMER.rpartition(".")[0].encode()):
        edit = case.project.java(path).edit()
        for call in edit.file.calls("extensions"):
            if len(given := arguments(call)) == 1 and edit.file.imported(_TRANSFORMER):
                _option(edit, call, given[0])
        if edit:
            yield Change(path, edit.result(), "WireMock 3 has templates built in")


def _option(edit: JavaEdit, call: Node, extension: Node) -> None:
    """With `true` each answer was a template; with `false` those that named the transformer, which is the default."""
    flags = [edit.file.text(node) for node in arguments(extension)] if extension.type != "class_literal" else ["false"]
    named = field_text(edit.file, extension, "type") == "ResponseTemplateTransformer"
    if (named or edit.file.text(extension) == "ResponseTemplateTransformer.class") and flags in (["true"], ["false"]):
        option = ".globalTemplating(true)" if flags == ["true"] else ".templatingEnabled(true)"
        edit.splices.replace(dot_of(call), call.end_byte, option)

"""Links of Spring HATEOAS 1.0 and later: `getLink` may find none, and says so by its type.

Source: Spring HATEOAS reference, Migrating to Spring HATEOAS 1.0; Javadoc of RepresentationModel.getLink (Optional) and
getRequiredLink. A link that is used at once was there, or a NullPointerException followed.
"""

from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.sources.project import Change
from pipeline.sources.syntax import field, field_text
from shared.models import Wave

_LINK = r"(?:org\.springframework\.hateoas\.)?Link\b"
_OPTIONAL = rf"Optional<{_LINK}>"
_RAW = r"location: +class (?:java\.lang\.)?Object"
"""What comes out of the Optional of a raw `EntityModel`."""


@fixer(
    "hateoas-links",
    title="Take a link out of the Optional that Spring HATEOAS hands out",
    source="Spring HATEOAS reference, Migrating to Spring HATEOAS 1.0; Javadoc of RepresentationModel.getLink",
    wave=Wave.TYPES,
    on=rf"{_OPTIONAL} cannot be converted to {_LINK}|location: +class (?:java\.util\.)?{_OPTIONAL}|{_RAW}",
    boot3=False,
)
def hateoas_links(case: Case) -> Iterator[Change]:
    for path, found in case.places().items():
        edit = case.project.java(path).edit()
        for diagnostic in found:
            call = edit.file.expression_at(diagnostic.line, diagnostic.column)
            if call is None or call.type != "method_invocation":
                continue
            if field_text(edit.file, call, "name") == "getLink" and not _is_used(call):
                edit.insert(call.end_byte, ".orElse(null)")
                continue
            used = _link_used(call)
            taken_out = used is not None and edit.file.text(used).endswith(").orElse(null)")
            link = _link_used(used) if used is not None and taken_out else used
            if link is not None and field_text(edit.file, link, "name") == "getLink":
                edit.replace(field(link, "name"), "getRequiredLink")
                if used is not None and taken_out:
                    edit.splices.delete(link.end_byte, used.end_byte)
        if edit:
            yield Change(path, edit.result(), "getLink returns an Optional since Spring HATEOAS 1.0")


def _is_used(call: Node) -> bool:
    return call.parent is not None and call.parent.type == "method_invocation" and _link_used(call.parent) == call


def _link_used(call: Node) -> Node | None:
    """`getLink(..)` in `x.getLink(..).getHref()`."""
    receiver = call.child_by_field_name("object")
    return receiver if receiver is not None and receiver.type == "method_invocation" else None

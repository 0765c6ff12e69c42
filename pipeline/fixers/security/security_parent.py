"""An adapter that names its own manager as the parent of the one that it sets up, as a much copied course has it.

`authenticationManagerBean()` is a proxy of the very manager that `configure(AuthenticationManagerBuilder)` builds, so a
parent that the builder has anyway, or none. Where the chain asks for Spring's global manager instead, naming it there
builds it before the accounts are in it: "Cannot apply DaoAuthenticationConfigurer to already built object".
"""

from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.project import Change
from pipeline.sources.syntax import ancestor, arguments, chained, dot_of, field, field_text, superclass
from shared.models import Wave

_OWN = ("authenticationManagerBean", "authenticationManager")


@fixer(
    "security-own-parent",
    title="Leave out a manager's parent that is the manager itself",
    source="Spring Security 5.7, WebSecurityConfigurerAdapter.authenticationManagerBean: a delegate of the own builder",
    wave=Wave.TYPES,
)
def security_own_parent(case: Case) -> Iterator[Change]:
    for path in case.project.java_paths(b"parentAuthenticationManager"):
        file = case.project.java(path)
        edit = file.edit()
        for call in file.calls("parentAuthenticationManager"):
            cls = ancestor(call, "class_declaration")
            if cls is not None and superclass(file, cls) == "WebSecurityConfigurerAdapter" and _is_own(file, call):
                _drop(edit, call)
        if edit:
            yield Change(path, edit.result(), "it was a delegate of this manager, and would build it too early now")


def _is_own(file: JavaFile, call: Node) -> bool:
    given = arguments(call)
    if len(given) != 1 or given[0].type != "method_invocation" or arguments(given[0]):
        return False
    return field_text(file, given[0], "name") in _OWN and field_text(file, given[0], "object") in ("", "super", "this")


def _drop(edit: JavaEdit, call: Node) -> None:
    receiver, above, follow = field(call, "object"), call.parent, chained(call)
    if follow is not None:
        edit.splices.delete(dot_of(call), dot_of(follow))
    elif above is not None and above.type == "expression_statement" and receiver.type == "identifier":
        edit.delete(above)
    else:
        edit.splices.delete(receiver.end_byte, call.end_byte)

"""What a callback of ListenableFuture does on success and on failure, as code for the branches of one lambda.

Shapes: lambdas, also cast to KafkaFailureCallback; references to methods of objects, of `System.out`, of static methods
of the class; anonymous SuccessCallback, FailureCallback, ListenableFutureCallback and KafkaSendCallback; and, called by
their methods, variables and other objects that are callbacks.
"""

import re
from dataclasses import dataclass, replace

from tree_sitter import Node

from pipeline.sources.java import JavaFile
from pipeline.sources.syntax import ancestor, field, field_text, has_modifier, members, methods, parameters, superclass

_HOMES = ("method_declaration", "constructor_declaration", "field_declaration", "static_initializer")
_SCOPES = ("block", "lambda_expression", "class_body", "method_declaration", "constructor_declaration", "catch_clause",
           "for_statement", "enhanced_for_statement", "try_with_resources_statement")  # fmt: skip
_DECLARING = ("variable_declarator", "formal_parameter", "catch_formal_parameter", "resource", "enhanced_for_statement")
_CALLBACKS = ("ListenableFutureCallback", "KafkaSendCallback")
_OF_KAFKA = "KafkaProducerException"


@dataclass(frozen=True)
class Branch:
    name: str
    """What the body calls the result or the failure."""
    body: str
    """A block."""
    of_kafka: bool = False
    """The failure is taken as KafkaProducerException."""
    uses: tuple[int, ...] = ()
    """Byte offsets of the name in the body."""


def outcomes(file: JavaFile, call: Node, values: list[Node]) -> tuple[Branch, Branch] | None:
    """What is done on success and on failure; None where it cannot be written as branches of a lambda."""
    if len(values) == 2:
        names = _fresh(file, call, ("result", "failure"))
        good = _function(file, values[0], "onSuccess", names[0])
        bad = _function(file, values[1], "onFailure", names[1])
    elif len(values) == 1 and superclass_of(file, values[0]) in _CALLBACKS:
        names = _fresh(file, call, ("result", "failure"))
        found = {field_text(file, m, "name"): m for m in methods(file, values[0])}
        if set(found) != {"onSuccess", "onFailure"} or members(values[0], "field_declaration"):
            return None
        good, bad = _method(file, found["onSuccess"]), _method(file, found["onFailure"])
    else:
        return None
    if good is None or bad is None or _redeclares(file, call, values):
        return None
    taken = _declared(file, call, values)
    good = _renamed(good, names[0], taken)
    return good, _renamed(bad, names[1], taken | {good.name})


def names_for(file: JavaFile, call: Node) -> tuple[str, str, str]:
    """Names that are free around a call: of a result, of a failure, of a callback (another one for each call)."""
    home = ancestor(call, *_HOMES)
    words = set(re.findall(r"\w+", file.text(home))) if home is not None else set[str]()
    before = sum(c.end_byte < call.end_byte for c in file.calls("addCallback", under=home))
    free = [n for n in ("callback", *(f"callback{i}" for i in range(2, 99))) if n not in words]
    return (*_fresh(file, call, ("result", "failure")), free[before])


def superclass_of(file: JavaFile, value: Node) -> str:
    """Of an anonymous class, "" of anything else."""
    anonymous = value.type == "object_creation_expression" and value.named_children[-1].type == "class_body"
    return superclass(file, value) if anonymous else ""


def _function(file: JavaFile, node: Node, method: str, name: str) -> Branch | None:
    if node.type == "cast_expression":
        inner = _function(file, node.named_children[-1], method, name)
        kafka = "KafkaFailureCallback" in field_text(file, node, "type")
        return replace(inner, of_kafka=kafka) if inner is not None else None
    if node.type == "lambda_expression":
        return _lambda(file, node)
    if node.type == "method_reference":
        return _reference(file, node, name)
    if superclass_of(file, node) in ("SuccessCallback", "FailureCallback"):
        found = methods(file, node, method)
        return _method(file, found[0]) if len(found) == 1 == len(members(node, *_HOMES)) else None
    if node.type in ("identifier", "this", "field_access"):
        return Branch(name, f"{{ {file.text(node)}.{method}({name}); }}")
    return None


def _lambda(file: JavaFile, node: Node) -> Branch | None:
    given = field(node, "parameters")
    typed = [p for p in given.named_children if p.type == "formal_parameter"]
    names = [field_text(file, p, "name") for p in typed] or [file.text(n) for n in file.walk("identifier", under=given)]
    kafka = any(_OF_KAFKA in file.text(p) for p in typed)
    return _block(file, field(node, "body"), names[0], kafka) if len(names) == 1 else None


def _reference(file: JavaFile, node: Node, name: str) -> Branch | None:
    """`Type::method` may mean a method of what is handed over: only a static one of this file is known."""
    target, method = file.text(node.children[0]), file.text(node.children[-1])
    static = any(field_text(file, m, "name") == method and has_modifier(m, "static")
                 for m in file.walk("method_declaration"))  # fmt: skip
    if target.rpartition(".")[2][0].islower() or static:
        return Branch(name, f"{{ {target}.{method}({name}); }}")
    return None


def _method(file: JavaFile, method: Node) -> Branch | None:
    """Of an anonymous class: `this` is another object in a lambda."""
    body, (kind, name) = field(method, "body"), parameters(file, method)[0]
    if any(True for _ in file.walk("this", under=body)):
        return None
    return _block(file, body, name, kind == _OF_KAFKA)


def _block(file: JavaFile, body: Node, name: str, of_kafka: bool) -> Branch:
    expression = body.type != "block"
    text = f"{{ {file.text(body)}; }}" if expression else file.text(body)
    used = [n for n in file.walk("identifier", under=body) if file.text(n) == name and _is_variable(n)]
    shift = len("{ ") * expression - body.start_byte
    return Branch(name, text, of_kafka, tuple(n.start_byte + shift for n in used))


def _is_variable(node: Node) -> bool:
    above = node.parent
    field_of = {"method_invocation": "name", "field_access": "field"}.get(above.type, "") if above else ""
    return above is None or not field_of or above.child_by_field_name(field_of) != node


def _renamed(branch: Branch, name: str, taken: set[str]) -> Branch:
    """Its name is another where the lambda's place or its body has a variable of this name already."""
    if branch.name not in taken:
        return branch
    body = branch.body.encode("utf-8", "surrogateescape")
    for start in reversed(branch.uses):
        body = body[:start] + name.encode() + body[start + len(branch.name.encode()) :]
    return Branch(name, body.decode("utf-8", "surrogateescape"), branch.of_kafka)


def _declared(file: JavaFile, call: Node, values: list[Node]) -> set[str]:
    """Names of variables around the call and in the bodies, the callbacks' own parameters left out."""
    home = ancestor(call, *_HOMES)
    own = {p.id for v in values for p in _parameters_of(file, v)}
    nodes = [n for n in file.walk(*_DECLARING, under=home) if n.id not in own] if home is not None else []
    return {field_text(file, n, "name") for n in nodes if _is_around(n, call) or _holds(call, n)}


def _is_around(declared: Node, call: Node) -> bool:
    scope = ancestor(declared, *_SCOPES)
    return scope is not None and _holds(scope, call)


def _holds(outer: Node, inner: Node) -> bool:
    return outer.start_byte <= inner.start_byte and inner.end_byte <= outer.end_byte


def _parameters_of(file: JavaFile, value: Node) -> list[Node]:
    while value.type == "cast_expression":
        value = value.named_children[-1]
    if value.type == "lambda_expression":
        return [n for n in field(value, "parameters").named_children if n.type == "formal_parameter"]
    return [p for m in methods(file, value) for p in field(m, "parameters").named_children]


def _redeclares(file: JavaFile, call: Node, values: list[Node]) -> bool:
    """An anonymous class has a local variable whose name is taken outside, which a lambda may not."""
    home = ancestor(call, *_HOMES)
    if home is None:
        return False
    for value in (v for v in values if superclass_of(file, v)):
        inner = {n.id: field_text(file, n, "name") for n in file.walk(*_DECLARING, under=value)}
        own = {p.id for p in _parameters_of(file, value)}
        outer = {field_text(file, n, "name") for n in file.walk(*_DECLARING, under=home)
                 if n.id not in inner and _is_around(n, call)}  # fmt: skip
        if outer & {name for node, name in inner.items() if node not in own}:
            return True
    return False


def _fresh(file: JavaFile, call: Node, wanted: tuple[str, str]) -> tuple[str, str]:
    home = ancestor(call, *_HOMES)
    words = set(re.findall(r"\w+", file.text(home))) if home is not None else set[str]()
    one, two = (next(n for n in (w, *(f"{w}{i}" for i in range(2, 99))) if n not in words) for w in wanted)
    return one, two

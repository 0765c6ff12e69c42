"""Empty adapter classes, gone since interfaces have default methods: `extends X` -> `implements Y`.

Source: Spring Framework 5.3 Javadoc (deprecations) and 6.0 release notes; catalogue E01.
"""

from collections.abc import Iterator

from tree_sitter import Node

from pipeline.fixers.base import Case, fixer
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.project import Change
from pipeline.sources.syntax import body_of, field, field_text, superclass
from shared.models import Wave

_SERVLET = "org.springframework.web.servlet"
_ASYNC = "org.springframework.web.context.request.async"
_ADAPTERS = {
    f"{_SERVLET}.handler.HandlerInterceptorAdapter": f"{_SERVLET}.HandlerInterceptor",
    f"{_SERVLET}.config.annotation.WebMvcConfigurerAdapter": f"{_SERVLET}.config.annotation.WebMvcConfigurer",
    f"{_ASYNC}.CallableProcessingInterceptorAdapter": f"{_ASYNC}.CallableProcessingInterceptor",
    f"{_ASYNC}.DeferredResultProcessingInterceptorAdapter": f"{_ASYNC}.DeferredResultProcessingInterceptor",
    "org.springframework.messaging.support.ChannelInterceptorAdapter": (
        "org.springframework.messaging.support.ChannelInterceptor"
    ),
    "org.springframework.web.socket.config.annotation.AbstractWebSocketMessageBrokerConfigurer": (
        "org.springframework.web.socket.config.annotation.WebSocketMessageBrokerConfigurer"
    ),
    "org.springframework.beans.factory.config.InstantiationAwareBeanPostProcessorAdapter": (
        "org.springframework.beans.factory.config.SmartInstantiationAwareBeanPostProcessor"
    ),
    "org.springframework.data.repository.query.spi.EvaluationContextExtensionSupport": (
        "org.springframework.data.spel.spi.EvaluationContextExtension"
    ),
    "org.springframework.data.rest.webmvc.config.RepositoryRestConfigurerAdapter": (
        "org.springframework.data.rest.webmvc.config.RepositoryRestConfigurer"
    ),
    "org.springframework.kafka.support.ProducerListenerAdapter": "org.springframework.kafka.support.ProducerListener",
}


@fixer(
    "adapter-classes",
    title="Implement the interface instead of extending its removed adapter class",
    source="Spring Framework 6.0 release notes (removed deprecations); catalogue E01",
    wave=Wave.IMPORTS,
)
def adapter_classes(case: Case) -> Iterator[Change]:
    for path in case.project.java_paths(*(name.rpartition(".")[2].encode() for name in _ADAPTERS)):
        file = case.project.java(path)
        edit = file.edit()
        for old, new in _ADAPTERS.items():
            if file.imported(old) or old.encode() in file.source:
                implement(edit, old, _asynchronous(file) if old.endswith("HandlerInterceptorAdapter") else new)
        if edit:
            yield Change(path, edit.result(), "the adapter class is gone: the interface has default methods")


def _asynchronous(file: JavaFile) -> str:
    """The adapter was an AsyncHandlerInterceptor as well, which few ever notice."""
    asked = b"afterConcurrentHandlingStarted" in file.source or b"AsyncHandlerInterceptor" in file.source
    return f"{_SERVLET}.{'Async' if asked else ''}HandlerInterceptor"


def implement(edit: JavaEdit, old: str, new: str) -> None:
    """Subclasses of `old` implement `new`, and all else names `new`."""
    file, before, after = edit.file, old.rpartition(".")[2], new.rpartition(".")[2]
    for cls in file.walk("class_declaration", "object_creation_expression"):
        if superclass(file, cls) == before and body_of(cls) is not None:
            if cls.type == "class_declaration":
                _header(edit, cls, after)
            _super_calls(edit, cls, after)
    headers = [field(c, "superclass") for c in file.walk("class_declaration") if superclass(file, c) == before]
    for node in file.types_named(before):
        if not any(h.start_byte <= node.start_byte < h.end_byte for h in headers):
            edit.replace(node, after)
    for index, item in enumerate(file.imports):
        if item.name == old and not item.static:
            edit.imports.rename(index, new)
    if file.imported(old) and not any(i.name == old for i in file.imports):
        edit.add_import(new)


def _header(edit: JavaEdit, cls: Node, interface: str) -> None:
    """Keeps the type arguments: `extends X<A, B>`."""
    parent, others = field(cls, "superclass"), cls.child_by_field_name("interfaces")
    _, angle, rest = edit.file.text(parent.named_children[-1]).partition("<")
    name = interface + angle + rest
    if others is None:
        edit.replace(parent, f"implements {name}")
    elif interface in [edit.file.text(n) for n in others.named_children[0].named_children]:
        edit.splices.delete(parent.start_byte, others.start_byte)
    else:
        edit.splices.replace(parent.start_byte, others.named_children[0].start_byte, f"implements {name}, ")


def _super_calls(edit: JavaEdit, cls: Node, interface: str) -> None:
    """`super.preHandle(..)` is the interface's default method now; a bare `super()` has nothing to call."""
    file: JavaFile = edit.file
    for call in file.walk("method_invocation", under=body_of(cls)):
        receiver = call.child_by_field_name("object")
        of_object = field_text(file, call, "name") in ("toString", "equals", "hashCode")
        if receiver is not None and receiver.type == "super" and _owner(call) == cls and not of_object:
            edit.insert(receiver.start_byte, f"{interface}.")


def _owner(node: Node) -> Node | None:
    """The class body's class that a node belongs to: a declaration or an anonymous class."""
    above = node.parent
    while above is not None:
        if above.type == "class_body":
            return above.parent
        above = above.parent
    return None

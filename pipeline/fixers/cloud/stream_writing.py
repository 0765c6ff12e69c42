"""Java that binds channels as @EnableBinding did: a class inside the binding interface, to be imported."""

from collections.abc import Callable, Sequence

from tree_sitter import Node

from pipeline.fixers.cloud.stream_channels import BUILT_IN, Channel, Unclear
from pipeline.sources.java import JavaEdit
from pipeline.sources.syntax import annotations_of, pairs

BEAN = "org.springframework.context.annotation.Bean"
_FUNCTION = "org.springframework.cloud.stream.function"
FACTORY = f"{_FUNCTION}.BindableFunctionProxyFactory"
PROPERTIES = f"{_FUNCTION}.StreamFunctionProperties"
CHANNEL = "org.springframework.cloud.stream.messaging.DirectWithAttributesChannel"


def bindings(name: str, channels: Sequence[Channel], type_name: Callable[[str], str], indent: str = "    ") -> str:
    """The nested class; `type_name` says how a type is named there.

    Each channel is a bean under its old name, and beside it stands the factory that Spring Cloud Stream itself makes
    for spring.cloud.stream.input-bindings. Those settings are not used: with them a channel converts no payload
    (MessageConverterConfigurer, "functional"). It is no @Configuration, which a scan would find where nothing enabled
    the binding: hence the fields.
    """
    lines = [f"class Bindings implements {name} {{"]
    for channel in channels:
        lines += ["", f"{indent}private final {channel.kind} {channel.method} = new {type_name(CHANNEL)}();"]
    for channel in channels:
        counts = "1, 0" if channel.input else "0, 1"
        name = channel.name
        own = f'{name[:-1]}_binding"' if name.endswith('"') else f'{name} + "_binding"'
        given = "" if name == f'"{channel.method}"' else f"({name})"
        lines += [
            "",
            f"{indent}@{type_name(BEAN)}{given}",
            f"{indent}@Override",
            f"{indent}public {channel.kind} {channel.method}() {{",
            f"{indent}{indent}return {channel.method};",
            f"{indent}}}",
            "",
            f"{indent}@{type_name(BEAN)}({own})",
            f"{indent}static {type_name(FACTORY)} {channel.method}Binding({type_name(PROPERTIES)} properties) {{",
            f"{indent}{indent}return new {type_name(FACTORY)}({name}, {counts}, properties, false);",
            f"{indent}}}",
        ]
    return "\n".join(f"{indent}{line}" if line else "" for line in [*lines, "}"]) + "\n"


def built_in(package: str, name: str, *, bound: bool, parents: bool) -> str:
    """The source of Sink, Source or Processor, which Spring Cloud Stream had until 4.0, as the project's own."""
    channels = [_channel(method) for method in BUILT_IN[name]]
    imported = {BEAN, FACTORY, PROPERTIES, CHANNEL} if bound else set[str]()
    if bound or not parents:
        imported |= {f"org.springframework.messaging.{channel.kind}" for channel in channels}
    above = " extends Source, Sink" if parents else ""
    parts = [f"package {package};\n"] if package else []
    if imported:
        parts.append("".join(f"import {one};\n" for one in sorted(imported)))
    own = "" if parents else "\n".join(_declared(channel) for channel in channels)
    nested = bindings(name, channels, lambda type: type.rpartition(".")[2]) if bound else ""
    body = "\n".join(part for part in (own, nested) if part)
    parts.append(f"public interface {name}{above} {{\n{body}}}\n")
    return "\n".join(parts)


def _channel(method: str) -> Channel:
    kind = "SubscribableChannel" if method == "input" else "MessageChannel"
    return Channel(method, method.upper(), method == "input", kind)


def _declared(channel: Channel) -> str:
    return f'    String {channel.name} = "{channel.method}";\n\n    {channel.kind} {channel.method}();\n'


def merged_import(edit: JavaEdit, cls: Node, classes: Sequence[str]) -> str:
    """`@Import` of these class literals and of what the class imports already, in the place of that one."""
    for other in annotations_of(edit.file, cls, "Import"):
        value = pairs(edit.file, other).get("value")
        if value is None:
            raise Unclear("an @Import of nothing")
        classes = [edit.file.text(value).strip("{} \n"), *classes]
        edit.delete_annotation(other)
    text = ", ".join(classes)
    text = f"{{{text}}}" if "," in text else text
    return f"@{edit.type_name('org.springframework.context.annotation.Import')}({text})"

"""ApiInfo, ApiInfoBuilder and Contact -> OpenAPI's Info, Contact and License."""

from tree_sitter import Node

from pipeline.fixers.springdoc.springfox_reach import calls_on
from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.syntax import arguments, declared_type, dot_of, field, field_text, simple_name

_RENAMED = {"termsOfServiceUrl": "termsOfService"}
_DROPPED = ("build", "extensions", "licenseUrl")
DEFAULT = 'new Info().title("Api Documentation").description("Api Documentation").version("1.0")'
"""What ApiInfo.DEFAULT says."""


def translate_info(edit: JavaEdit, under: Node) -> None:
    """Edits a method that makes an ApiInfo or a Contact: its types, constructors and builder calls."""
    file = edit.file
    for node in file.types_named("ApiInfo", under=under):
        if node.parent is None or node.parent.type != "object_creation_expression":
            edit.replace(node, "Info")
    for node in file.types_named("ApiInfoBuilder", under=under):
        declared = node.parent
        if declared is not None and declared.type in ("local_variable_declaration", "field_declaration"):
            edit.replace(node, "Info")
    for creation in file.walk("object_creation_expression", under=under):
        name = simple_name(field_text(file, creation, "type"))
        if name == "ApiInfoBuilder":
            edit.replace(creation, "new Info()")
            _builder(edit, creation)
        elif name == "ApiInfo":
            edit.replace(creation, info_text(file, creation))
        elif name == "Contact" and not _inside(file, creation, "ApiInfo"):
            edit.replace(creation, contact_text(file, creation))
    _idle_extensions(edit, under)
    for node in file.walk("field_access", under=under):
        if file.text(node) == "ApiInfo.DEFAULT":
            edit.replace(node, DEFAULT)
        elif file.text(node) == "ApiInfo.DEFAULT_CONTACT":
            edit.replace(node, "new Contact()")


def _idle_extensions(edit: JavaEdit, under: Node) -> None:
    """An empty list of vendor extensions that was only handed over."""
    file = edit.file
    for declared in file.walk("local_variable_declaration", under=under):
        names = [field_text(file, d, "name") for d in declared.named_children if d.type == "variable_declarator"]
        used = [n for n in file.walk("identifier", under=under) if file.text(n) in names]
        if file.types_named("VendorExtension", under=field(declared, "type")) and len(used) == len(names) + 1:
            edit.delete(declared)


def translated(file: JavaFile, node: Node) -> str:
    """The node's text in OpenAPI's words."""
    edit = file.edit()
    translate_info(edit, node)
    after = edit.splices.result()
    return after[node.start_byte : len(after) - len(file.source) + node.end_byte].decode("utf-8", "surrogateescape")


def _inside(file: JavaFile, node: Node, name: str) -> bool:
    above = node.parent
    while above is not None and above.type != "object_creation_expression":
        above = above.parent
    return above is not None and simple_name(field_text(file, above, "type")) == name


def _builder(edit: JavaEdit, creation: Node) -> None:
    """The calls on the builder, or on the variable that keeps it; `licenseUrl` moves into the License."""
    file = edit.file
    calls = calls_on(file, creation)
    url = next((file.text(arguments(c)[0]) for c in calls if field_text(file, c, "name") == "licenseUrl"), None)
    named = any(field_text(file, c, "name") == "license" for c in calls)
    for call in calls:
        name, value = field_text(file, call, "name"), arguments(call)
        if name == "license":
            suffix = f").url({url})" if url else ")"
            edit.insert(value[0].start_byte, "new License().name(")
            edit.insert(value[0].end_byte, suffix)
        elif name == "licenseUrl" and not named:
            edit.replace(field(call, "name"), "license")
            edit.replace(value[0], f"new License().url({url})")
        elif name == "contact" and value and value[0].type != "object_creation_expression":
            edit.replace(value[0], contact_value(file, value[0]))
        elif name in _RENAMED:
            edit.replace(field(call, "name"), _RENAMED[name])
        elif name in _DROPPED:
            alone = call.parent is not None and call.parent.type == "expression_statement"
            if alone and field(call, "object").type == "identifier":
                edit.delete(call.parent or call)
            else:
                edit.splices.delete(_before_dot(file, call), call.end_byte)


def _before_dot(file: JavaFile, call: Node) -> int:
    """Where the blanks before the call's dot begin, an empty comment among them; one with words stays."""
    at, end = dot_of(call), field(call, "object").end_byte
    return end if not file.source[end:at].replace(b"//", b"").strip() else at


def contact_text(file: JavaFile, creation: Node) -> str:
    """`new Contact(name, url, email)` in OpenAPI's words; nulls are left out."""
    values = [file.text(v) for v in arguments(creation)]
    parts = zip(("name", "url", "email"), values, strict=False)
    return "new Contact()" + "".join(f".{key}({value})" for key, value in parts if value not in ("null", '""'))


def contact_value(file: JavaFile, value: Node) -> str:
    """What `contact(..)` takes: what makes a Contact stays, anything else was its name."""
    if value.type == "object_creation_expression":
        return contact_text(file, value)
    text = file.text(value)
    called = text.removeprefix("this.")
    made = [m for m in file.walk("method_declaration") if called in (f"{field_text(file, m, 'name')}()", "contact()")]
    types = {simple_name(field_text(file, m, "type")) for m in made} | {declared_type(file, value)}
    return text if "Contact" in types else f"new Contact().name({text})"


def info_text(file: JavaFile, creation: Node) -> str:
    """`new ApiInfo(title, description, version, terms, contact, license, licenseUrl, ...)`."""
    values = arguments(creation)
    texts = [_said(file, v) for v in values]
    out = "new Info()"
    for key, value in zip(("title", "description", "version", "termsOfService"), texts, strict=False):
        out += f".{key}({value})" if value != "null" else ""
    if len(values) > 4 and texts[4] != "null":
        contact = values[4]
        is_new = contact.type == "object_creation_expression"
        out += f".contact({contact_text(file, contact) if is_new else _contact(contact, texts[4])})"
    if len(texts) > 6 and texts[5:7] != ["null", "null"]:
        url = f".url({texts[6]})" if texts[6] not in ("null", '""') else ""
        out += f".license(new License().name({texts[5]}){url})"
    return out


def _said(file: JavaFile, value: Node) -> str:
    """`null` of `(String) null`, which chose among the constructors."""
    null = value.type == "cast_expression" and field(value, "value").type == "null_literal"
    return "null" if null else file.text(value)


def _contact(node: Node, text: str) -> str:
    """Old constructors took the contact's name as a string."""
    return f"new Contact().name({text})" if node.type == "string_literal" else text

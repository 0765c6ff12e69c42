"""Code that reads Keycloak's token reads Spring Security's Jwt: the claims are the same.

Source: Javadoc of KeycloakAuthenticationToken, KeycloakPrincipal, AccessToken and IDToken 18.0.2 (claim of each getter)
and of JwtAuthenticationToken, Jwt and ClaimAccessor 6.5. Where users log in as well, the principal is a Jwt or an
OidcUser, which have ClaimAccessor in common; the token's own text is out of reach then. Each expression is followed
from a declared type; where one use is not understood (getRealmAccess(), a token that is made, a look-up by class
literal), all files stay for a person.
"""

from collections.abc import Iterator

from tree_sitter import Node

from pipeline.sources.java import JavaEdit, JavaFile
from pipeline.sources.syntax import (
    ancestor,
    arguments,
    declared_type,
    field,
    field_text,
    in_header,
    literal,
    methods,
    simple_name,
)

_JWT = "org.springframework.security.oauth2.jwt.Jwt"
_AUTHENTICATION = "org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken"
_CLAIMS_OF_ANY = "org.springframework.security.oauth2.core.ClaimAccessor"
_AUTHENTICATION_OF_ANY = "org.springframework.security.authentication.AbstractAuthenticationToken"
_KINDS = {
    "KeycloakAuthenticationToken": "token",
    **dict.fromkeys(("OidcKeycloakAccount", "KeycloakAccount", "SimpleKeycloakAccount"), "account"),
    "KeycloakPrincipal": "principal",
    **dict.fromkeys(("KeycloakSecurityContext", "RefreshableKeycloakSecurityContext"), "context"),
    "AccessToken": "claims",
}
TOKEN_TYPES = frozenset(_KINDS)
_STEPS = {
    ("token", "getAccount"): "account",
    ("account", "getKeycloakSecurityContext"): "context",
    ("principal", "getKeycloakSecurityContext"): "context",
    ("context", "getToken"): "claims",
}
_CLAIMS = {
    **{f"get{n}": f'getClaimAsString("{c}")' for n, c in (
        *(("PreferredUsername", "preferred_username"), ("Email", "email"), ("Name", "name"), ("Issuer", "iss")),
        *(("GivenName", "given_name"), ("FamilyName", "family_name"), ("MiddleName", "middle_name")),
        *(("NickName", "nickname"), ("Locale", "locale"), ("PhoneNumber", "phone_number"), ("IssuedFor", "azp")),
        *(("SessionState", "session_state"), ("Picture", "picture"), ("Scope", "scope")),
    )},
    "getId": "getId()",
    "getEmailVerified": 'getClaimAsBoolean("email_verified")',
}  # fmt: skip
_KNOWN = frozenset(
    {
        *("preferred_username", "email", "name", "iss", "given_name", "family_name", "middle_name", "nickname", "sub"),
        *("locale", "phone_number", "azp", "session_state", "picture", "scope", "email_verified", "jti", "aud", "exp"),
        *("iat", "nbf", "typ", "acr", "realm_access", "resource_access", "allowed-origins", "auth_time", "nonce"),
        *("profile", "website", "gender", "birthdate", "zoneinfo", "address", "updated_at", "cnf", "authorization"),
        *("sid", "at_hash", "c_hash", "s_hash", "trusted-certs", "claims_locales", "phone_number_verified"),
    }
)
"""Claims with a getter of their own, which are not among the others."""
_OWN_CALLS = (
    *("getKeycloakSecurityContext", "getTokenString", "getPreferredUsername", "getOtherClaims", "getRealmAccess"),
    *("getResourceAccess", "getIssuedFor", "getGivenName", "getFamilyName", "getIdToken"),
)


class Tokens:
    """The uses in one file; `edits` says how each changes, or None when one is not understood."""

    def __init__(self, file: JavaFile, principal: str, logins: bool) -> None:
        self.file = file
        self.principal = principal
        self.logins = logins
        self.names = {n: k for n, k in _KINDS.items() if any(self._brings(i.name, i.wildcard, n) for i in file.imports)}

    @staticmethod
    def _brings(name: str, wildcard: bool, simple: str) -> bool:
        return name.startswith("org.keycloak") and (wildcard or name.endswith(f".{simple}"))

    def rewrite(self, edit: JavaEdit) -> bool:
        """False when some use is not understood; then the edit is of no use."""
        for node in self.file.types_named(*self.names):
            if in_header(node):
                continue
            outer = node.parent if node.parent is not None and node.parent.type == "generic_type" else node
            if not self._type_moves(outer):
                return False
            user = self.names[self.file.text(node)] in ("token", "account")
            claims, authentication = (
                (_CLAIMS_OF_ANY, _AUTHENTICATION_OF_ANY) if self.logins else (_JWT, _AUTHENTICATION)
            )
            if not (outer.parent is not None and outer.parent.type == "type_arguments" and self._nested(outer)):
                edit.replace(outer, edit.type_name(authentication if user else claims))
        return all(self._call(edit, call) for call in self.file.walk("method_invocation"))

    def _nested(self, node: Node) -> bool:
        """`KeycloakSecurityContext` of `KeycloakPrincipal<KeycloakSecurityContext>`, which goes as a whole."""
        above = ancestor(node, "generic_type")
        return above is not None and simple_name(self.file.text(above)) in self.names

    def _type_moves(self, node: Node) -> bool:
        above = node.parent
        if above is None or above.type in ("class_literal", "method_reference", "object_creation_expression"):
            return False
        if above.type in ("superclass", "super_interfaces", "scoped_type_identifier", "type_list", "throws"):
            return False
        kind = self.names.get(simple_name(self.file.text(node)))
        if self.logins and above.type == "instanceof_expression" and kind in ("token", "account"):
            return False  # nobody's or a mock user's authentication would pass as well
        operand = above.child_by_field_name("value" if above.type == "cast_expression" else "left")
        checked = above.type in ("cast_expression", "instanceof_expression") and operand is not None
        return not (checked and operand is not None and self._is_other(operand, simple_name(self.file.text(node))))

    def _is_other(self, operand: Node, name: str) -> bool:
        """A servlet's principal, which is the whole authentication, is taken for Keycloak's."""
        while operand.type == "parenthesized_expression":
            operand = operand.named_children[0]
        if self.names.get(name) == "token":
            return False
        if operand.type == "identifier":
            return declared_type(self.file, operand) in ("Principal", "")
        called = field_text(self.file, operand, "name") if operand.type == "method_invocation" else ""
        account = called == "getPrincipal" and self._receiver(operand) == "account"
        return account or called in ("getUserPrincipal", "getAttribute")

    def kind(self, node: Node | None) -> str:
        """What of Keycloak's an expression gives, "" for anything else."""
        if node is None:
            return ""
        match node.type:
            case "identifier" | "field_access":
                return self.names.get(declared_type(self.file, node), "")
            case "parenthesized_expression":
                return self.kind(node.named_children[0])
            case "cast_expression":
                return self.names.get(simple_name(field_text(self.file, node, "type")), "")
            case "method_invocation" if node.child_by_field_name("object") is None:
                return self.names.get(self._returned(field_text(self.file, node, "name")), "")
            case "method_invocation":
                return _STEPS.get((self._receiver(node), field_text(self.file, node, "name")), "")
            case _:
                return ""

    def _receiver(self, call: Node) -> str:
        return self.kind(call.child_by_field_name("object"))

    def _returned(self, name: str) -> str:
        for cls in self.file.walk("class_declaration"):
            for method in methods(self.file, cls, name):
                return simple_name(field_text(self.file, method, "type"))
        return ""

    def _call(self, edit: JavaEdit, call: Node) -> bool:
        kind, name = self._receiver(call), field_text(self.file, call, "name")
        if not kind:
            return name not in _OWN_CALLS
        match kind, name:
            case ("token", "getAccount") | ("principal", "getKeycloakSecurityContext") | ("context", "getToken"):
                _drop(edit, call)
            case "account", "getPrincipal":
                _drop(edit, call)
            case "account", "getKeycloakSecurityContext" if self.logins:
                edit.insert(call.start_byte, f"(({edit.type_name(_CLAIMS_OF_ANY)}) ")
                edit.splices.replace(field(call, "name").start_byte, call.end_byte, "getPrincipal())")
            case "account", "getKeycloakSecurityContext":
                edit.replace(field(call, "name"), "getToken")
            case ("context", "getTokenString") | ("claims", "getId") | ("token", "getCredentials") if self.logins:
                return False
            case "context", "getTokenString":
                edit.replace(field(call, "name"), "getTokenValue")
            case "principal", "getName":
                return self._name(edit, call)
            case "claims", "getOtherClaims":
                return self._other(edit, call)
            case "claims", "getSubject":
                edit.splices.replace(field(call, "name").start_byte, call.end_byte, self.subject)
            case "claims", _ if name in _CLAIMS:
                edit.splices.replace(field(call, "name").start_byte, call.end_byte, _CLAIMS[name])
            case "token", _:
                return name in ("getName", "getPrincipal", "getAuthorities", "getCredentials", "isAuthenticated")
            case _:
                return name in ("toString", "hashCode", "equals")
        return True

    @property
    def subject(self) -> str:
        return 'getClaimAsString("sub")' if self.logins else "getSubject()"

    def _name(self, edit: JavaEdit, call: Node) -> bool:
        receiver = field(call, "object")
        if self.principal == "sub":
            edit.splices.replace(field(call, "name").start_byte, call.end_byte, self.subject)
            return True
        text = self.file.text(receiver)
        claim = f'{text}.getClaimAsString("{self.principal}")'
        if receiver.type == "identifier":
            edit.replace(
                call, f"{edit.type_name('java.util.Objects')}.requireNonNullElse({claim}, {text}.{self.subject})"
            )
        return receiver.type == "identifier"

    def _other(self, edit: JavaEdit, call: Node) -> bool:
        """`getOtherClaims().get("x")` of a claim that has no getter of its own."""
        above = call.parent
        asked = above is not None and above.type == "method_invocation" and above.child_by_field_name("object") == call
        if above is None or not asked or field_text(self.file, above, "name") not in ("get", "containsKey"):
            return False
        names = [literal(self.file, a) for a in arguments(above)]
        edit.replace(field(call, "name"), "getClaims")
        return len(names) == 1 and names[0] is not None and names[0] not in _KNOWN


def _drop(edit: JavaEdit, call: Node) -> None:
    edit.splices.delete(field(call, "object").end_byte, call.end_byte)


def uses(file: JavaFile) -> Iterator[str]:
    """Keycloak's types of tokens that a file imports."""
    return (i.simple for i in file.imports if i.name.startswith("org.keycloak") and i.simple in _KINDS)

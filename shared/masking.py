"""What secrets look like; and those of a project, masked before its text is sent anywhere and put back afterwards.

A mask is a numbered placeholder, so that an edit may still move past one; what masks too much costs nothing but
clarity, so names decide generously.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

NAME = (
    r"(?:pass(?:word|wd|phrase)?|pwd|secret|token|credentials?|salt"
    r"|(?:api|access|private|account|sign\w{0,6}|encrypt\w{0,8}|jwt|auth|master|license|shared\w{0,10})[-_. ]?key)"
)
# Every repetition that something can follow is bounded: the text may be made to be slow.
_STRING = r'"(?P<secret>(?:[^"\\\n]|\\.)+)"'
_THEN = r"\s{0,9}(?:[=:,(]\s{0,40}){1,3}"
_CONFIGURED = re.compile(
    rf"^(?P<head>[ \t#!;-]{{0,80}}[-\w.\[\]\"'$]{{0,120}}{NAME}[-\w.\[\]\"']{{0,60}}[ \t]{{0,40}}[:=][ \t]{{0,40}})"
    r"(?P<secret>(?:[^\\\n\r]|\\.|\\\r?\n)+)",
    re.IGNORECASE | re.MULTILINE,
)
_BLOCK = re.compile(
    rf"^(?P<indent>[ \t]{{0,40}})[-\w.\"']{{0,60}}{NAME}[-\w.\"']{{0,60}}:[ \t]{{0,9}}[|>]"
    r"[-+\d]{0,3}[ \t]{0,9}\r?\n"
    r"(?P<secret>(?:(?P=indent)[ \t]+[^\n]*\n?|[ \t]*\r?\n)+)",
    re.IGNORECASE | re.MULTILINE,
)
INLINE = re.compile(
    rf"{NAME}\w{{0,40}}[\"']?[ \t]{{0,9}}[=:][ \t]{{0,9}}"
    r"(?P<secret>\$\{[^}\n]{0,200}\}|\[\[MASKED-\d+\]\]|[^\s,;\"'&)\]}]{3,})",
    re.IGNORECASE,
)
_LOGIN = re.compile(
    r"(?:basicAuth|httpBasic|BasicAuth|getConnection|PasswordAuthentication|AuthenticationToken)\([^;]{0,400}\)"
)
"""Calls whose every string literal is taken for a secret: users, addresses and passwords stand side by side."""
_LITERAL = re.compile(_STRING)
_ATTRIBUTE = rf"(?:name|key)\s{{0,9}}=\s{{0,9}}[\"'][^\"'\n]{{0,100}}?{NAME}[^\"'\n]{{0,100}}[\"']"
SHAPES = (
    re.compile(rf'{NAME}[-\w.]{{0,40}}"?\s{{0,9}}\)?{_THEN}{_STRING}', re.IGNORECASE),
    re.compile(rf"{NAME}[-\w.]{{0,40}}'?{_THEN}'(?P<secret>(?:[^'\\\n]|\\.)+)'", re.IGNORECASE),
    re.compile(rf"{NAME}\w{{0,40}}\.(?:equals|matches|compareTo)\(\s{{0,9}}{_STRING}", re.IGNORECASE),
    re.compile(rf"\$\{{[^}}:\n]{{0,100}}{NAME}[^}}:\n]{{0,60}}:(?P<secret>[^}}\n]+)\}}", re.IGNORECASE),
    re.compile(rf"<[\w.-]{{0,60}}{NAME}[\w.-]{{0,60}}>(?P<secret>[^<]+)</", re.IGNORECASE),
    re.compile(rf"{_ATTRIBUTE}\s{{1,9}}value\s{{0,9}}=\s{{0,9}}[\"'](?P<secret>[^\"'\n]+)[\"']", re.IGNORECASE),
    re.compile(rf"{_ATTRIBUTE}\s{{0,9}}>(?:<value>)?(?P<secret>[^<]+)<", re.IGNORECASE),
    re.compile(r"\b[a-z][a-z0-9+.-]{0,30}://[^\s:/@\"'<>]{0,200}:(?P<secret>[^\s/@\"'<>]{1,200})@", re.IGNORECASE),
    re.compile(r"\b(?:AccountKey|SharedAccessKey|sig|Password|Pwd)=(?P<secret>[^;&\s\"'<]{3,})", re.IGNORECASE),
    re.compile(r"\b(?:Bearer|Basic)\s{1,3}(?P<secret>[\w.~+/-]{8,}=*)"),
    re.compile(
        r"\b(?P<secret>(?:AKIA|ASIA)[A-Z0-9]{16}|gh[pousr]_\w{20,}|github_pat_\w{20,}|glpat-[\w-]{16,}"
        r"|xox[abprs]-[\w-]{10,}|sk-[\w-]{16,}|AIza[\w-]{30,}|eyJ[\w-]{8,}\.[\w-]{8,}\.?[\w-]*)"
    ),
)
"""Within one line."""
_ANYWHERE = (
    re.compile(rf'{NAME}\w{{0,40}}"?{_THEN}"""(?P<secret>.*?)"""', re.IGNORECASE | re.DOTALL),
    *SHAPES,
    re.compile(r"-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----(?P<secret>.{1,8000}?)-----END", re.DOTALL),
)
_WORD = re.compile(r"[A-Za-z0-9+/_-]{32,}={0,2}")
REFERENCE = re.compile(r"\$\{[\w.-]+\}|#\{[^}\"]*\}|true|false|null|\[\[MASKED-\d+\]\]|[\"']{1,2}")
PLACEHOLDER = re.compile(r"\[\[MASKED-\d+\]\]")


@dataclass
class Masker:
    """The same value gets the same placeholder throughout one conversation."""

    _placeholders: dict[str, str] = field(default_factory=dict[str, str])

    def code(self, text: str) -> str:
        """For sources and build files: string literals, elements and what has the shape of a key."""
        text = _LOGIN.sub(lambda call: _LITERAL.sub(self._replaced, call[0]), text)
        for pattern in _ANYWHERE:
            text = pattern.sub(self._replaced, text)
        return _WORD.sub(self._random_word, text)

    def settings(self, text: str) -> str:
        """For properties and YAML: whole values of keys with a telling name as well."""
        text = _BLOCK.sub(self._replaced, text)
        return self.log(_CONFIGURED.sub(self._replaced, text))

    def log(self, text: str) -> str:
        """For what tools print."""
        return self.code(INLINE.sub(self._replaced, text))

    def file(self, path: str, text: str) -> str:
        is_settings = path.endswith((".properties", ".yml", ".yaml", ".toml", ".env", ".conf", ".json"))
        return self.settings(text) if is_settings else self.code(text)

    def restored(self, text: str) -> str:
        """With the values that the placeholders stand for."""
        values = {placeholder: value for value, placeholder in self._placeholders.items()}
        put_back: Callable[[re.Match[str]], str] = lambda found: values.get(found[0], found[0])  # noqa: E731
        return PLACEHOLDER.sub(put_back, text)

    def _replaced(self, found: re.Match[str]) -> str:
        secret = found["secret"]
        if REFERENCE.fullmatch(secret.strip()) or not secret.strip():
            return found[0]
        start, end = found.start("secret") - found.start(), found.end("secret") - found.start()
        return found[0][:start] + self._placeholder(secret) + found[0][end:]

    def _random_word(self, found: re.Match[str]) -> str:
        """Long, and neither a name nor a number: a key, a hash or the like."""
        word = found[0]
        digits, letters = sum(c.isdigit() for c in word), sum(c.isalpha() for c in word)
        return self._placeholder(word) if digits >= 4 and letters >= 4 else word

    def _placeholder(self, secret: str) -> str:
        """A value that already holds placeholders is remembered as it was in the file."""
        whole = self.restored(secret)
        return self._placeholders.setdefault(whole, f"[[MASKED-{len(self._placeholders) + 1}]]")

"""Secrets of a project, masked before its text is sent anywhere, and put back only where they were.

A mask is a numbered placeholder, so that an edit may still move past one; what masks too much costs nothing but
clarity, so names decide generously.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

NAME = (
    r"(?:pass(?:word|wd|phrase)?|pwd|secret|token|credentials?|salt"
    r"|(?:api|access|private|account|signing|signature|encrypt\w*|jwt|auth|master|license|shared\w*)[-_. ]?key)"
)
_STRING = r'"(?P<secret>(?:[^"\\\n]|\\.)+)"'
_CONFIGURED = re.compile(
    rf"^(?P<head>[ \t]*[#!;-]*[ \t]*[-\w.\[\]\"'$]*{NAME}[-\w.\[\]\"']*[ \t]*[:=][ \t]*)"
    r"(?P<secret>(?:[^\\\n\r]|\\.|\\\r?\n)+)",
    re.IGNORECASE | re.MULTILINE,
)
_BLOCK = re.compile(
    rf"^(?P<indent>[ \t]*)[-\w.\"']*{NAME}[-\w.\"']*:[ \t]*[|>][-+\d]*[ \t]*\r?\n"
    r"(?P<secret>(?:(?P=indent)[ \t]+[^\n]*\n?|[ \t]*\r?\n)+)",
    re.IGNORECASE | re.MULTILINE,
)
_INLINE = re.compile(rf"{NAME}\w*[\"']?\s*[=:]\s*(?P<secret>[^\s,;\"'&)\]}}]{{3,}})", re.IGNORECASE)
_ANYWHERE = (
    re.compile(rf'{NAME}\w*"?\s*\)?\s*(?:[=:,(]\s*)+"""(?P<secret>.*?)"""', re.IGNORECASE | re.DOTALL),
    re.compile(rf'{NAME}[-\w.]*"?\s*\)?\s*(?:[=:,(]\s*)+{_STRING}', re.IGNORECASE),
    re.compile(rf"{NAME}[-\w.]*'?\s*(?:[=:,(]\s*)+'(?P<secret>(?:[^'\\\n]|\\.)+)'", re.IGNORECASE),
    re.compile(rf"{NAME}\w*\.(?:equals|matches|compareTo)\(\s*{_STRING}", re.IGNORECASE),
    re.compile(
        rf'(?:basicAuth|httpBasic|BasicAuth|getConnection|PasswordAuthentication|AuthenticationToken)\([^;"]*"[^"\n]*"\s*,\s*{_STRING}'
    ),
    re.compile(rf"\$\{{[^}}:]*{NAME}[^}}:]*:(?P<secret>[^}}\n]+)\}}", re.IGNORECASE),
    re.compile(rf"<[\w.-]*{NAME}[\w.-]*>\s*(?P<secret>[^<\s][^<]*?)\s*</", re.IGNORECASE),
    re.compile(
        rf"(?:name|key)\s*=\s*[\"'][^\"'\n]*{NAME}[^\"'\n]*[\"']\s+value\s*=\s*[\"'](?P<secret>[^\"'\n]+)[\"']",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?:name|key)\s*=\s*[\"'][^\"'\n]*{NAME}[^\"'\n]*[\"']\s*>(?:<value>)?(?P<secret>[^<\s][^<]*)<", re.IGNORECASE
    ),
    re.compile(r"-----BEGIN [A-Z ]*PRIVATE KEY-----(?P<secret>.+?)-----END", re.DOTALL),
    re.compile(r"\b[a-z][a-z0-9+.-]*://[^\s:/@\"'<>]*:(?P<secret>[^\s/@\"'<>]+)@", re.IGNORECASE),
    re.compile(r"\b(?:AccountKey|SharedAccessKey|sig|Password|Pwd)=(?P<secret>[^;&\s\"'<]{3,})", re.IGNORECASE),
    re.compile(r"\b(?:Bearer|Basic)\s+(?P<secret>[\w.~+/-]{8,}=*)"),
    re.compile(
        r"\b(?P<secret>(?:AKIA|ASIA)[A-Z0-9]{16}|gh[pousr]_\w{20,}|github_pat_\w{20,}|glpat-[\w-]{16,}|xox[abprs]-[\w-]{10,}"
        r"|sk-[\w-]{16,}|AIza[\w-]{30,}|eyJ[\w-]{8,}\.[\w-]{8,}\.?[\w-]*)"
    ),
)
_WORD = re.compile(r"[A-Za-z0-9+/_-]{32,}={0,2}")
_REFERENCE = re.compile(r"\$\{[\w.-]+\}|#\{[^}\"]*\}|true|false|null|\[\[MASKED-\d+\]\]|[\"']{1,2}")
PLACEHOLDER = re.compile(r"\[\[MASKED-\d+\]\]")


@dataclass
class Masker:
    """The same value gets the same placeholder throughout one conversation."""

    _placeholders: dict[str, str] = field(default_factory=dict[str, str])

    def code(self, text: str) -> str:
        """For sources and build files: string literals, elements and what has the shape of a key."""
        for pattern in _ANYWHERE:
            text = pattern.sub(self._replaced, text)
        return _WORD.sub(self._random_word, text)

    def settings(self, text: str) -> str:
        """For properties and YAML: whole values of keys with a telling name as well."""
        text = _BLOCK.sub(self._replaced, text)
        return self.code(_CONFIGURED.sub(self._replaced, text))

    def log(self, text: str) -> str:
        """For what tools print."""
        return self.code(_INLINE.sub(self._replaced, text))

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
        if _REFERENCE.fullmatch(secret.strip()) or not secret.strip():
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

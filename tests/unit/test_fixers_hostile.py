"""No fixer fails on broken Java, and what it does not mean to change stays byte for byte."""

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.fixers import FIXERS
from pipeline.fixers.base import Case
from pipeline.fixers.types.jakarta import RENAMED, javax_to_jakarta
from pipeline.sources.project import Project
from shared.models import Diagnostic, Target, Wave

PATH = "src/main/java/shop/A.java"
GOLDEN = Path(__file__).parents[1] / "golden"
SOURCES = [path.read_bytes() for path in sorted(GOLDEN.glob("*/*/before/**/*.java"))]
FOUND = [
    ("incompatible types: org.springframework.http.HttpStatusCode cannot be converted to HttpStatus", ""),
    (
        "cannot find symbol",
        "  symbol:   method getRawStatusCode()\n  location: variable x of type a.ClientHttpResponse",
    ),
    ("incompatible types: int cannot be converted to java.time.Duration", ""),
    ("package org.springframework.boot.web.server does not exist", ""),
]


def case(content: bytes, diagnostics: tuple[Diagnostic, ...] = ()) -> Case:
    return Case(Project(Path("nowhere"), (PATH,), {PATH: content}), Target(), diagnostics)


@settings(max_examples=150, deadline=None, derandomize=True)  # the same ones on every machine
@given(st.sampled_from(SOURCES), st.floats(0, 1), st.integers(0, 30), st.integers(1, 40), st.integers(1, 90))
def test_no_fixer_fails_on_broken_java(source: bytes, where: float, length: int, line: int, column: int) -> None:
    cut = int(where * len(source))
    broken = source[:cut] + source[cut + length :] if length else source[:cut]
    found = tuple(
        Diagnostic(wave=Wave.TYPES, message=message, detail=detail, path=PATH, line=line, column=column)
        for message, detail in FOUND
    )
    for fixer in FIXERS:
        list(fixer.fix(case(broken, found if fixer.on else ())))


NAMES = [
    "javax.persistence.Entity",
    "javax.sql.DataSource",
    "javax.annotation.Nonnull",
    "javax.annotation.Resource",
    "javax.transaction.xa.Xid",
    "javax.transaction.Transactional",
    "javax.cache.Cache",
    "myjavax.servlet.X",
]
WORDS = st.sampled_from(NAMES)


@given(st.lists(WORDS, max_size=8), st.sampled_from(["\n", "\r\n"]))
def test_only_the_renamed_names_change(words: list[str], newline: str) -> None:
    fields = "".join(
        f'\t{word} f{n} ;{newline}  String s{n} = "{word}";{newline}' for n, word in enumerate(words) if word.strip()
    )
    comment = f"// {' '.join(words)}{newline}"
    source = f"package p;{newline}{comment}class A {{{newline}{fields}}}{newline}"
    changes = list(javax_to_jakarta.fix(case(source.encode())))
    after = (changes[0].after or b"").decode() if changes else source
    head, rest = source.split("class A", 1)
    assert after == head + "class A" + RENAMED.sub("jakarta", rest)

"""Constructors given as request factories: RestTemplateBuilder takes them as Supplier or, since Boot 3.0, as Function.

`HttpComponentsClientHttpRequestFactory::new` fits both, as that type has a constructor for either; so do OkHttp's and
types of the project's own with several constructors. Those of SimpleClientHttpRequestFactory stay: it has one only.
"""

import re
from collections.abc import Iterator

from pipeline.fixers.base import Case, fixer
from pipeline.sources.project import Change
from pipeline.sources.syntax import arguments
from shared.models import Wave

_REFERENCE = re.compile(r"(?!(?:[\w.]+\.)?SimpleClientHttpRequestFactory::)([\w.]+)::new")


@fixer(
    "request-factories",
    title="Say which constructor makes the request factory",
    source="RestTemplateBuilder.requestFactory(Function) since Spring Boot 3.0, beside requestFactory(Supplier)",
    wave=Wave.TYPES,
)
def request_factories(case: Case) -> Iterator[Change]:
    for path in case.project.java_paths(b"requestFactory("):
        edit = case.project.java(path).edit()
        for call in edit.file.calls("requestFactory"):
            for value in arguments(call):
                found = _REFERENCE.fullmatch("".join(edit.file.text(value).split()))
                if value.type == "method_reference" and found:
                    edit.replace(value, f"() -> new {found[1]}()")
        if edit:
            yield Change(path, edit.result(), "the constructor alone fits two methods of RestTemplateBuilder")

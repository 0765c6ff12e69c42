"""Constructors given as request factories: RestTemplateBuilder takes them as Supplier or, since Boot 3.0, as Function.

`HttpComponentsClientHttpRequestFactory::new` fits both, as that type has a constructor for either. Those of types with
one constructor only stay: they are no riddle to the compiler. Left: types of the project's own.
"""

from collections.abc import Iterator

from pipeline.fixers.base import Case, fixer
from pipeline.sources.project import Change
from pipeline.sources.syntax import arguments
from shared.models import Wave

_TYPE = "HttpComponentsClientHttpRequestFactory"
_REFERENCE = f"{_TYPE}::new"


@fixer(
    "request-factories",
    title="Say which constructor makes the request factory",
    source="RestTemplateBuilder.requestFactory(Function) since Spring Boot 3.0, beside requestFactory(Supplier)",
    wave=Wave.TYPES,
)
def request_factories(case: Case) -> Iterator[Change]:
    for path in case.project.java_paths(_TYPE.encode()):
        edit = case.project.java(path).edit()
        for call in edit.file.calls("requestFactory"):
            for value in arguments(call):
                written = "".join(edit.file.text(value).split())
                if value.type == "method_reference" and written in (
                    _REFERENCE,
                    f"org.springframework.http.client.{_REFERENCE}",
                ):
                    edit.replace(value, f"() -> new {written.removesuffix('::new')}()")
        if edit:
            yield Change(path, edit.result(), "the constructor alone fits two methods of RestTemplateBuilder")

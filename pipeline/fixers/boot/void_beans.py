"""@Bean methods that return nothing: Spring 6 refuses to load their class.

    BeanDefinitionParsingException: @Bean method 'converters' must not be declared as void

Spring 5 called them once at the start, for what they do, and kept "no bean" under their name; a method that returns
Void has just that done to it.
"""

from collections.abc import Iterator

from pipeline.fixers.base import Case, fixer
from pipeline.sources.project import Change
from pipeline.sources.syntax import annotations_of, field
from pipeline.sources.ways_out import return_everywhere
from shared.models import Wave


@fixer(
    "void-beans",
    title="Let @Bean methods that return nothing return Void",
    source="Spring Framework 6, BeanMethod.validate: a void @Bean method is an error; reproduced",
    wave=Wave.STARTUP,
)
def void_beans(case: Case) -> Iterator[Change]:
    for path in case.project.java_paths(b"@Bean"):
        edit = case.project.java(path).edit()
        for method in edit.file.walk("method_declaration"):
            returned, body = field(method, "type"), method.child_by_field_name("body")
            own = annotations_of(edit.file, method, "Bean") and not annotations_of(edit.file, method, "Override")
            if own and body is not None and returned.type == "void_type":
                edit.replace(returned, "Void")
                return_everywhere(edit, method, body, "null")
        if edit:
            yield Change(path, edit.result(), "Spring 6 takes no @Bean method that is void")

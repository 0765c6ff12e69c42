"""`@Autowired` on a `@Bean` method, which Spring took no notice of and now refuses to start with."""

from collections.abc import Iterator

from pipeline.fixers.base import Case, fixer
from pipeline.sources.project import Change
from pipeline.sources.syntax import annotations_of, methods
from shared.models import Wave


@fixer(
    "autowired-bean-methods",
    title="Take @Autowired off @Bean methods, whose parameters are injected without it",
    source="Spring Framework 6.2, ConfigurationClass: a @Bean method must not be declared as autowired",
    wave=Wave.STARTUP,
)
def autowired_bean_methods(case: Case) -> Iterator[Change]:
    for path in case.project.java_paths(b"@Autowired"):
        file = case.project.java(path)
        edit = file.edit()
        for cls in file.walk("class_declaration"):
            for method in methods(file, cls):
                if annotations_of(file, method, "Bean"):
                    for annotation in annotations_of(file, method, "Autowired"):
                        edit.delete_annotation(annotation)
        if edit:
            yield Change(path, edit.result(), "Spring 6.2 refuses a @Bean method that is autowired")

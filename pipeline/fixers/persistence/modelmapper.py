"""ModelMapper beside Hibernate: before 3.2.4 it does not know a proxy of Hibernate 6.6 for one.

It looks for "$HibernateProxy$" in the name of a class, and Hibernate 6.6 puts nothing after "$HibernateProxy": "Error
mapping Order$HibernateProxy to OrderDto", for what `getReferenceById` or a lazy association gives.

Left: before version 3, ModelMapper merged collections when it mapped onto an object (`map(source, target)`); a project
that does so keeps its version, and a person decides.
"""

from collections.abc import Iterable

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.builds.coordinates import builds_of
from pipeline.fixers.origin import depends_on
from pipeline.knowledge import older
from pipeline.sources.java import JavaFile
from pipeline.sources.project import Change, Project
from pipeline.sources.syntax import arguments, declared_type
from shared.models import Wave

_KNOWS, _REPLACES = "3.2.4", "3.0.0"
_TYPES = ("Class", "Type")


@fixer(
    "modelmapper-proxies",
    title="Raise ModelMapper to a version that knows Hibernate's proxies",
    source="javap on ModelMapper 2.4.2 to 3.2.6 (Types.isProxied, defaults of InheritingConfiguration); Hibernate 6.6",
    wave=Wave.TEST,
)
def modelmapper_proxies(case: Case) -> Iterable[Change]:
    if not depends_on(case.project, "spring-boot-starter-data-jpa", "hibernate-core", "spring-data-jpa"):
        return
    merges = _maps_onto_objects(case.project)
    for build in builds_of(case.project):
        for declared in build.declared:
            version = declared.version if declared.ga == "org.modelmapper:modelmapper" else None
            if version and older(version, _KNOWS) and not (merges and older(version, _REPLACES)):
                build.set_version(declared, _KNOWS)
        yield from build.changes("it takes Hibernate 6.6's proxies for classes of their own before that version")


def _maps_onto_objects(project: Project) -> bool:
    files = (project.java(path) for path in project.java_paths(b"org.modelmapper"))
    return any(_onto_object(file) for file in files)


def _onto_object(file: JavaFile) -> bool:
    """`map(source, target)` where the target is none of a class literal, a type token and a variable of a type."""
    calls = (arguments(call) for call in file.calls("map"))
    targets = (given[1] for given in calls if len(given) == 2)
    return any(target.type == "identifier" and declared_type(file, target) not in _TYPES for target in targets)

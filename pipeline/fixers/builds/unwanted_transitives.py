"""Libraries that others bring along, that no code of theirs needs, and that do harm in Spring Boot 3."""

from collections.abc import Iterable

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.builds.exclusions import exclude
from pipeline.sources.maven import Maven
from pipeline.sources.project import Change, Project
from shared.models import Wave

_BROUGHT = {
    # asks for the variant for Android, which SnakeYAML 2 is not published as; Boot's starters bring the ordinary one
    "com.github.javafaker:javafaker": "org.yaml:snakeyaml",
    # by graphql-java-annotations 9.1, none of whose classes names a type of it
    "com.graphql-java-kickstart:graphql-spring-boot-starter": "javax.validation:validation-api",
    # for KaptchaServlet, the one class of 2.3.2 that names a type of it
    "com.github.penggle:kaptcha": "javax.servlet:javax.servlet-api",
    # for its tags, which only pages in JSP use; the Servlet API comes with it
    "com.cloudinary:cloudinary-taglib": "javax.servlet:jsp-api",
}
_NEEDED_BY = {
    "com.github.penggle:kaptcha": b"com.google.code.kaptcha.servlet",
    "com.cloudinary:cloudinary-taglib": b"com.cloudinary.taglib",
}
"""What of a library does need it, as the project's sources or descriptors would name it."""


@fixer(
    "unwanted-transitives",
    title="Keep out what a library brings along without a need and Spring Boot 3 has no room for",
    source="POMs of javafaker 1.0.2, graphql-java-annotations 9.1, kaptcha 2.3.2, cloudinary-taglib 1.14",
    wave=Wave.POM,
)
def unwanted_transitives(case: Case) -> Iterable[Change]:
    maven = Maven(case.project)
    for declared in maven.declared:
        if declared.ga in _BROUGHT and not declared.management and not _is_needed(case.project, declared.ga):
            exclude(maven, declared, [_BROUGHT[declared.ga]])
    yield from maven.changes("SnakeYAML 2 has no variant for Android; nothing reads javax's constraints and servlets")


def _is_needed(project: Project, library: str) -> bool:
    named = _NEEDED_BY.get(library)
    paths = [*project.java_paths(), *project.glob("**/*.xml")] if named else []
    pages = project.glob("**/*.jsp", "**/*.jspx", "**/*.tag") if library == "com.cloudinary:cloudinary-taglib" else []
    return bool(pages) or any(named in project.read(path) for path in paths if named)

"""Final methods of mocks ran their own code with Mockito before 5, whose default mock maker mocks them as well.

Source: Mockito 5.0 release notes ("Switch the default mockmaker to mockito-inline") and the Javadoc of MockMaker. A
mock of Reactor's Mono, say, whose final subscribe does nothing never completes: its test waits for ever.
"""

from collections.abc import Iterator

from pipeline.fixers.base import Case, fixer
from pipeline.fixers.origin import depends_on
from pipeline.sources.project import Change
from shared.models import Wave

_MAKER = "src/test/resources/mockito-extensions/org.mockito.plugins.MockMaker"
_INLINE_ONLY = (b"mockStatic", b"mockConstruction")


@fixer(
    "mockito-subclass-mocks",
    title="Let final methods of mocks run as they did before Mockito 5",
    source="Mockito 5.0 release notes; Javadoc of org.mockito.plugins.MockMaker",
    wave=Wave.TEST,
    on=r"TimeoutException: \w+\(.*\) timed out after",
    confidence="medium",
)
def mockito_subclass_mocks(case: Case) -> Iterator[Change]:
    """In the modules of tests with mocks that never end, where nothing asked for inline mocks; what did may be a plain
    mockito-core by now."""
    project = case.project
    for module in {project.module_of(path) for path in case.places() if b"org.mockito" in project.read(path)}:
        home = f"{module}/" if module not in ("", ".") else ""
        inline = any(project.module_of(path) == module for path in project.java_paths(*_INLINE_ONLY))
        chosen = bool(project.glob("**/mockito-extensions/org.mockito.plugins.MockMaker"))
        if not inline and not chosen and not depends_on(project, "mockito-inline", "mockito-core"):
            reason = "the test waits for a mock whose final methods Mockito 5 mocks too"
            yield Change(f"{home}{_MAKER}", b"mock-maker-subclass\n", reason)

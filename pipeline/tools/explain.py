"""Says in one sentence what a person should do about a problem that was left over."""

from collections.abc import Iterable

from pipeline.tools.explain_build import BUILD_RULES
from pipeline.tools.explain_libraries import LIBRARY_RULES
from pipeline.tools.explain_members import member_action
from pipeline.tools.explain_netflix import NETFLIX_RULES
from pipeline.tools.explain_tests import TEST_RULES
from shared.models import Diagnostic, Wave

RULES = (*LIBRARY_RULES, *NETFLIX_RULES, *BUILD_RULES, *TEST_RULES)
"""The first that fits counts."""
FALLBACK = {
    Wave.POM: "Correct {place} so that Maven can read the project.",
    Wave.PLUGIN: "Look at the plugin's message and raise or configure the plugin for the target JDK.",
    Wave.PROCESSOR: "Raise the annotation processor to a version that supports the target JDK.",
    Wave.IMPORTS: "Replace the missing type at {place} by its successor.",
    Wave.TYPES: "Adapt {place} to the library's new API.",
    Wave.TEST_COMPILE: "Adapt the test at {place} to the new API without weakening it.",
    Wave.STARTUP: "Correct the configuration or bean that the root cause names; {test} shows it.",
    Wave.TEST: "Compare what {test} expects with what the new versions do, and correct the code, not the test.",
    Wave.ENVIRONMENT: "Correct the build machine or its network and retry; the code is not at fault.",
}


def next_action(diagnostic: Diagnostic) -> str:
    """Never empty."""
    text = f"{diagnostic.message}\n{diagnostic.detail}"
    if told := member_action(text):
        return _filled(told, diagnostic, {})
    for rule in RULES:
        found = rule.pattern.search(text) if diagnostic.wave in rule.waves else None
        if found:
            return _filled(rule.says, diagnostic, found.groupdict(default=""))
    return _filled(FALLBACK[diagnostic.wave], diagnostic, {})


def with_next_actions(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    return tuple(d.model_copy(update={"next_action": next_action(d)}) for d in diagnostics)


def _filled(says: str, diagnostic: Diagnostic, groups: dict[str, str]) -> str:
    line = f":{diagnostic.line}" if diagnostic.path and diagnostic.line else ""
    words = {
        "place": f"{diagnostic.path or 'pom.xml'}{line}",
        "module": "the project" if diagnostic.module in (None, ".") else f"module {diagnostic.module}",
        "test": diagnostic.test or "the test",
    }
    short = {name: value[:200].rstrip(",;.") for name, value in groups.items()}
    return says.format_map({**words, **short})

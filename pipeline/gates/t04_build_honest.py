"""T4: the build file did not get quieter: nothing newly skipped, ignored, excluded or dropped from the build."""

from collections.abc import Iterable

from pipeline.gates.base import Evidence, Gate, Verdict, not_run, passed, refuse_or
from pipeline.gates.build_files import gradle_scripts, hiding, parts


def _judge(evidence: Evidence) -> Verdict:
    if not evidence.before.poms() and not gradle_scripts(evidence.before):
        return not_run("There is no readable build file.")
    offenders = [*_quieter(evidence), *_dropped(evidence)]
    return refuse_or(
        offenders, passed("No skip, exclusion or ignored failure was added; no module, profile or plugin is gone.")
    )


def _quieter(evidence: Evidence) -> Iterable[str]:
    """What a plugin that is gone had already been told may be told to its successor."""
    before, plugins = hiding(evidence.before), parts(evidence.after)
    moved = {
        text for text, _, plugin in (fact.partition(" of ") for fact in before) if f"plugin {plugin}" not in plugins
    }
    for fact, path in hiding(evidence.after).items():
        if fact not in before and fact.partition(" of ")[0] not in moved:
            yield f"{fact} was added ({path})"


def _dropped(evidence: Evidence) -> Iterable[str]:
    """A plugin may go when a fixer of that file names it; a module or a profile may not."""
    after = parts(evidence.after)
    for part, path in parts(evidence.before).items():
        kind, _, name = part.partition(" ")
        if part not in after and not (kind == "plugin" and evidence.excused(path, name)):
            yield f"{part} is gone ({path})"


BUILD_HONEST = Gate("T4", "Nothing was skipped, excluded or dropped from the build", _judge)

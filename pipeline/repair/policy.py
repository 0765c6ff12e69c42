"""What a model may not do, whatever it says. Every refusal has a reason that it can act upon.

Its edits are judged like an adversary's: the text that it was shown may have told it what to do. The gates of
`pipeline.gates` judge the result of the run once more; there an edit of a model excuses nothing.
"""

from collections.abc import Callable, Iterable, Iterator

from pipeline.repair import rules_build, rules_code, rules_paths, rules_tests
from pipeline.repair.models import Proposal, Refusal
from pipeline.repair.offer import Offer
from pipeline.sources.project import Change, Project
from shared.models import Target

Judge = Callable[[Offer], Iterable[str]]

RULES: dict[str, Judge] = {
    "size": rules_paths.size,
    "encoding": rules_paths.encoding,
    "deletion": rules_paths.deletion,
    "syntax": rules_build.syntax,
    "tests-kept": rules_tests.kept,
    "assertions-kept": rules_tests.assertions,
    "expectations-kept": rules_tests.expectations,
    "tests-run": rules_tests.switched_off,
    "tests-ask": rules_tests.vacuous,
    "no-stand-ins": rules_tests.stand_ins,
    "build-honest": rules_build.honest,
    "versions-kept": rules_build.versions,
    "plugins": rules_build.plugins,
    "repositories": rules_build.repositories,
    "dependencies": rules_build.dependencies,
    "target": rules_build.target,
    "commands": rules_build.commands,
    "capabilities": rules_code.capabilities,
    "hosts": rules_code.hosts,
    "hidden-code": rules_code.hidden,
    "code-kept": rules_code.kept,
    "endpoints-kept": rules_code.endpoints,
    "security": rules_code.security,
}
"""By id, in the order of asking. A new rule is one line here and two tests: what it refuses and what it lets pass."""


def refuse_paths(project: Project, proposal: Proposal) -> tuple[Refusal, ...]:
    """Asked before anything is read or applied."""
    reasons = (rules_paths.path(project, edit) for edit in proposal.edits)
    return tuple(Refusal(rule="path", reason=reason) for reason in dict.fromkeys(reasons) if reason)


def refuse(project: Project, changes: Iterable[Change], target: Target) -> tuple[Refusal, ...]:
    """All that is wrong with the changes; none means that they may be built."""
    return tuple(_refusals(Offer.of(project, tuple(changes), target)))


def _refusals(offer: Offer) -> Iterator[Refusal]:
    for rule, judge in RULES.items():
        reasons = list(dict.fromkeys(judge(offer)))
        if reasons:
            yield Refusal(rule=rule, reason="; ".join(reason[:400] for reason in reasons[:5]))
            if rule in ("size", "encoding", "syntax"):  # what follows reads the files
                return

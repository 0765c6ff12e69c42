"""What a migration would do and what it would leave to people, worked out in memory: nothing is built or changed."""

import re
from collections.abc import Iterable

from pipeline.fixers import FIXERS
from pipeline.fixers.base import Case, Fixer
from pipeline.fixers.engine import run_proactive
from pipeline.gates.build_files import declared
from pipeline.person_rules import CHECKS, MANUAL, PersonRule
from pipeline.sources.project import Project
from shared.models import AppliedEdit, Finding, ProjectFacts, Target
from shared.report import Assessment, PlannedChange

RULE_MINUTES = {"high": 10, "medium": 20, "low": 30}
"""A person's time to find out about a rule, once, by how clear-cut it is. Estimates, like the next."""
FILE_MINUTES = {"high": 3, "medium": 8, "low": 15}
"""And for each file that it changes."""
REVIEW_SHARE = 0.1
"""Of the time that a rule saves, what reading its diff takes."""


def assess(project: Project, facts: ProjectFacts, target: Target, fixers: Iterable[Fixer] = FIXERS) -> Assessment:
    """Findings in the order in which a person should read them: decisions, looks, then what is automatic."""
    rules = list(fixers)
    done = run_proactive(Case(project=project, target=target, facts=facts), rules)
    planned = _planned(rules, done.edits)
    manual = [found for rule in MANUAL if (found := _found(rule, done.project, target))]
    checks = [found for rule in CHECKS if (found := _found(rule, project, target))]
    automatic = [_automatic(change, rules) for change in planned]
    by_hand = sum(finding.effort_minutes for finding in (*manual, *checks, *automatic))
    saved = sum(finding.effort_minutes for finding in automatic)
    return Assessment(
        name=facts.name,
        build_tool=facts.build_tool,
        java=facts.java,
        spring_boot=facts.spring_boot,
        target=target,
        modules=len(facts.modules),
        java_files=len(project.java_paths()),
        findings=(*manual, *checks, *automatic),
        planned=planned,
        warnings=facts.warnings,
        minutes_by_hand=by_hand,
        minutes_left=by_hand - saved + round(saved * REVIEW_SHARE),
    )


def _planned(fixers: Iterable[Fixer], edits: tuple[AppliedEdit, ...]) -> tuple[PlannedChange, ...]:
    """In registry order; fixers that would change nothing are left out."""
    changes = (
        PlannedChange(
            fixer=fixer.id, title=fixer.title, source=fixer.source, edits=tuple(e for e in edits if e.fixer == fixer.id)
        )
        for fixer in fixers
    )
    return tuple(change for change in changes if change.edits)


def _automatic(change: PlannedChange, fixers: Iterable[Fixer]) -> Finding:
    confidence = next(fixer.confidence for fixer in fixers if fixer.id == change.fixer)
    paths = tuple(dict.fromkeys(edit.path for edit in change.edits))
    return Finding(
        title=change.title,
        severity="automatic",
        why=change.edits[0].reason,
        rule=change.fixer,
        paths=paths,
        effort_minutes=RULE_MINUTES[confidence] + FILE_MINUTES[confidence] * len(paths),
    )


def _found(rule: PersonRule, project: Project, target: Target) -> Finding | None:
    if rule.boot3 and not target.is_boot3:
        return None
    paths = tuple(sorted({*_declaring(rule, project), *_importing(rule, project), *_containing(rule, project)}))
    if not paths:
        return None
    return Finding(
        title=rule.title,
        severity=rule.severity,
        why=rule.why,
        paths=paths,
        effort_minutes=rule.minutes + rule.each * len(paths),
    )


def _declaring(rule: PersonRule, project: Project) -> Iterable[str]:
    if not rule.coordinates:
        return ()
    wanted = re.compile(rule.coordinates)
    return [path for path, found in declared(project).items() if any(wanted.fullmatch(ga) for ga in found)]


def _importing(rule: PersonRule, project: Project) -> Iterable[str]:
    if not rule.imports:
        return ()
    candidates = project.java_paths(*(prefix.rstrip(".").encode() for prefix in rule.imports))
    return [
        path for path in candidates if any(f"{i.name}.".startswith(rule.imports) for i in project.java(path).imports)
    ]


def _containing(rule: PersonRule, project: Project) -> Iterable[str]:
    if not rule.files:
        return ()
    wanted = re.compile(rule.text)
    return [path for path in project.glob(*rule.files) if wanted.search(project.text(path))]

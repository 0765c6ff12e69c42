"""build: builds on the target JDK, lets the fixers answer what the build rejects, and builds again until it is proved.

Every round builds a fresh copy, so that only edits get into the snapshot and every green round is a `clean verify` of
exactly what is delivered. The loop ends when a round is green, no fixer has an answer, a state comes back, or the
rounds or the time are used up. A handful of failed tests is built once more unchanged before it is believed, and the
result names those that passed then (ADR 0050).
"""

import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from pydantic import ValidationError

from pipeline.fixers.base import Case
from pipeline.sources.project import Project
from pipeline.steps.attempt import Attempt, Deadline, Tool, fresh_copy, source_of
from pipeline.steps.build_tools import MavenTool, project_tool
from pipeline.steps.evidence import classpath, gather
from pipeline.steps.migrate import tell
from pipeline.steps.probe import probed
from pipeline.steps.repairs import repair
from pipeline.steps.stand_in import compares_with_a_branch
from pipeline.steps.workspace import Workspace
from pipeline.steps.yardstick import COVERAGE_UNMET, Yardstick
from pipeline.tools.analysis import analyse
from pipeline.tools.archive import digest_tree, pack_tree, unpack_snapshot
from pipeline.tools.explain import with_next_actions
from pipeline.tools.front_ends import LEFT_OUT, SKIPS
from pipeline.tools.jdk import Jdk
from shared.errors import Misconfigured
from shared.models import (
    BuildResult,
    BuildSpec,
    Diagnostic,
    Outcome,
    ProjectFacts,
    Round,
    ToolUse,
    Wave,
)

MAX_REPEATED = 3
"""More failed tests than these are no chance."""
EARLY = frozenset({Wave.POM, Wave.PLUGIN, Wave.PROCESSOR, Wave.IMPORTS, Wave.TYPES, Wave.TEST_COMPILE})


@dataclass
class Loop:
    """The state of the repair loop."""

    spec: BuildSpec
    workspace: Workspace
    facts: ProjectFacts
    source: Path
    """What is delivered: only edits change it."""
    tool: Tool
    """Bound to the copy that is built."""
    yardstick: Yardstick
    deadline: Deadline
    origin: Path | None = None
    """The project as it came, where its build compares files with a branch."""
    rounds: list[Round] = field(default_factory=list[Round])
    uses: list[ToolUse] = field(default_factory=list[ToolUse])
    peak_memory: int = 0
    repeated: tuple[str, ...] = ()
    """Tests that failed before the last round, of the same tree."""
    _seen: set[str] = field(default_factory=set[str])

    def run(self) -> "Ending":
        ending = self._round(cheap=False)
        while not ending.proved:
            if ending.green:
                ending = self._round(cheap=False)
                continue
            if self._answer(ending):
                self.repeated = ()
                ending = self._round(cheap=self._tests_wait(ending))
            elif self._by_chance(ending):
                self.repeated = self._failed(ending)
                ending = self._round(cheap=False)
            else:
                return ending
        return ending

    def _by_chance(self, ending: "Ending") -> bool:
        """A few tests alone failed, which passed before: a busy machine looks like that too."""
        alone = all(d.wave is Wave.TEST and d.test for d in ending.diagnostics)
        known = self.yardstick.tests is not None and not self.repeated
        spent = len(self.rounds) >= self.spec.options.max_rounds or self.deadline.passed or ending.stopped
        return known and alone and not spent and len(self._failed(ending)) <= MAX_REPEATED

    def _failed(self, ending: "Ending") -> tuple[str, ...]:
        """Names of all that count, of which the diagnostics show one a cause."""
        return tuple(sorted({report.case.name for report in self.yardstick.split(ending.attempt.reports)[0]}))

    def _round(self, *, cheap: bool) -> "Ending":
        """Builds once. `cheap` leaves the tests out while errors are left that keep them from running."""
        number, began = len(self.rounds) + 1, time.monotonic()
        self.workspace.log(f"Round {number}" + (" (compile only)" if cheap else ""))
        fresh_copy(self.source, self.tool.root, self.origin)
        attempt = self.tool.verify(tolerant=self.yardstick.tolerant, skip_tests=cheap)
        self.uses.append(attempt.run.use)
        self.peak_memory = max(self.peak_memory, attempt.run.peak_memory_bytes)
        ending = assess(attempt, self.yardstick, cheap=cheap)
        seconds = round(time.monotonic() - began, 2)
        self.rounds.append(Round(number=number, seconds=seconds, passed=ending.green, diagnostics=ending.diagnostics))
        self.workspace.log(f"Round {number}: {'passed' if ending.green else ending.summary}")
        return ending

    def _tests_wait(self, ending: "Ending") -> bool:
        """With several modules, the tests of those that compile would be run in every round."""
        return len(self.facts.modules) > 1 and any(d.wave in EARLY for d in ending.diagnostics)

    def _gone(self) -> dict[str, Sequence[str]]:
        """Libraries of before, without those on the class path of the tests that ran now."""
        here = {entry.rsplit(":", 2)[0] for entry in classpath(self.tool.root, (), self.workspace.maven_repository)}
        return {lib: found for lib, found in self.yardstick.libraries.items() if lib.rsplit(":", 2)[0] not in here}

    def _answer(self, ending: "Ending") -> bool:
        """Applies what repairs the round's problems. False when the loop has to end."""
        if len(self.rounds) >= self.spec.options.max_rounds or self.deadline.passed or ending.stopped:
            return False
        self._seen.add(digest_tree(self.source))
        told = (*ending.diagnostics, *ending.known)
        case = Case(Project.load(self.source), self.spec.target, told, self.facts, self._gone())
        edits = repair(case, self.source, self.tool, self.spec.options, self.workspace.log)
        tell(edits, self.workspace)
        self.rounds[-1] = self.rounds[-1].model_copy(update={"edits": edits})
        if edits and digest_tree(self.source) in self._seen:
            self.workspace.log("These edits lead back to an earlier state, so the repairs end here.")
            return False
        return bool(edits)


@dataclass(frozen=True)
class Ending:
    """What a round came to."""

    attempt: Attempt
    diagnostics: tuple[Diagnostic, ...]
    """What keeps it from being green."""
    known: tuple[Diagnostic, ...]
    """Tests that failed in the baseline as well, or never ran there and want a service: reported, and no reason to
    fail."""
    incomplete: bool = False
    """Green so far, but the tests were left out."""

    @property
    def green(self) -> bool:
        return not self.diagnostics

    @property
    def proved(self) -> bool:
        return self.green and not self.incomplete

    @property
    def stopped(self) -> bool:
        return self.attempt.run.timed_out or self.attempt.run.killed

    @property
    def summary(self) -> str:
        count = len(self.diagnostics)
        message = self.diagnostics[0].message
        first = message if len(message) <= 300 else f"{message[:300]} ... (cut)"
        return f"{count} problem{'s' if count > 1 else ''} left, first: {first}"


def assess(attempt: Attempt, yardstick: Yardstick, *, cheap: bool) -> Ending:
    new, known = yardstick.split(attempt.reports)
    diagnostics = attempt.diagnostics(new)
    if attempt.run.passed and not cheap:
        diagnostics = (*diagnostics, *yardstick.vanished(attempt))
    of_known = attempt.diagnostics(known) if attempt.run.passed and known else ()
    return Ending(attempt, diagnostics, of_known, incomplete=cheap)


def build(spec: BuildSpec, workspace: Workspace) -> BuildResult:
    """Outcome `succeeded` when a whole `clean verify` passed, save for tests that fail in the baseline as well.

    The snapshot holds what was reached in any case. Raises Misconfigured when the target's JDK is not here.
    """
    source = source_of(spec, workspace, "source")
    facts = spec.facts or analyse(source, spec.name)
    jdk = target_jdk(workspace, spec.target.java)
    deadline = Deadline.after(spec.limits.seconds)
    copy = workspace.directory / "project"
    fresh_copy(source, copy)
    tool = project_tool(workspace, copy, jdk, facts, deadline)
    if isinstance(tool, BuildResult):
        pack_tree(source, workspace.output(spec.output, "snapshot.tar.zst"))
        return tool
    yardstick = yardstick_of(spec, workspace)
    if yardstick.without_front_end and isinstance(tool, MavenTool):
        tool = replace(tool, properties=SKIPS)
    loop = Loop(
        spec,
        workspace,
        facts,
        source,
        tool,
        yardstick,
        deadline,
        origin_of(spec, workspace, source),
    )
    ending = loop.run()
    pack_tree(source, workspace.output(spec.output, "snapshot.tar.zst"))
    if spec.signatures and not ending.proved and isinstance(tool, MavenTool):
        from pipeline.steps.signatures import record_signatures

        record_signatures(tool.maven, ending.diagnostics, workspace, spec.output, deadline)
    return conclude(loop, ending, jdk)


def conclude(loop: Loop, ending: Ending, jdk: Jdk) -> BuildResult:
    without = loop.yardstick.without_front_end
    output = loop.spec.output if ending.proved and not without else None
    evidence = gather(ending.attempt, loop.tool.root, loop.workspace, output)
    starts = probed(loop.spec, loop.tool.root, jdk, loop.workspace) if ending.proved else ()
    outcome, kind = _outcome(ending)
    return BuildResult(
        outcome=outcome,
        failure_kind=kind,
        message=_message(ending, loop),
        jdk=jdk.version,
        tests=evidence.tests,
        diagnostics=with_next_actions((*ending.diagnostics, *ending.known)),
        rounds=tuple(loop.rounds),
        edits=tuple(edit for done in loop.rounds for edit in done.edits),
        class_versions=evidence.class_versions,
        classpath=evidence.classpath,
        coverage=evidence.coverage,
        repeated=loop.repeated if ending.proved else (),
        without_front_end=without,
        starts=starts,
        jars=evidence.jars,
        tools=(*loop.uses, *(start.use for start in starts)),
        peak_memory_bytes=loop.peak_memory,
    )


def _outcome(ending: Ending) -> tuple[Outcome, str]:
    """A coverage that is too low counts as tests do: whether it was before, the baseline tells."""
    if ending.proved:
        return Outcome.SUCCEEDED, ""
    if ending.attempt.run.timed_out:
        return Outcome.TIMED_OUT, "timed_out"
    if ending.attempt.run.killed:
        return Outcome.OUT_OF_MEMORY, "out_of_memory"
    waves = {diagnostic.wave for diagnostic in ending.diagnostics if COVERAGE_UNMET not in diagnostic.message}
    if waves == {Wave.ENVIRONMENT}:
        return Outcome.FAILED, "environment"
    return Outcome.FAILED, "build" if waves & EARLY else "tests"


def _message(ending: Ending, loop: Loop) -> str:
    if not ending.proved:
        rounds = len(loop.rounds)
        return f"After {rounds} round{'' if rounds == 1 else 's'}: {ending.summary}"
    failed = loop.yardstick.still_failing(ending.attempt.reports)
    new = loop.yardstick.awaiting(ending.attempt.reports)
    said = [
        f"{_tests(failed, 'fail')} as before the migration" if failed else "",
        f"{_tests(new, 'run')} for the first time and could not reach a service" if new else "",
    ]
    parts = [part for part in said if part]
    texts = [f"{'; '.join(parts)}; all others pass."] if parts else []
    if loop.repeated:
        texts.append(f"Failed once and passed when the same was built again: {', '.join(loop.repeated)}.")
    if loop.yardstick.coverage_unmet:
        texts.append("JaCoCo's check was not met before the migration, and does not count.")
    if loop.yardstick.without_front_end:
        texts.append(LEFT_OUT)
    return " ".join(texts)


def _tests(count: int, verb: str) -> str:
    return f"1 test {verb}s" if count == 1 else f"{count} tests {verb}"


def yardstick_of(spec: BuildSpec, workspace: Workspace) -> Yardstick:
    if spec.baseline is None:
        return Yardstick(None)
    try:
        recorded = BuildResult.model_validate_json(workspace.input(spec.baseline).read_bytes())
    except ValidationError:
        workspace.log("The baseline's result can't be read, so the build is judged without it.")
        return Yardstick(None)
    return Yardstick(recorded.tests, recorded.coverage_unmet, recorded.without_front_end, recorded.packages)


def origin_of(spec: BuildSpec, workspace: Workspace, source: Path) -> Path | None:
    if spec.origin is None or not compares_with_a_branch(source):
        return None
    root = workspace.directory / "origin"
    unpack_snapshot(workspace.input(spec.origin), root)
    return root


def target_jdk(workspace: Workspace, version: int) -> Jdk:
    found = next((jdk for jdk in workspace.jdks if jdk.version == version), None)
    if found is None:
        raise Misconfigured(f"The target's JDK {version} is not installed here: install it, or set JAVA_HOME to it.")
    return found

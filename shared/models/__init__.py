"""The nouns of Auto-Builder that cross a process or a message boundary."""

from shared.models.base import Model
from shared.models.build_result import (
    Answer,
    AppStart,
    ArtifactFile,
    BuildResult,
    ClassVersions,
    LineCoverage,
    Outcome,
    ToolUse,
)
from shared.models.build_spec import BuildSpec, GitSource, Limits
from shared.models.diagnostics import WAVES, Diagnostic, Wave
from shared.models.edits import AppliedEdit, Hunk, Rejected, Round
from shared.models.executed_tests import TestCase, TestCounts, TestOutcome
from shared.models.project import Finding, ModuleFacts, ProjectFacts
from shared.models.run import FINAL, Deliver, DeliverFailed, Engine, Options, Status, StepName, Target, project_id_of

__all__ = [
    "FINAL",
    "WAVES",
    "Answer",
    "AppStart",
    "AppliedEdit",
    "ArtifactFile",
    "BuildResult",
    "BuildSpec",
    "ClassVersions",
    "Deliver",
    "DeliverFailed",
    "Diagnostic",
    "Engine",
    "Finding",
    "GitSource",
    "Hunk",
    "Limits",
    "LineCoverage",
    "Model",
    "ModuleFacts",
    "Options",
    "Outcome",
    "ProjectFacts",
    "Rejected",
    "Round",
    "Status",
    "StepName",
    "Target",
    "TestCase",
    "TestCounts",
    "TestOutcome",
    "ToolUse",
    "Wave",
    "project_id_of",
]

"""What goes into a repair, what a model answers, and what came of it."""

from typing import Literal

from pydantic import Field, InstanceOf, field_validator

from pipeline.sources.project import Change, Project
from shared.models import AppliedEdit, Diagnostic, Model, Target, Wave
from shared.report import LlmChange


class Edit(Model):
    """One edit as a model answers it. All members are required: OpenAI's strict schemas know no optional ones."""

    kind: Literal["replace", "create", "delete"]
    path: str
    find: str
    """Of `replace`: text that is in the file exactly once, line breaks as `\\n`. Else ""."""
    replace: str
    """Of `replace` what takes its place, of `create` the file's content. Else ""."""


class Proposal(Model):
    """A model's answer. No edits: it has no repair for this."""

    cause: str
    edits: tuple[Edit, ...]

    @field_validator("edits")
    @classmethod
    def _few(cls, edits: tuple[Edit, ...]) -> tuple[Edit, ...]:
        if len(edits) > 40:
            raise ValueError("more than 40 edits")
        return edits


class Turn(Model):
    role: Literal["user", "assistant"]
    text: str


class Prompt(Model):
    system: str
    turns: tuple[Turn, ...]

    def answered(self, answer: str, objection: str) -> "Prompt":
        """The same conversation after an answer that will not do."""
        said = (Turn(role="assistant", text=answer or "(empty)"), Turn(role="user", text=objection))
        return self.model_copy(update={"turns": (*self.turns, *said)})

    @property
    def characters(self) -> int:
        return len(self.system) + sum(len(turn.text) for turn in self.turns)


class Answer(Model):
    """`usd` is 0 when the settings name no price."""

    text: str
    input_tokens: int
    output_tokens: int
    usd: float
    model: str


class Budget(Model):
    """Of a whole run. Whatever is used up first ends the repairs."""

    rounds: int = Field(default=8, ge=0)
    """Groups asked about, whether or not a repair came of it."""
    tokens: int = Field(default=400_000, ge=0)
    """In and out together. No request is sent whose prompt alone would exceed it."""
    usd: float = Field(default=5.0, ge=0)
    """Checked before each request, so the last one may exceed it by its own cost; never reached without prices."""
    seconds: float = Field(default=600.0, ge=0)
    """Wall time of one round: no request and no waiting starts after it."""


class Spent(Model):
    """As the providers counted it: what a request cost that timed out nobody says."""

    rounds: int = 0
    requests: int = 0
    input_tokens: int = 0
    output_tokens: int = 0
    usd: float = 0.0

    @property
    def tokens(self) -> int:
        return self.input_tokens + self.output_tokens

    def plus(self, other: "Spent") -> "Spent":
        return Spent(
            rounds=self.rounds + other.rounds,
            requests=self.requests + other.requests,
            input_tokens=self.input_tokens + other.input_tokens,
            output_tokens=self.output_tokens + other.output_tokens,
            usd=round(self.usd + other.usd, 6),
        )

    def exhausted(self, budget: Budget) -> str | None:
        """What of the budget is used up, in words."""
        if self.tokens >= budget.tokens:
            return f"The budget of {budget.tokens} tokens is used up."
        if self.usd >= budget.usd:
            return f"The budget of {budget.usd} USD is used up."
        return None


class Try(Model):
    """What was tried on a group before, for the next prompt and to know when to stop."""

    group: str
    """`Group.key`."""
    outcome: Literal["refused", "useless", "kept"]
    """`useless`: the build after it said the same. `kept`: the group's problems were gone or others came."""
    summary: str
    """The edits in one or two lines."""
    reason: str = ""


class Group(Model):
    """Diagnostics with one cause, as far as their texts tell."""

    key: str
    wave: Wave
    diagnostics: tuple[Diagnostic, ...]


class RepairRequest(Model):
    project: InstanceOf[Project]
    diagnostics: tuple[Diagnostic, ...]
    target: Target
    history: tuple[Try, ...] = ()
    spent: Spent = Spent()
    """By the run so far."""


class Refusal(Model):
    """`rule` is the policy's, or `answer` (no valid proposal) or `fit` (an edit does not apply)."""

    rule: str
    reason: str


class Refused(Model):
    """A proposal that was not taken."""

    model: str
    summary: str
    refusals: tuple[Refusal, ...]


class RepairOutcome(Model):
    """Of one round. No changes: `message` says why, and the deterministic result stands."""

    group: Group | None = None
    changes: tuple[InstanceOf[Change], ...] = ()
    edits: tuple[AppliedEdit, ...] = ()
    """One a file, fixer id `llm:<model>`."""
    llm: LlmChange | None = None
    proposal: Proposal | None = None
    """The accepted one, masked values as placeholders."""
    refused: tuple[Refused, ...] = ()
    spent: Spent = Spent()
    """By this round alone."""
    message: str = ""
    exhausted: bool = False
    """No further round can help: the budget is used up, nothing is left to ask, or no model answers."""

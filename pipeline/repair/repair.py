"""One round: one group of problems, one accepted proposal at most. Pure of any store: the caller builds and returns."""

from collections.abc import Sequence

from pydantic import ValidationError

from pipeline.repair.asking import Asking, Backoff, Log
from pipeline.repair.context import Signatures
from pipeline.repair.edits import Misfit, applied, apply, plain, summary
from pipeline.repair.grouping import next_group
from pipeline.repair.models import (
    Answer,
    Budget,
    Group,
    Proposal,
    Refusal,
    Refused,
    RepairOutcome,
    RepairRequest,
    Spent,
)
from pipeline.repair.policy import refuse, refuse_paths
from pipeline.repair.prompt import Guide, make_prompt
from pipeline.repair.providers import Provider
from pipeline.sources.project import Change
from shared.masking import Masker
from shared.report import LlmChange

ASKS = 4
"""Of one round: the first, and re-asks for at most three different reasons."""
ANSWER = "answer"
FIT = "fit"


def _silent(_: str) -> None:
    return None


def repair(
    request: RepairRequest,
    providers: Sequence[Provider],
    budget: Budget,
    signatures: Signatures | None = None,
    *,
    guide: Guide | None = None,
    backoff: Backoff | None = None,
    log: Log = _silent,
) -> RepairOutcome:
    """Asks for a repair of the next group. What is returned is within the policy; whether it helps, a build must say
    (`grouping.progress`). Raises nothing of the providers': without an answer there are no changes."""
    group = next_group(request.diagnostics, request.history)
    if group is None:
        return RepairOutcome(message="Nothing is left that a model could be asked about.", exhausted=True)
    if not providers:
        message = "No model is configured: set AUTOBUILDER_LLM_PROVIDER, _MODEL and _KEY."
        return RepairOutcome(group=group, message=message, exhausted=True)
    if over := _spent_out(request.spent, budget):
        return RepairOutcome(group=group, message=over, exhausted=True)
    asking = Asking(providers, budget, request.spent, log, backoff or Backoff())
    outcome = _Round(request, group, asking, log).run(guide, signatures)
    return outcome.model_copy(update={"spent": asking.spent.plus(Spent(rounds=1))})


def _spent_out(spent: Spent, budget: Budget) -> str | None:
    if spent.rounds >= budget.rounds:
        return f"The budget of {budget.rounds} rounds is used up."
    return spent.exhausted(budget)


class _Round:
    def __init__(self, request: RepairRequest, group: Group, asking: Asking, log: Log) -> None:
        self.request, self.group, self.asking, self.log = request, group, asking, log
        self.masker = Masker()
        self.refused: list[Refused] = []

    def run(self, guide: Guide | None, signatures: Signatures | None) -> RepairOutcome:
        prompt = make_prompt(self.request, self.group, self.masker, guide, signatures)
        objected: set[str] = set()
        for _ in range(ASKS):
            answer = self.asking.ask(prompt)
            if answer is None:
                return self._without(self.asking.failure, exhausted=True)
            judged = self._judged(answer)
            if isinstance(judged, RepairOutcome):
                return judged
            self.refused.append(judged)
            rules = {refusal.rule for refusal in judged.refusals}
            self.log(f"{answer.model}: refused ({', '.join(sorted(rules))})")
            if rules <= objected:
                return self._without("The model's proposals break the same rules again.")
            objected |= rules
            prompt = prompt.answered(answer.text[:20_000], _objection(judged.refusals))
        return self._without(f"None of {ASKS} proposals was acceptable.")

    def _judged(self, answer: Answer) -> RepairOutcome | Refused:
        """The outcome of an acceptable proposal or of none at all; else why it is refused."""
        try:
            proposal = Proposal.model_validate_json(_json(answer.text))
        except ValidationError as error:
            said = "; ".join(f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors()[:3])
            return Refused(
                model=answer.model, summary="", refusals=(Refusal(rule=ANSWER, reason=f"no proposal: {said}"),)
            )
        if not proposal.edits:
            return self._without(f"{answer.model} has no repair: {plain(proposal.cause)}")
        refusals = refuse_paths(self.request.project, proposal)
        changes: tuple[Change, ...] = ()
        if not refusals:
            try:
                changes = apply(self.request.project, proposal, self.masker)
                refusals = refuse(self.request.project, changes, self.request.target)
            except Misfit as misfit:
                refusals = (Refusal(rule=FIT, reason=str(misfit)),)
        if refusals:
            masked = tuple(r.model_copy(update={"reason": self.masker.code(r.reason)}) for r in refusals)
            return Refused(model=answer.model, summary=summary(proposal), refusals=masked)
        return self._accepted(proposal, changes, answer)

    def _accepted(self, proposal: Proposal, changes: tuple[Change, ...], answer: Answer) -> RepairOutcome:
        edits = applied(self.request.project, changes, answer.model)
        change = LlmChange(
            model=answer.model,
            files=tuple(edit.path for edit in edits),
            reason=plain(proposal.cause),
            tokens=self.asking.spent.tokens,
            usd=self.asking.spent.usd,
        )
        return RepairOutcome(
            group=self.group,
            changes=changes,
            edits=edits,
            llm=change,
            proposal=proposal,
            refused=tuple(self.refused),
        )

    def _without(self, message: str, *, exhausted: bool = False) -> RepairOutcome:
        return RepairOutcome(group=self.group, refused=tuple(self.refused), message=message, exhausted=exhausted)


def _json(text: str) -> str:
    """Without the fence that some models put around it."""
    stripped = text.strip()
    if stripped.startswith("```"):
        stripped = stripped.partition("\n")[2].rpartition("```")[0]
    return stripped


def _objection(refusals: Sequence[Refusal]) -> str:
    reasons = "\n".join(f"- {refusal.rule}: {refusal.reason[:1500]}" for refusal in refusals)
    return f"That was not applied:\n{reasons}\nAnswer again with one whole JSON proposal that repairs the same problem."

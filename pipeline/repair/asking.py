"""Asks one provider after the other, with back-off, until one answers."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from secrets import SystemRandom

from pipeline.repair.models import Answer, Budget, Prompt, Spent
from pipeline.repair.providers import Busy, Provider
from shared.errors import Misconfigured

Log = Callable[[str], None]


@dataclass(frozen=True)
class Backoff:
    """`first` seconds, then twice as long each time, at most `longest`; half of it up or down by chance."""

    tries: int = 3
    first: float = 1.0
    longest: float = 30.0

    def pause(self, number: int, asked: float | None) -> float:
        """Seconds after the `number`-th failure (from 0). `asked`: what the provider wants, within `longest`."""
        jitter = SystemRandom().uniform(0.5, 1.5)
        return min(max(self.first * 2**number * jitter, asked or 0.0), self.longest)


@dataclass
class Asking:
    """One round's conversation with the providers; counts what it costs and stops at the budget."""

    providers: Sequence[Provider]
    budget: Budget
    before: Spent
    """By the run until now."""
    log: Log
    backoff: Backoff = field(default_factory=Backoff)
    spent: Spent = field(default_factory=Spent)
    failure: str = ""
    """Why there was no answer."""
    _began: float = field(default_factory=time.monotonic)

    def ask(self, prompt: Prompt) -> Answer | None:
        """None: nobody answered, or the budget is used up; `failure` says which."""
        for provider in self.providers:
            answer = self._patiently(provider, prompt)
            if answer is not None:
                return answer
            if self._over(prompt):
                return None
        self.failure = self.failure or "No model is configured."
        return None

    def _patiently(self, provider: Provider, prompt: Prompt) -> Answer | None:
        for number in range(self.backoff.tries):
            if over := self._over(prompt):
                self.failure = over
                return None
            try:
                return self._counted(provider, prompt)
            except Misconfigured as error:
                self.failure = str(error)
                self.log(f"{error} It is not asked again.")
                return None
            except Busy as error:
                self.failure = str(error)
                self.log(f"{error} (try {number + 1} of {self.backoff.tries})")
                if number + 1 < self.backoff.tries:
                    time.sleep(min(self.backoff.pause(number, error.after), max(0.0, self._left)))
        return None

    def _counted(self, provider: Provider, prompt: Prompt) -> Answer:
        self.spent = self.spent.plus(Spent(requests=1))
        answer = provider.complete(prompt)
        cost = Spent(input_tokens=answer.input_tokens, output_tokens=answer.output_tokens, usd=answer.usd)
        self.spent = self.spent.plus(cost)
        return answer

    @property
    def _left(self) -> float:
        return self._began + self.budget.seconds - time.monotonic()

    def _over(self, prompt: Prompt) -> str | None:
        total = self.before.plus(self.spent)
        if over := total.exhausted(self.budget):
            return over
        if total.tokens + prompt.characters // 4 > self.budget.tokens:
            return f"The next request would exceed the budget of {self.budget.tokens} tokens."
        return "The time for this round is used up." if self._left <= 0 else None

"""What an app gets wrong that Azure reports late, obscurely or never; each found at load, in one sentence."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from typing import Any

from host.app import AppFunction, OrchestrationTrigger


def problems_of(function: AppFunction) -> Iterator[str]:
    """Every mistake in one function."""
    yield from _orchestrator_problems(function)
    yield from _client_problems(function)
    yield from _parameter_problems(function)


def _orchestrator_problems(function: AppFunction) -> Iterator[str]:
    if not isinstance(function.trigger, OrchestrationTrigger):
        return
    code: Any = getattr(function.call, "orchestrator_function", None)
    if function.trigger.parameter != "context":
        yield f"context_name must be 'context' on Azure, not '{function.trigger.parameter}'"
    if code is None:
        yield "another decorator hides the orchestrator: put @app.orchestration_trigger directly above the function"
    elif inspect.iscoroutinefunction(code) or inspect.isasyncgenfunction(code):
        yield "an orchestrator must be a plain generator: write 'def' and 'yield', not 'async def' and 'await'"
    elif not inspect.isgeneratorfunction(inspect.unwrap(code)):
        yield "an orchestrator must be a generator: it has no 'yield', so its tasks would never run"
    if function.clients:
        yield "an orchestrator cannot have a durable client: call it from an activity or a trigger"


def _client_problems(function: AppFunction) -> Iterator[str]:
    if not function.clients:
        return
    code: Any = getattr(function.call, "client_function", function.call)
    if not inspect.iscoroutinefunction(inspect.unwrap(code)):
        yield "a function with a durable client must be 'async def': the SDK awaits it"


def _parameter_problems(function: AppFunction) -> Iterator[str]:
    """The worker refuses a function whose parameters and bindings differ; `context` alone may be unbound."""
    if isinstance(function.trigger, OrchestrationTrigger):
        return
    bound = {function.trigger.parameter, *(client.parameter for client in function.clients)}
    parameters = inspect.signature(function.call).parameters
    named = {name for name, p in parameters.items() if p.kind in (p.POSITIONAL_OR_KEYWORD, p.KEYWORD_ONLY)}
    takes_any = any(p.kind is p.VAR_KEYWORD for p in parameters.values())
    for name in sorted(bound - named):
        if not takes_any:
            yield f"the binding '{name}' has no parameter of that name"
    for name in sorted(named - bound - {"context"}):
        yield f"the parameter '{name}' has no binding of that name"

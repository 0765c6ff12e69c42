"""From a binding as the decorators leave it (the dictionary of a function.json) to a typed trigger."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from host.app import ActivityTrigger, HttpTrigger, OrchestrationTrigger, QueueTrigger, TimerTrigger, Trigger
from host.bus import subscription_queue
from host.cron import Schedule
from shared.errors import Misconfigured


class BindingError(Misconfigured):
    """A binding that this host cannot serve; the message says which and why."""


def trigger_of(binding: Mapping[str, Any], function_name: str, settings: Mapping[str, str]) -> Trigger:
    """Raises `BindingError` for a kind or an option that the embedded host does not have."""
    parameter = str(binding["name"])
    match binding["type"]:
        case "serviceBusTrigger":
            return _queue_trigger(binding, settings)
        case "timerTrigger":
            schedule = Schedule.parse(resolve(str(binding["schedule"]), settings))
            return TimerTrigger(
                parameter, schedule, bool(binding.get("runOnStartup", False)), bool(binding.get("useMonitor", True))
            )
        case "httpTrigger":
            methods = frozenset(_plain(method).upper() for method in binding.get("methods") or ())
            route = str(binding.get("route") or function_name).strip("/")
            return HttpTrigger(parameter, route, methods, _plain(binding.get("authLevel") or "function").lower())
        case "orchestrationTrigger":
            return OrchestrationTrigger(parameter, str(binding.get("orchestration") or function_name))
        case "activityTrigger":
            return ActivityTrigger(parameter, str(binding.get("activity") or function_name))
        case other:
            raise BindingError(f"the trigger '{other}' is not supported by the embedded host.")


def _queue_trigger(binding: Mapping[str, Any], settings: Mapping[str, str]) -> QueueTrigger:
    if _plain(binding.get("cardinality") or "one").lower() == "many":
        raise BindingError("a Service Bus trigger with cardinality 'many' is not supported by the embedded host.")
    if binding.get("isSessionsEnabled"):
        raise BindingError("Service Bus sessions are not supported by the embedded host.")
    if "topicName" in binding:
        topic, name = (resolve(str(binding[key]), settings) for key in ("topicName", "subscriptionName"))
        return QueueTrigger(str(binding["name"]), subscription_queue(topic, name), (topic, name))
    return QueueTrigger(str(binding["name"]), resolve(str(binding["queueName"]), settings))


def resolve(text: str, settings: Mapping[str, str]) -> str:
    """Replace each `%NAME%` by that app setting, as the Functions host does."""

    def setting(match: re.Match[str]) -> str:
        try:
            return settings[match[1]]
        except KeyError:
            raise BindingError(f"'{text}' needs the setting {match[1]}, which is not set.") from None

    return re.sub(r"%(\w+)%", setting, text)


def _plain(value: Any) -> str:
    """Decorators leave enums or strings."""
    return str(getattr(value, "value", value))

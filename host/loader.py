"""Load a `function_app.py` the way Azure's worker does, but strictly: what would fail or vanish there fails here.

On Azure an app that does not load shows "No job functions found", and a blueprint that nobody registered just is not
there. Here every problem is listed at once, with the app's own traceback as the cause.
"""

from __future__ import annotations

import importlib.util
import sys
import traceback
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

from host.app import App, AppFunction, ClientInput, Trigger, read_limits
from host.bindings import BindingError, trigger_of
from host.misuse import problems_of
from shared.errors import Misconfigured

MODULE = "function_app"
"""The module's name, as on Azure: the SDK looks custom classes up by it."""


def load_app(directory: Path, settings: Mapping[str, str]) -> App:
    """Import `function_app.py` in `directory` and index it. `settings` resolves `%NAME%` in bindings.

    Raises `Misconfigured`; when the app's own code raised, that exception is the cause.
    """
    directory = directory.resolve()
    module = _import(directory / f"{MODULE}.py")
    apps = [value for value in vars(module).values() if hasattr(value, "get_functions")]
    if len(apps) != 1:
        raise Misconfigured(f"{directory / MODULE}.py must define one FunctionApp or DFApp, it has {len(apps)}.")
    return index_app(apps[0], directory, settings)


def index_app(app: Any, directory: Path, settings: Mapping[str, str]) -> App:
    """Index an app object (FunctionApp, DFApp or AsgiFunctionApp). `directory` holds its host.json, if it has one."""
    app.functions_bindings = None  # indexing an app twice is no duplicate name
    app._require_auth_level = True  # or it warns on the root logger when no function is HTTP
    try:
        functions = list(app.get_functions())
    except Exception as failure:  # the boundary to the app's code
        raise Misconfigured(f"The app cannot be indexed: {failure}") from failure
    found: list[AppFunction] = []
    problems = list(_unregistered(app, directory))
    for function in functions:
        try:
            found.append(_app_function(function, settings))
        except Misconfigured as wrong:
            problems.append(f"{function.get_function_name()}: {wrong}")
    problems += [f"{each.name}: {problem}" for each in found for problem in problems_of(each)]
    problems += _duplicates(found)
    if problems:
        raise Misconfigured("The app would not work:\n" + "\n".join(f"- {problem}" for problem in problems))
    return App(tuple(found), directory, read_limits(directory / "host.json"))


def _import(file: Path) -> ModuleType:
    if not file.is_file():
        raise Misconfigured(f"There is no {file}.")
    if str(file.parent) not in sys.path:
        sys.path.insert(0, str(file.parent))
    loaded = sys.modules.get(MODULE)
    if loaded and getattr(loaded, "__file__", None) == str(file):
        return loaded
    spec = importlib.util.spec_from_file_location(MODULE, file)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[MODULE] = module
    try:
        spec.loader.exec_module(module)
    except Exception as failure:  # the boundary to the app's code
        del sys.modules[MODULE]
        raise Misconfigured(f"{file} cannot be imported: {_where(failure, file.parent)}") from failure
    return module


def _where(failure: Exception, directory: Path) -> str:
    text = f"{type(failure).__name__}: {failure}"
    own = [f for f in traceback.extract_tb(failure.__traceback__) if f.filename.startswith(str(directory))]
    return f"{text} ({own[-1].filename}:{own[-1].lineno})" if own else text


def _app_function(function: Any, settings: Mapping[str, str]) -> AppFunction:
    bindings = [dict(binding.get_dict_repr()) for binding in function.get_bindings()]
    trigger_name = function.get_trigger().name
    trigger: Trigger | None = None
    clients: list[ClientInput] = []
    for binding in bindings:
        if binding["name"] == trigger_name:
            trigger = trigger_of(binding, function.get_function_name(), settings)
        elif binding["type"] == "durableClient":
            clients.append(ClientInput(binding["name"]))
        elif binding["type"] != "http":
            raise BindingError(f"the binding '{binding['type']}' is not supported by the embedded host.")
    assert trigger is not None
    return AppFunction(function.get_function_name(), function.get_user_function(), trigger, tuple(clients))


def _unregistered(app: Any, directory: Path) -> Iterator[str]:
    """Functions of blueprints that no `register_functions` took in: on Azure they silently do not exist."""
    registered = {id(builder) for builder in app._function_builders}
    for name, module in list(sys.modules.items()):
        file = getattr(module, "__file__", None) or ""
        if not file.startswith(f"{directory}/") or "site-packages" in file:
            continue
        for variable, value in list(vars(module).items()):
            builders: list[Any] = getattr(value, "_function_builders", None) or []
            lost = [b for b in builders if id(b) not in registered] if value is not app else []
            if lost and not hasattr(value, "get_functions"):
                names = ", ".join(str(builder._function.get_function_name()) for builder in lost)
                yield f"the blueprint {name}.{variable} is not registered with the app, so these are lost: {names}"


def _duplicates(functions: list[AppFunction]) -> Iterator[str]:
    seen: dict[tuple[str, str], str] = {}
    for function in functions:
        key = (type(function.trigger).__name__, function.durable_name)
        if function.is_durable and key in seen:
            yield f"{function.name}: {seen[key]} is already registered under the name '{function.durable_name}'"
        seen[key] = function.name

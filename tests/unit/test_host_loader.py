"""Apps that would not work on Azure, or would vanish there, are refused with a sentence that says why."""

import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest

from host.app import App, HttpTrigger, QueueTrigger
from host.loader import load_app
from shared.errors import Misconfigured

HEAD = """
import azure.functions as func
import azure.durable_functions as df
app = df.DFApp()
"""


@pytest.fixture(autouse=True)
def forget_app(tmp_path: Path) -> Iterator[None]:
    yield
    for name, module in list(sys.modules.items()):
        if (getattr(module, "__file__", None) or "").startswith(str(tmp_path)):
            del sys.modules[name]
    sys.modules.pop("function_app", None)
    sys.path[:] = [entry for entry in sys.path if not entry.startswith(str(tmp_path))]


def load(directory: Path, code: str, settings: dict[str, str] | None = None) -> App:
    (directory / "function_app.py").write_text(HEAD + textwrap.dedent(code))
    return load_app(directory, settings or {})


REFUSED = {
    "context_name must be 'context'": """
        @app.orchestration_trigger(context_name="ctx")
        def run(ctx):
            yield ctx.call_activity("a")
    """,
    "has no 'yield'": """
        @app.orchestration_trigger(context_name="context")
        def run(context):
            return 1
    """,
    "not 'async def'": """
        @app.orchestration_trigger(context_name="context")
        async def run(context):
            return 1
    """,
    "unique": """
        @app.activity_trigger(input_name="x")
        def same(x): return x
        @app.function_name("same")
        @app.activity_trigger(input_name="x")
        def other(x): return x
    """,
    "already registered under the name 'one'": """
        @app.activity_trigger(input_name="x", activity="one")
        def first(x): return x
        @app.activity_trigger(input_name="x", activity="one")
        def second(x): return x
    """,
    "blobTrigger' is not supported": """
        @app.blob_trigger(arg_name="blob", path="a/b", connection="c")
        def run(blob): pass
    """,
    "cardinality 'many'": """
        @app.service_bus_queue_trigger(arg_name="m", queue_name="q", connection="c", cardinality=func.Cardinality.MANY)
        def run(m): pass
    """,
    "needs the setting QUEUE": """
        @app.service_bus_queue_trigger(arg_name="m", queue_name="%QUEUE%", connection="c")
        def run(m): pass
    """,
    "must be 'async def'": """
        @app.route(route="x")
        @app.durable_client_input(client_name="client")
        def run(req, client): pass
    """,
    "the binding 'message' has no parameter": """
        @app.service_bus_queue_trigger(arg_name="message", queue_name="q", connection="c")
        def run(msg): pass
    """,
    "the parameter 'extra' has no binding": """
        @app.activity_trigger(input_name="x")
        def run(x, extra): pass
    """,
    "the binding 'queue' is not supported": """
        @app.route(route="x")
        @app.queue_output(arg_name="out", queue_name="q", connection="c")
        def run(req, out): pass
    """,
    "does not have a trigger": """
        @app.durable_client_input(client_name="client")
        async def run(client): pass
    """,
    "hides the orchestrator": """
        def swallow(function):
            def inner(context):
                return function(context)
            return inner
        @app.generic_trigger(arg_name="context", type="orchestrationTrigger")
        @swallow
        def run(context):
            yield
    """,
    "the blueprint function_app.lost is not registered with the app, so these are lost: gone": """
        lost = df.Blueprint()
        @lost.activity_trigger(input_name="x")
        def gone(x): return x
    """,
    "schedule": """
        @app.timer_trigger(arg_name="t", schedule="99 * * * * *")
        def run(t): pass
    """,
}


@pytest.mark.parametrize("reason", REFUSED)
def test_misuse_is_refused_at_load(tmp_path: Path, reason: str):
    with pytest.raises(Misconfigured) as refusal:
        load(tmp_path, REFUSED[reason])
    assert reason in str(refusal.value)


def test_every_problem_is_listed_at_once(tmp_path: Path):
    with pytest.raises(Misconfigured) as refusal:
        load(tmp_path, REFUSED["has no 'yield'"] + REFUSED["the parameter 'extra' has no binding"].replace("run", "b"))
    assert "has no 'yield'" in str(refusal.value)
    assert "'extra'" in str(refusal.value)


def test_an_import_error_keeps_its_traceback_and_names_the_line(tmp_path: Path):
    with pytest.raises(Misconfigured, match=r"ModuleNotFoundError: No module named 'nowhere'.*function_app.py:6"):
        load(tmp_path, "\nimport nowhere\n")
    with pytest.raises(Misconfigured) as refusal:
        load(tmp_path, "\nimport nowhere\n")
    assert isinstance(refusal.value.__cause__, ModuleNotFoundError)


def test_a_missing_app_and_one_without_app_object_are_refused(tmp_path: Path):
    with pytest.raises(Misconfigured, match="There is no"):
        load_app(tmp_path, {})
    with pytest.raises(Misconfigured, match="must define one"):
        load(tmp_path, "del app")


def test_bindings_become_typed_triggers(tmp_path: Path):
    app = load(
        tmp_path,
        """
        bp = df.Blueprint()
        @bp.service_bus_queue_trigger(arg_name="m", queue_name="%QUEUE%-in", connection="c")
        @bp.durable_client_input(client_name="client")
        async def received(m, client): pass
        @bp.route(route="runs/{id}", methods=["GET", "POST"])
        def http(req): return "x"
        app.register_functions(bp)
        """,
        {"QUEUE": "orders"},
    )
    [(function, trigger)] = app.triggered_by(QueueTrigger)
    assert trigger.queue == "orders-in"
    assert [client.parameter for client in function.clients] == ["client"]
    [(_, http)] = app.triggered_by(HttpTrigger)
    assert http == HttpTrigger("req", "runs/{id}", frozenset({"GET", "POST"}), "function")


def test_host_json_sets_limits_and_its_errors_are_named(tmp_path: Path):
    (tmp_path / "host.json").write_text(
        '{"extensions": {"durableTask": {"maxConcurrentActivityFunctions": 3}, "http": {"routePrefix": "/v1/"}}}'
    )
    limits = load(tmp_path, "").limits
    assert (limits.concurrent_activities, limits.route_prefix, limits.concurrent_messages) == (3, "v1", 16)
    (tmp_path / "host.json").write_text("{")
    with pytest.raises(Misconfigured, match=r"host.json"):
        load(tmp_path, "")

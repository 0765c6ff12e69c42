"""The management API as the SDK and a person with curl use it, and the app's HTTP triggers."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import azure.durable_functions as df
import azure.functions as func
import pytest
from starlette.applications import Starlette
from starlette.requests import Request as AsgiRequest
from starlette.responses import JSONResponse
from starlette.routing import Route

if TYPE_CHECKING:
    from host.testing import Driver, StartDriver

pytest_plugins = ["host.testing"]

SAMPLE = Path(__file__).parent.parent / "fixtures" / "sample_app"


@pytest.fixture
def run(app_driver: StartDriver) -> Iterator[Driver]:
    with app_driver(SAMPLE, settings={"EVENTS_QUEUE": "events"}, skip_idle=False) as driver:
        yield driver


def call(method: str, url: str, body: Any = None, **headers: str) -> tuple[int, Any]:
    data = None if body is None else json.dumps(body).encode()
    try:
        with urlopen(Request(url, data, headers, method=method), timeout=20) as response:
            status, text = response.status, response.read().decode()
    except HTTPError as answer:
        status, text = answer.code, answer.read().decode()
    try:
        return status, json.loads(text)
    except ValueError:
        return status, text


def rpc(run: Driver) -> str:
    return str(json.loads(run.host._worker.client_binding)["rpcBaseUrl"])


def test_anonymous_and_keyed_functions(run: Driver):
    assert call("GET", f"{run.host.url}/api/hello/Ada?q=1") == (200, "hello Ada 1")
    assert call("POST", f"{run.host.url}/api/runs/r1", ["a"])[0] == 401
    key = {"x-functions-key": run.host.function_key}
    status, links = call("POST", f"{run.host.url}/api/runs/r1", ["a"], **key)
    assert status == 202
    assert run.result("r1") == ["A"]
    status, document = call("GET", links["statusQueryGetUri"])
    assert (status, document["output"], document["runtimeStatus"]) == (200, ["A"], "Completed")
    assert call("GET", f"{run.host.url}/api/some/where/else") == (200, "fallback GET some/where/else")
    assert call("GET", f"{run.host.url}/elsewhere")[0] == 404


def test_the_management_api_wants_its_code(run: Driver):
    assert call("GET", f"{run.host.url}/runtime/webhooks/durabletask/instances?code=guess")[0] == 401
    assert call("GET", f"{run.host.url}/durabletask/guess/instances/")[0] == 401


def test_status_codes_are_those_of_the_extension(run: Driver):
    base = rpc(run)
    assert call("GET", f"{base}instances/none") == (404, "")
    assert call("POST", f"{base}orchestrators/unknown", "1")[0] == 400
    assert call("POST", f"{base}orchestrators/approval/a", "3600")[0] == 202
    assert call("POST", f"{base}orchestrators/approval/a", "3600")[0] == 500
    assert call("POST", f"{base}orchestrators/approval/bad%00id", "1")[0] == 400
    run.settle()
    status, document = call("GET", f"{base}instances/a?showHistory=true")
    assert (status, document["runtimeStatus"], document["input"]) == (202, "Running", "3600")
    assert document["historyEvents"][0]["EventType"] == "ExecutionStarted"
    assert call("POST", f"{base}instances/a/rewind?reason=x")[0] == 410
    assert call("POST", f"{base}instances/a/suspend?reason=x")[0] == 202
    assert call("POST", f"{base}instances/a/resume?reason=x")[0] == 202
    assert call("DELETE", f"{base}instances/a")[0] == 404
    for action in ("raiseEvent/x", "terminate?reason=x"):
        assert call("POST", f"{base}instances/none/{action}", 1)[0] == 404
    assert call("POST", f"{base}instances/a/terminate?reason=enough")[0] == 202
    for action in ("raiseEvent/x", "terminate?reason=x", "suspend?reason=x"):
        assert call("POST", f"{base}instances/a/{action}", 1)[0] == 410
    assert call("GET", f"{base}instances/a")[1]["output"] == "enough"
    assert len(call("GET", f"{base}instances/?runtimeStatus=Terminated,Failed")[1]) == 1
    assert call("GET", f"{base}instances/?runtimeStatus=Running") == (200, [])
    assert call("DELETE", f"{base}instances/a") == (200, {"instancesDeleted": 1})


def test_a_failed_instance_is_a_200(run: Driver):
    run.start("failing", "x", "f")
    run.finished("f")
    status, document = call("GET", f"{rpc(run)}instances/f?showInput=false")
    assert (status, document["runtimeStatus"], document["input"]) == (200, "Failed", None)


def durable_app() -> df.DFApp:
    """An app whose functions try the whole client."""
    app = df.DFApp(http_auth_level=func.AuthLevel.ANONYMOUS)

    @app.orchestration_trigger(context_name="context")
    def waiting(context: df.DurableOrchestrationContext):
        return (yield context.wait_for_external_event("go"))

    @app.route(route="client")
    @app.durable_client_input(client_name="client")
    async def use(req: func.HttpRequest, client: df.DurableOrchestrationClient) -> str:
        seen: list[Any] = [bool(await client.get_status("one"))]
        await client.start_new("waiting", "one", {"a": 1})
        with pytest.raises(Exception, match="already running"):
            await client.start_new("waiting", "one")
        with pytest.raises(Exception, match="doesn't exist"):
            await client.start_new("nothing")
        await client.suspend("one", "why")
        await client.resume("one", "why")
        await client.raise_event("one", "go", {"b": 2})
        answer = await client.wait_for_completion_or_create_check_status_response(req, "one", 10000, 50)
        seen.append(answer.get_body().decode())
        with pytest.raises(Exception, match="gone"):
            await client.raise_event("one", "go")
        status = await client.get_status("one", show_history=True, show_input=True)
        seen += [str(status.runtime_status), status.input_, len(await client.get_status_all())]
        await client.terminate("one", "too late is no error")
        seen.append((await client.purge_instance_history("one")).instances_deleted)
        seen.append((await client.purge_instance_history("one")).instances_deleted)
        return json.dumps(seen)

    return app


def test_the_sdks_client_finds_what_it_expects(app_driver: StartDriver, tmp_path: Path):
    with app_driver(durable_app(), directory=tmp_path, skip_idle=False) as run:
        status, seen = call("GET", f"{run.host.url}/api/client")
    assert status == 200
    assert seen == [False, '{"b": 2}', "OrchestrationRuntimeStatus.Completed", '{"a": 1}', 1, 1, 0]


def test_an_asgi_app_behind_one_catch_all_trigger(app_driver: StartDriver, tmp_path: Path):
    async def echo(request: AsgiRequest) -> JSONResponse:
        body = {"path": request.url.path, "query": str(request.url.query), "body": (await request.body()).decode()}
        return JSONResponse(body, 201, {"x-answer": "42"})

    asgi = Starlette(routes=[Route("/v1/things/{name}", echo, methods=["PUT"])])
    app = func.AsgiFunctionApp(asgi, http_auth_level=func.AuthLevel.ANONYMOUS)
    (tmp_path / "host.json").write_text('{"extensions": {"http": {"routePrefix": ""}}}')
    with app_driver(app, directory=tmp_path) as run:
        status, answer = call("PUT", f"{run.host.url}/v1/things/x%20y?a=1&a=2", {"k": "v"})
        assert (status, answer) == (201, {"path": "/v1/things/x y", "query": "a=1&a=2", "body": '{"k": "v"}'})
        assert call("GET", f"{run.host.url}/v1/nothing")[0] == 404

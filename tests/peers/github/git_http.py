"""git over HTTP, by git's own `http-backend`, for those whose token allows it."""

import asyncio
import base64
import os
import subprocess

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tests.peers.github.state import Github


def git_routes(github: Github) -> list[Route]:
    async def endpoint(request: Request) -> Response:
        body = await request.body()
        return await asyncio.to_thread(_answered, github, request, body)

    return [Route("/{owner}/{name}.git/{rest:path}", endpoint, methods=["GET", "POST"])]


def _answered(github: Github, request: Request, body: bytes) -> Response:
    path = request.url.path
    github.requests.append((request.method, f"{path}?{request.url.query}"))
    writes = "git-receive-pack" in f"{path}{request.url.query}"
    repo = github.repos.get(f"{request.path_params['owner']}/{request.path_params['name']}")
    needs = {"contents": "write" if writes else "read"}
    token = _token(request)
    if repo is None or token is None or not github.allowed(token, repo, needs):
        return Response("Not found", 401, {"WWW-Authenticate": 'Basic realm="GitHub"'})
    if writes and request.method == "POST" and (hook := github.before.pop(("POST", "git-receive-pack"), None)):
        hook()
    return _backend(github, request, path, body)


def _token(request: Request) -> str | None:
    scheme, _, value = request.headers.get("authorization", "").partition(" ")
    if scheme != "Basic":
        return None
    user, _, password = base64.b64decode(value).decode().partition(":")
    return password if user == "x-access-token" else None


def _backend(github: Github, request: Request, path: str, body: bytes) -> Response:
    environment = {
        "PATH": os.environ["PATH"],
        "GIT_PROJECT_ROOT": str(github.root),
        "GIT_HTTP_EXPORT_ALL": "1",
        "REMOTE_USER": "app",
        "REQUEST_METHOD": request.method,
        "PATH_INFO": path,
        "QUERY_STRING": request.url.query,
        "CONTENT_TYPE": request.headers.get("content-type", ""),
        "CONTENT_LENGTH": str(len(body)),
        "HTTP_CONTENT_ENCODING": request.headers.get("content-encoding", ""),
        "GIT_PROTOCOL": request.headers.get("git-protocol", ""),
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": "safe.directory",
        "GIT_CONFIG_VALUE_0": "*",
    }
    done = subprocess.run(["git", "http-backend"], input=body, capture_output=True, env=environment, check=False)
    head, _, content = done.stdout.partition(b"\r\n\r\n")
    headers = dict(line.split(": ", 1) for line in head.decode().split("\r\n") if ": " in line)
    status = int(headers.pop("Status", "200").split()[0])
    return Response(content, status, headers)

"""The REST routes. Each names the permission that GitHub documents for it, and checks its body's published shape."""

import json
import time
from collections.abc import Callable
from typing import Any

import jwt
from githubkit_schemas.latest import models
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from tests.peers.github.shapes import MOMENT, Invalid, answer, checked
from tests.peers.github.state import ACCOUNT, APP_ID, INSTALLATION, SLUG, Github, Repo

MAX_PULL_BODY = 65_536


class Refused(Exception):
    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status


Body = dict[str, Any]
Handler = Callable[["Call"], Any]


class Call:
    """One request."""

    def __init__(self, github: Github, request: Request, body: Body) -> None:
        self.github, self.request, self.body = github, request, body
        self.path = request.path_params
        self.query = request.query_params
        self.base = str(request.base_url).rstrip("/")

    @property
    def repo(self) -> Repo:
        found = self.github.repos.get(f"{self.path['owner']}/{self.path['name']}")
        if found is None:
            raise Refused(404, "Not Found")
        return found


def routes(github: Github) -> list[Route]:
    return [
        Route(path, _endpoint(github, handler, needs), methods=[method])
        for method, path, handler, needs in (
            ("GET", "/app", app, "app"),
            ("GET", "/app/installations/{id:int}", installation, "app"),
            ("POST", "/app/installations/{id:int}/access_tokens", access_token, "app"),
            ("GET", "/installation/repositories", repositories, {"metadata": "read"}),
            ("GET", "/repos/{owner}/{name}/collaborators/{login}/permission", permission, {"metadata": "read"}),
            ("GET", "/repos/{owner}/{name}/commits/{ref:path}/check-runs", list_checks, {"checks": "read"}),
            ("GET", "/repos/{owner}/{name}/commits/{ref:path}", commit, {"contents": "read"}),
            ("GET", "/repos/{owner}/{name}/git/ref/{ref:path}", get_ref, {"contents": "read"}),
            ("PATCH", "/repos/{owner}/{name}/git/refs/{ref:path}", update_ref, {"contents": "write"}),
            ("DELETE", "/repos/{owner}/{name}/git/refs/{ref:path}", delete_ref, {"contents": "write"}),
            ("GET", "/repos/{owner}/{name}/pulls", list_pulls, {"pull_requests": "read"}),
            ("POST", "/repos/{owner}/{name}/pulls", create_pull, {"pull_requests": "write", "contents": "read"}),
            ("GET", "/repos/{owner}/{name}/pulls/{number:int}", get_pull, {"pull_requests": "read"}),
            ("PATCH", "/repos/{owner}/{name}/pulls/{number:int}", update_pull, {"pull_requests": "write"}),
            ("POST", "/repos/{owner}/{name}/issues/{number:int}/comments", comment, {"issues": "write"}),
            ("POST", "/repos/{owner}/{name}/issues/comments/{id:int}/reactions", react, {"issues": "write"}),
            ("POST", "/repos/{owner}/{name}/check-runs", create_check, {"checks": "write"}),
            ("PATCH", "/repos/{owner}/{name}/check-runs/{id:int}", update_check, {"checks": "write"}),
            ("POST", "/graphql", graphql, {"pull_requests": "write"}),
        )
    ]


def _endpoint(github: Github, handler: Handler, needs: Any) -> Callable[[Request], Any]:
    async def endpoint(request: Request) -> Response:
        raw = await request.body()
        return await run(lambda: _answered(github, handler, needs, request, raw))

    return endpoint


async def run(work: Callable[[], Response]) -> Response:
    import asyncio

    return await asyncio.to_thread(work)


def _answered(github: Github, handler: Handler, needs: Any, request: Request, raw: bytes) -> Response:
    path = request.url.path
    github.requests.append((request.method, f"{path}?{request.url.query}" if request.url.query else path))
    if github.unwell > 0:
        github.unwell -= 1
        return JSONResponse({"message": "Bad Gateway"}, 502)
    if hook := github.before.pop((request.method, path.rsplit("/", 1)[-1]), None):
        hook()
    call = Call(github, request, json.loads(raw) if raw else {})
    try:
        _authorise(call, needs)
        found = handler(call)
    except Invalid as error:
        github.faults.append(f"{request.method} {path}: {error}")
        return JSONResponse({"message": "Invalid request.", "errors": [str(error)]}, 422)
    except Refused as error:
        if error.status in (401, 403):
            github.faults.append(f"{request.method} {path}: {error}")
        return JSONResponse({"message": str(error), "documentation_url": "x"}, error.status)
    if found is None:
        return Response(status_code=204)
    return JSONResponse(found, 201 if request.method == "POST" and path != "/graphql" else 200)


def _authorise(call: Call, needs: Any) -> None:
    scheme, _, token = call.request.headers.get("authorization", "").partition(" ")
    if needs == "app":
        try:
            claims = jwt.decode(token, call.github.key.public_key(), algorithms=["RS256"], options={"verify_iat": True})
        except jwt.PyJWTError as error:
            raise Refused(401, f"A JSON web token could not be decoded: {error}") from error
        if scheme != "Bearer" or claims["iss"] != APP_ID or claims["exp"] - time.time() > 600:
            raise Refused(401, "'Expiration time' claim ('exp') is too far in the future")
        return
    if token not in call.github.tokens:
        raise Refused(401, "Bad credentials")
    repo = call.repo if "owner" in call.path else None
    if not call.github.allowed(token, repo, needs):
        raise Refused(403, f"Resource not accessible by integration: {needs}")


# The App


def app(call: Call) -> Body:
    return answer(models.Integration, {"slug": SLUG, "id": int(APP_ID), "name": SLUG})


def installation(call: Call) -> Body:
    if call.path["id"] != INSTALLATION or not call.github.installed:
        raise Refused(404, "Not Found")
    account = {"id": ACCOUNT, "login": "acme"}
    shape = answer(models.Installation, {"id": INSTALLATION, "account": None, "suspended_at": None})
    return {**shape, "account": answer(models.SimpleUser, account)}


def access_token(call: Call) -> Body:
    body = checked(models.AppInstallationsInstallationIdAccessTokensPostBody, call.body)
    if call.path["id"] != INSTALLATION or not call.github.installed:
        raise Refused(404, "Not Found")
    ids = {repo.id for repo in call.github.repos.values()}
    if not set(body.get("repository_ids", [])) <= ids:
        raise Refused(422, "There is at least one repository that does not exist or is not accessible")
    token = call.github.new_token(body.get("repository_ids"), body.get("permissions", {}))
    moment = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(time.time() + 3600))
    return answer(models.InstallationToken, {"token": token, "expires_at": moment})


def repositories(call: Call) -> Body:
    page, size = int(call.query.get("page", 1)), int(call.query.get("per_page", 30))
    every = list(call.github.repos.values())
    items = [
        answer(models.Repository, _repository(call, repo, {"default_branch": "main"}))
        for repo in every[(page - 1) * size : page * size]
    ]
    return {"total_count": len(every), "repositories": items}


def _repository(call: Call, repo: Repo, more: Body) -> Body:
    name = repo.full_name
    return {"id": repo.id, "full_name": name, "name": name.partition("/")[2], "private": True, **more}


# Repository


def permission(call: Call) -> Body:
    level = call.repo.permissions.get(call.path["login"])
    if level is None:
        raise Refused(404, f"{call.path['login']} is not a user")
    return answer(models.RepositoryCollaboratorPermission, {"permission": level, "role_name": level})


def commit(call: Call) -> Body:
    ref = call.path["ref"]
    try:
        sha = call.repo.git("rev-parse", "--verify", f"{ref}^{{commit}}")
    except Exception as error:
        raise Refused(422, f"No commit found for SHA: {ref}") from error
    return answer(models.Commit, {"sha": sha})


def get_ref(call: Call) -> Body:
    return _ref(call.repo, call.path["ref"])


def _ref(repo: Repo, ref: str) -> Body:
    sha = repo.branches().get(ref.removeprefix("heads/"))
    if sha is None:
        raise Refused(404, "Not Found")
    return answer(models.GitRef, {"ref": f"refs/{ref}", "object": {"sha": sha, "type": "commit", "url": "x"}})


def update_ref(call: Call) -> Body:
    body = checked(models.ReposOwnerRepoGitRefsRefPatchBody, call.body)
    call.repo.git("update-ref", f"refs/{call.path['ref']}", body["sha"])
    return _ref(call.repo, call.path["ref"])


def delete_ref(call: Call) -> None:
    _ref(call.repo, call.path["ref"])
    call.repo.git("update-ref", "-d", f"refs/{call.path['ref']}")


# Pull requests


def list_pulls(call: Call) -> list[Body]:
    head, base, state = (call.query.get(name) for name in ("head", "base", "state"))
    return [
        answer(models.PullRequestSimple, _pull(call, pull))
        for pull in call.repo.pulls
        if pull["state"] == (state or "open")
        and (head is None or head == f"acme:{pull['head']}")
        and (base is None or base == pull["base"])
    ]


def create_pull(call: Call) -> Body:
    body, repo = checked(models.ReposOwnerRepoPullsPostBody, call.body), call.repo
    branches = repo.branches()
    if len(body.get("body", "")) > MAX_PULL_BODY:
        raise Invalid("body is too long (maximum is 65536 characters)")
    for side in ("head", "base"):
        if body[side] not in branches:
            raise Invalid(f"PullRequest {side} is invalid")
    if not repo.git("rev-list", f"{branches[body['base']]}..{branches[body['head']]}"):
        raise Refused(422, f"No commits between {body['base']} and {body['head']}")
    if any(pull["head"] == body["head"] and pull["base"] == body["base"] for pull in repo.open_pulls()):
        raise Refused(422, f"A pull request already exists for acme:{body['head']}.")
    pull = {"number": len(repo.pulls) + 1, "state": "open", "draft": False, "from": repo.id, **body}
    repo.pulls.append(pull)
    return answer(models.PullRequest, _pull(call, pull))


def get_pull(call: Call) -> Body:
    return answer(models.PullRequest, _pull(call, _found(call)))


def update_pull(call: Call) -> Body:
    body, pull = checked(models.ReposOwnerRepoPullsPullNumberPatchBody, call.body), _found(call)
    if len(body.get("body", "")) > MAX_PULL_BODY:
        raise Invalid("body is too long (maximum is 65536 characters)")
    pull.update(body)
    return answer(models.PullRequest, _pull(call, pull))


def _found(call: Call) -> Body:
    found = next((pull for pull in call.repo.pulls if pull["number"] == call.path["number"]), None)
    if found is None:
        raise Refused(404, "Not Found")
    return found


def _pull(call: Call, pull: Body) -> Body:
    repo, number = call.repo, pull["number"]
    sha = repo.branches().get(pull["head"], "0" * 40)
    head_repo = answer(models.Repository, _repository(call, repo, {"id": pull["from"]}))
    return {
        "number": number,
        "node_id": f"PR_{number}",
        "html_url": f"{call.base}/{repo.full_name}/pull/{number}",
        "state": pull["state"],
        "draft": pull["draft"],
        "title": pull["title"],
        "body": pull.get("body"),
        "created_at": MOMENT,
        "head": {"ref": pull["head"], "sha": sha, "label": f"acme:{pull['head']}", "repo": head_repo},
        "base": {"ref": pull["base"], "sha": sha, "label": f"acme:{pull['base']}", "repo": head_repo},
    }


def graphql(call: Call) -> Body:
    assert "markPullRequestReadyForReview" in call.body["query"]
    number = int(call.body["variables"]["id"].removeprefix("PR_"))
    for repo in call.github.repos.values():
        for pull in repo.pulls:
            if pull["number"] == number:
                pull["draft"] = False
    return {"data": {"markPullRequestReadyForReview": {"clientMutationId": None}}}


# Conversation and checks


def comment(call: Call) -> Body:
    body = checked(models.ReposOwnerRepoIssuesIssueNumberCommentsPostBody, call.body)
    call.repo.comments.append({"issue": call.path["number"], **body})
    return answer(models.IssueComment, {"id": len(call.repo.comments), "body": body["body"]})


def react(call: Call) -> Body:
    body = checked(models.ReposOwnerRepoIssuesCommentsCommentIdReactionsPostBody, call.body)
    call.repo.reactions.append({"comment": call.path["id"], **body})
    return answer(models.Reaction, {"content": body["content"]})


def list_checks(call: Call) -> Body:
    name = call.query.get("check_name")
    runs = [run for run in call.repo.checks if run["head_sha"] == call.path["ref"] and name in (None, run["name"])]
    return {"total_count": len(runs), "check_runs": [answer(models.CheckRun, _check(run)) for run in runs]}


def create_check(call: Call) -> Body:
    body = checked(models.ReposOwnerRepoCheckRunsPostBodyOneof0, call.body)
    run = {"id": len(call.repo.checks) + 1, "annotations": [], **body}
    run["annotations"] = list(body.get("output", {}).get("annotations", []))
    call.repo.checks.append(run)
    return answer(models.CheckRun, _check(run))


def update_check(call: Call) -> Body:
    checked(models.ReposOwnerRepoCheckRunsCheckRunIdPatchBodyAnyof1, call.body)
    run = next((run for run in call.repo.checks if run["id"] == call.path["id"]), None)
    if run is None:
        raise Refused(404, "Not Found")
    run["annotations"] += call.body.get("output", {}).get("annotations", [])
    return answer(models.CheckRun, _check(run))


def _check(run: Body) -> Body:
    names = ("id", "head_sha", "name", "external_id", "status", "conclusion")
    return {"check_suite": None, "app": None, **{name: run.get(name) for name in names}}

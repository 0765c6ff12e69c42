"""HTTP: reporters send what builds print. The answer is the offset from which they go on."""

import json

import azure.durable_functions as df
import azure.functions as func

from pipeline import log_intake
from pipeline.bootstrap import services
from shared.errors import Unavailable

blueprint = df.Blueprint()


@blueprint.route(
    "api/builds/{build_id}/log", trigger_arg_name="request", methods=["POST"], auth_level=func.AuthLevel.ANONYMOUS
)
def build_log(request: func.HttpRequest) -> func.HttpResponse:
    """401 without a token of this build's pod, 413 for too much at once, 503 when the cluster can't be asked."""
    build_id = request.route_params["build_id"]
    token = request.headers.get("Authorization", "").removeprefix("Bearer ")
    content, offset = request.get_body(), request.params.get("offset", "")
    if len(content) > log_intake.MAX_CHUNK_BYTES or not offset.isdecimal():
        return func.HttpResponse(status_code=413 if offset.isdecimal() else 400)
    try:
        if not log_intake.may_write(services(), build_id, token):
            return func.HttpResponse(status_code=401)
        ended = request.params.get("ended") == "1"
        end = log_intake.take(services(), build_id, int(offset), content, ended=ended)
    except Unavailable:
        return func.HttpResponse(status_code=503, headers={"Retry-After": "1"})
    return func.HttpResponse(json.dumps({"next": end}), mimetype="application/json")

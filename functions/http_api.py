"""HTTP: for now only whether the service is up."""

import azure.durable_functions as df
import azure.functions as func

from pipeline.bootstrap import services

blueprint = df.Blueprint()


@blueprint.route("health", trigger_arg_name="request", methods=["GET"], auth_level=func.AuthLevel.ANONYMOUS)
def health(request: func.HttpRequest) -> func.HttpResponse:
    """200 when the database answers; the caller sees no detail."""
    services().store.runs(limit=1)
    return func.HttpResponse('{"status": "ok"}', mimetype="application/json")

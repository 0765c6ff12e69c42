"""HTTP: every path, through one trigger, to the one ASGI app of functions/api.

Functions hands whole answers on, so nothing streams here: followers of logs ask part by part (docs/adr/0010). Where
the embedded host or uvicorn serve the same app, they call it directly.
"""

import azure.durable_functions as df
import azure.functions as func

blueprint = df.Blueprint()

NAME = "http_api"


@blueprint.route("{*path}", trigger_arg_name="request", auth_level=func.AuthLevel.ANONYMOUS)
async def http_api(request: func.HttpRequest, context: func.Context) -> func.HttpResponse:
    from functions.api.asgi import buffered_app  # costs a second: only processes that are asked pay for it

    return await func.AsgiMiddleware(buffered_app()).handle_async(request, context)

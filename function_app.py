"""The Azure Functions app (v2 programming model). Registers every blueprint; nothing else."""

import azure.durable_functions as df

from functions import (
    activities,
    build_finished,
    build_log,
    http_api,
    orchestrator,
    outbox,
    run_requested,
    timers,
)

app = df.DFApp()
for module in (run_requested, build_finished, build_log, orchestrator, activities, timers, outbox, http_api):
    app.register_functions(module.blueprint)

"""The API in a process of its own, for benchmarks: python -m benchmarks.serving DATABASE_URL HOME [RUN_ID].

Prints its URL and a token as JSON, then serves until stdin ends. With RUN_ID it also starts a build of
`benchmarks.chatty` for that run, through the local runner, once it reads a line.
"""

import contextlib
import json
import os
import socket
import sys
import threading
from pathlib import Path

import uvicorn

from functions.api.application import create_app
from host.bus import Bus
from pipeline.bootstrap import local_services
from pipeline.runners.local import LocalRunner
from shared import log
from shared.auth import Verifier, local_issuer
from shared.models import BuildSpec, StepName, Target
from shared.settings import Settings
from shared.store import Store


def main(url: str, home: Path, run_id: str | None) -> None:
    log.configure("INFO", home / "service.log")
    settings = Settings(home=home, database_url=url, api_requests_per_second=1e6, api_burst=1e6)
    with Store.open(url) as store, contextlib.closing(Bus(url)) as bus:
        services = local_services(settings, store, bus)
        app = create_app(services, Verifier((local_issuer(home),)))
        listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)  # as host/http.py does
        listening.bind(("127.0.0.1", 0))
        listening.listen(256)
        server = uvicorn.Server(
            uvicorn.Config(
                app, interface="asgi3", log_config=None, access_log=False, lifespan="off", timeout_keep_alive=75
            )
        )
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        where = f"http://127.0.0.1:{listening.getsockname()[1]}"
        print(json.dumps({"url": where, "token": (home / "token").read_text(), "pid": os.getpid()}), flush=True)
        for _ in sys.stdin:
            if run_id is not None:
                runner = LocalRunner(settings, store, bus, services.exchange, agent="benchmarks.chatty")
                runner.start(spec(run_id))
        server.should_exit = True
        thread.join(5)
        services.pump.stop(0.1)


def spec(run_id: str) -> BuildSpec:
    name = f"build-{run_id}-build-1"
    return BuildSpec(
        build_id=name, run_id=run_id, step=StepName.BUILD, attempt=1, target=Target(), name="chatty", output="build-1"
    )


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), sys.argv[3] if len(sys.argv) > 3 else None)

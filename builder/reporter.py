"""The sidecar of a build pod: the only one there with an identity, and it runs none of the project's code.

`python -m builder.reporter --build ID --run ID --output DIR --log FILE`. The kubelet stops it when the build is over,
and a process without a handler would not hear that: the handler comes before all that takes time to import.
"""

import argparse
import os
import signal
import sys
import threading
from functools import partial
from pathlib import Path
from types import FrameType


def main(arguments: list[str] | None = None) -> int:
    over = threading.Event()
    signal.signal(signal.SIGTERM, partial(_end, over))
    options = _options().parse_args(arguments)
    from builder.reporting import Lines, LogSink, Reporter
    from shared.bus.service_bus import ServiceBus, namespace_of
    from shared.errors import AutoBuilderError
    from shared.exchange import drop_links
    from shared.settings import Settings
    from shared.telemetry import well_formed

    url, token = os.environ.get("AUTOBUILDER_LOG_URL"), os.environ.get("AUTOBUILDER_LOG_TOKEN_FILE", "")
    sink = LogSink(url, options.build, Path(token)) if url else None
    drop_links(options.output)
    lines = Lines(options.output / "log", options.log)
    namespace = namespace_of(Settings())
    bus = ServiceBus(namespace) if namespace else None
    place = well_formed(os.environ.get("TRACEPARENT"))
    reporter = Reporter(options.run, options.build, options.output, lines, sink, bus, place)
    reporter.follow(over)
    try:
        reporter.close()
    except AutoBuilderError as error:
        print(error, file=sys.stderr, flush=True)
        return 1
    return 0


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="builder.reporter", description="Reports on the build of its pod.")
    parser.add_argument("--build", required=True)
    parser.add_argument("--run", required=True)
    parser.add_argument("--output", type=Path, required=True, help="the build's directory in the exchange")
    parser.add_argument("--log", type=Path, required=True, help="what the build prints, in a volume of the pod")
    return parser


def _end(over: threading.Event, _signal: int, _frame: FrameType | None) -> None:
    over.set()


if __name__ == "__main__":
    sys.exit(main())

"""`autobuilder serve`: the embedded host until Ctrl-C."""

import signal
import threading

from cli.session import session
from cli.view import stderr_console


def serve(port: int) -> int:
    console, stop = stderr_console(), threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda _number, _frame: stop.set())
    with session(with_host=True, http_port=port) as here:
        console.print(f"Serving on http://127.0.0.1:{port} (Ctrl-C ends it; runs go on at the next start).")
        while not stop.wait(1.0):
            here.check_host()
    return 0

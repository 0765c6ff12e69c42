"""`autobuilder serve`: the embedded host with the API and the web pages, until Ctrl-C."""

import ipaddress
import signal
import threading
from collections.abc import Generator
from contextlib import contextmanager

from rich.console import Console

from cli.session import Http, session
from cli.view import stderr_console
from pipeline.bootstrap import Services
from shared.errors import InvalidRequest, Misconfigured
from shared.settings import Settings
from shared.store import Store


def serve(port: int, address: str, web_port: int | None) -> int:
    """Raises Misconfigured for an address that others reach while nobody's tokens are known."""
    check_address(address, Settings())
    console, stop = stderr_console(), threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda _number, _frame: stop.set())
    with session(with_host=True, http=lambda services: local_http(services, address, port)) as here:
        assert here.host is not None
        at = f"http://{f'[{address}]' if ':' in address else address}:{here.host.host.url.rpartition(':')[2]}"
        console.print(f"Serving on {at} (Ctrl-C ends it; runs go on at the next start).", highlight=False)
        if is_loopback(address):
            console.print(f"The token of this machine is in {here.settings.home / 'token'}.", highlight=False)
        with _web_pages(console, here.settings, at, web_port if is_loopback(address) else None):
            while not stop.wait(1.0):
                here.check_host()
        console.print(_what_goes_on(here.store), highlight=False)
    return 0


def _what_goes_on(store: Store) -> str:
    runs, builds = len(store.unfinished_runs()), len(store.running_builds())
    if not runs:
        return "Stopping."
    meanwhile = f"; builds that go on meanwhile: {builds}" if builds else ""
    return f"Stopping. Runs that go on at the next start: {runs}{meanwhile}. `autobuilder cancel RUN` ends one."


@contextmanager
def _web_pages(console: Console, settings: Settings, api_url: str, port: int | None) -> Generator[None]:
    """The pages while this lasts, or what is missing for them. `port` None: they are not wanted."""
    from cli.web import start_web, why_not

    missing = why_not() if port is not None else None
    if missing is not None:
        console.print(missing, highlight=False)
    if port is None or missing is not None:
        yield
        return
    pages = start_web(settings, api_url, port)
    console.print(f"Web pages: {pages.link}", highlight=False, soft_wrap=True)
    try:
        yield
    finally:
        pages.stop()


def check_address(address: str, settings: Settings) -> None:
    """Raises InvalidRequest, Misconfigured."""
    if not is_loopback(address) and not settings.issuers:
        message = f"{address} can be reached by others, and nobody's tokens are known: set AUTOBUILDER_ISSUERS first."
        raise Misconfigured(message)


def is_loopback(address: str) -> bool:
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError as error:
        raise InvalidRequest(f"{address} is no IP address; 127.0.0.1 is this machine alone.") from error


def local_http(services: Services, address: str, port: int) -> Http:
    """This machine's own token opens the API on loopback only."""
    from functions.api.application import create_app
    from functions.http_api import NAME
    from shared.auth import Verifier, local_issuer

    settings = services.settings
    own = (local_issuer(settings.home),) if is_loopback(address) else ()
    return Http(address, port, {NAME: create_app(services, Verifier((*settings.issuers, *own)))})

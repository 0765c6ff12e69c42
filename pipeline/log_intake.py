"""Log lines that reporters send from build pods."""

from pipeline.bootstrap import Services
from shared.store import BuildRow

MAX_CHUNK_BYTES = 256 * 1024


def may_write(services: Services, build_id: str, token: str) -> bool:
    """Whether the token belongs to a pod of this build. Raises Unavailable when the cluster can't be asked."""
    return bool(token) and services.runner.build_of(token) == build_id


def take(services: Services, build_id: str, offset: int, content: bytes, *, ended: bool) -> int:
    """Stores bytes that follow on what is there, and no others; the offset at which to go on, whatever was sent."""
    end = services.store.log_end(build_id)
    if offset != end or not content:
        return end
    return services.store.append_log(build_id, offset, content, ended=ended)


def catch_up(services: Services, build: BuildRow) -> None:
    """Stores what the log in the exchange has beyond what was sent: lines of a reporter that could not reach us."""
    name = f"{build.output}/log"
    path = services.exchange.pull(build.run_id, name) / name
    offset = services.store.log_end(build.id)
    if not path.is_file() or path.stat().st_size <= offset:
        return
    with path.open("rb") as file:
        while True:
            file.seek(offset)
            content = file.read(MAX_CHUNK_BYTES)
            end = services.store.append_log(build.id, offset, content, ended=len(content) < MAX_CHUNK_BYTES)
            if end == offset:
                return
            offset = end

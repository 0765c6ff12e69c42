"""`python -m tests.peers.service_bus [port]`: the namespace that Auto-Builder needs, until interrupted."""

import sys
import threading

from tests.peers.service_bus import Peer, Queue, QueueOptions, Topic

entities: list[Queue | Topic] = [
    Queue("run-requests"),
    Queue("build-events"),
    Topic("run-events", {"all": QueueOptions()}),
]
with Peer(entities, port=int(sys.argv[1]) if len(sys.argv) > 1 else 0) as peer:
    print(peer.connection_string, flush=True)
    threading.Event().wait()

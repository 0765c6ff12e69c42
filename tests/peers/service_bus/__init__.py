"""A Service Bus namespace for tests: AMQP 1.0 on Qpid Proton, spoken to by the real `azure-servicebus`."""

from tests.peers.service_bus.entities import Queue, QueueOptions, Topic
from tests.peers.service_bus.peer import KEY_NAME, Peer

__all__ = ["KEY_NAME", "Peer", "Queue", "QueueOptions", "Topic"]

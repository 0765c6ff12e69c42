"""The AMQP front of the namespace, on a thread of its own and a port that the system chooses."""

from __future__ import annotations

import queue
import threading
import traceback
import urllib.parse
import uuid
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import Any

from proton import Condition, Connection, Delivery, Event, Handler, Link, Message, SSLDomain, int32, symbol
from proton.reactor import Container

from tests.peers.service_bus.entities import LockLost, Namespace, Queue, Settlement, Topic
from tests.peers.service_bus.management import NOT_FOUND, UNAUTHORIZED, Reply, managed, token_reply
from tests.peers.service_bus.wire import encoded, messages_of

KEY_NAME = "Root"
TICK_SECONDS = 0.05
LARGEST_MESSAGE = 256 * 1024
"""Bytes with all headers, as in the Standard tier."""
TOO_LARGE = "amqp:link:message-size-exceeded"
OUTCOMES: dict[int, Settlement] = {
    Delivery.ACCEPTED: "complete",
    Delivery.REJECTED: "dead_letter",
    Delivery.RELEASED: "release",
    Delivery.MODIFIED: "abandon",
}


class Peer(Handler):
    """`with Peer([Queue("jobs")]) as peer: ServiceBusClient.from_connection_string(peer.connection_string)`.

    With `certificate` and `key` it speaks TLS and takes the bearer tokens in `allowed_tokens` too. All that touches
    messages happens on the peer's thread; a test reaches in with `call`.
    """

    def __init__(
        self,
        entities: list[Queue | Topic],
        *,
        port: int = 0,
        key: str = "c2VjcmV0LWtleQ==",
        certificate: tuple[Path, Path] | None = None,
        allowed_tokens: frozenset[str] = frozenset(),
    ) -> None:
        self.namespace = Namespace(entities)
        self.operations: list[str] = []
        """What was asked of `$cbs` and `$management`, in order."""
        self.connections = 0
        self.port = port
        self.key = key
        self._certificate = certificate
        self._allowed_tokens = allowed_tokens
        self._calls: queue.SimpleQueue[tuple[Callable[[], Any], Future[Any]]] = queue.SimpleQueue()
        self._receivers: dict[Link, Queue] = {}
        self._authorized: set[Connection] = set()
        self._open: set[Connection] = set()
        self._listening = threading.Event()
        self._stopping = False
        self._thread = threading.Thread(target=self._run, name="service-bus-peer", daemon=True)

    @property
    def connection_string(self) -> str:
        """`UseDevelopmentEmulator` is what lets the SDK keep the port and leave TLS out."""
        login = f"SharedAccessKeyName={KEY_NAME};SharedAccessKey={self.key}"
        return f"Endpoint=sb://localhost:{self.port};{login};UseDevelopmentEmulator=true;"

    def __enter__(self) -> Peer:
        self._thread.start()
        if not self._listening.wait(20):
            raise RuntimeError("the peer does not listen")
        return self

    def __exit__(self, *_: object) -> None:
        self._stopping = True
        self._thread.join(10)

    def call[T](self, function: Callable[[], T]) -> T:
        """Runs the function on the peer's thread, between two messages."""
        future: Future[T] = Future()
        self._calls.put((function, future))
        return future.result(20)

    def queue(self, path: str) -> Queue:
        found = self.namespace.find(path)
        assert isinstance(found, Queue), f"there is no queue {path}"
        return found

    def expire_locks(self, path: str) -> int:
        """Ends every lock of the queue, as time would: how many there were."""
        return self.call(self.queue(path).expire_locks)

    def drop_connections(self) -> None:
        """Ends every connection without a word, as a failing network or an upgrade of the service does."""

        def drop() -> None:
            for connection in list(self._open):
                connection.transport.close_tail()
                connection.transport.close_head()

        self.call(drop)

    def _run(self) -> None:
        Container(self).run()

    # Set-up and time

    def on_reactor_init(self, event: Event) -> None:
        event.container.handler = self
        self._container = event.container
        self._acceptor = event.container.acceptor("127.0.0.1", self.port)
        if self._certificate is not None:
            domain = SSLDomain(SSLDomain.MODE_SERVER)
            domain.set_credentials(*(str(path) for path in self._certificate), None)
            self._acceptor.set_ssl_domain(domain)
        self.port = self._acceptor._selectable._delegate.getsockname()[1]
        self._listening.set()
        self.on_timer_task(event)

    def on_timer_task(self, event: Event) -> None:
        while not self._calls.empty():
            self._answer_call()
        for each in self.namespace.queues():
            each.tick()
        self._hand_out()
        if self._stopping:
            self._acceptor.close()
            self._container.stop()
        else:
            self._container.schedule(TICK_SECONDS, self)

    def _answer_call(self) -> None:
        function, future = self._calls.get()
        try:
            future.set_result(function())
        except Exception as error:  # belongs to the test that called
            future.set_exception(error)

    # Connections and links

    def on_connection_remote_open(self, event: Event) -> None:
        self.connections += 1
        self._open.add(event.connection)
        event.connection.container = "service-bus-peer"
        event.connection.open()

    def on_session_remote_open(self, event: Event) -> None:
        event.session.open()

    def on_session_remote_close(self, event: Event) -> None:
        event.session.close()

    def on_connection_remote_close(self, event: Event) -> None:
        event.connection.close()

    def on_transport_closed(self, event: Event) -> None:
        self._open.discard(event.connection)
        self._authorized.discard(event.connection)
        for link in [each for each in self._receivers if each.connection == event.connection]:
            del self._receivers[link]

    def on_link_remote_close(self, event: Event) -> None:
        self._receivers.pop(event.link, None)
        event.link.close()

    on_link_remote_detach = on_link_remote_close

    def on_link_remote_open(self, event: Event) -> None:
        link = event.link
        address = (link.remote_source if link.is_sender else link.remote_target).address or ""
        link.source.copy(link.remote_source)
        link.target.copy(link.remote_target)
        link.snd_settle_mode, link.rcv_settle_mode = link.remote_snd_settle_mode, link.remote_rcv_settle_mode
        if address == "$cbs" or address.lower().endswith("/$management"):
            link.node = address
            link.open()
            if link.is_receiver:
                link.flow(100)
            return
        self._open_entity(link, address, self.namespace.find(_path(address)))

    def _open_entity(self, link: Link, address: str, entity: Queue | Topic | None) -> None:
        if link.connection not in self._authorized:
            self._refuse(link, UNAUTHORIZED, "There is no token for this entity.")
        elif entity is None or (link.is_sender and isinstance(entity, Topic)):
            self._refuse(link, NOT_FOUND, f"The messaging entity '{address}' could not be found.")
        elif link.is_receiver:
            link.max_message_size, link.entity = LARGEST_MESSAGE, entity
            link.open()
            link.flow(1000)
        else:
            assert isinstance(entity, Queue)
            self._receivers[link] = entity
            link.open()

    def _refuse(self, link: Link, condition: str, description: str) -> None:
        link.source.address = link.target.address = None
        link.open()
        link.condition = Condition(condition, description)
        link.close()

    # From the namespace to receivers

    def on_link_flow(self, event: Event) -> None:
        if event.link in self._receivers:
            self._feed(event.link)
        if event.link.is_sender and event.link.drain_mode:
            event.link.drained()

    def _hand_out(self) -> None:
        for link in list(self._receivers):
            self._feed(link)

    def _feed(self, link: Link) -> None:
        source, presettled = self._receivers[link], link.snd_settle_mode == Link.SND_SETTLED
        while link.credit > 0 and (message := source.take(delete=presettled)):
            token = message.lock_token or uuid.uuid4()
            delivery = link.delivery(token.bytes_le)
            link.stream(encoded(message))
            link.advance()
            delivery.lock_token = token
            if presettled:
                delivery.settle()

    # From clients

    def on_delivery(self, event: Event) -> None:
        delivery, link = event.delivery, event.link
        if link.is_receiver:
            if delivery.readable and not delivery.partial:
                raw = link.recv(delivery.pending)
                link.advance()
                if link.state & Link.LOCAL_CLOSED:
                    return
                if len(raw) > LARGEST_MESSAGE:
                    self._too_large(link, delivery, len(raw))
                else:
                    self._accept(link, delivery, raw)
        elif delivery.updated and getattr(link, "node", None) is None:
            self._settle(delivery, link)
        elif delivery.updated:
            delivery.settle()

    def _accept(self, link: Link, delivery: Delivery, raw: bytes) -> None:
        try:
            if getattr(link, "node", None) is not None:
                self._request(link, raw)
            else:
                for message, at in messages_of(raw):
                    link.entity.put(message, at)
            delivery.update(Delivery.ACCEPTED)
        except Exception as error:  # a thread that ended silently would look like a hang
            traceback.print_exc()
            _reject(delivery, "amqp:internal-error", str(error))
        delivery.settle()
        link.flow(1)
        self._hand_out()

    def _too_large(self, link: Link, delivery: Delivery, size: int) -> None:
        text = f"The received message ({size} bytes) exceeds the limit ({LARGEST_MESSAGE} bytes) of the link."
        _reject(delivery, TOO_LARGE, text)
        delivery.settle()
        link.flow(1)

    def _settle(self, delivery: Delivery, link: Link) -> None:
        """The SDK waits for the *same* outcome to be settled back."""
        source = self._receivers.get(link)
        if source is None or delivery.remote_state not in OUTCOMES:
            return
        said = delivery.remote.condition if delivery.remote_state == Delivery.REJECTED else None
        why = {str(key): value for key, value in ((said and said.info) or {}).items()}
        try:
            how = OUTCOMES[delivery.remote_state]
            source.settle(delivery.lock_token, how, why.get("DeadLetterReason"), why.get("DeadLetterErrorDescription"))
            if delivery.remote_state == Delivery.MODIFIED:
                delivery.local.failed, delivery.local.undeliverable = delivery.remote.failed, False
            delivery.update(delivery.remote_state)
        except LockLost:
            delivery.local.condition = Condition("com.microsoft:message-lock-lost", "The lock supplied is invalid.")
            delivery.update(Delivery.REJECTED)
        delivery.settle()
        self._hand_out()

    # Requests to $cbs and $management

    def _request(self, link: Link, raw: bytes) -> None:
        request = Message()
        request.decode(raw)
        operation, is_cbs = str(request.properties["operation"]), link.node == "$cbs"
        self.operations.append(operation)
        reply = self._take_token(link, request) if is_cbs else self._manage(link, operation, request.body)
        code, description = ("status-code", "status-description") if is_cbs else ("statusCode", "statusDescription")
        properties: dict[str, Any] = {code: int32(reply.code), description: reply.description}
        if reply.condition:
            properties["errorCondition"] = symbol(reply.condition)
        answer = Message(correlation_id=request.id, properties=properties, body=reply.body)
        back = self._reply_link(link)
        back.delivery(uuid.uuid4().bytes)
        back.stream(answer.encode())
        back.advance()

    def _take_token(self, link: Link, request: Message) -> Reply:
        name = str(request.properties["name"])
        reply = token_reply(str(request.body), {KEY_NAME: self.key}, self._allowed_tokens)
        if reply.code == 202 and self.namespace.find(_path(name)) is None:
            return Reply(404, f"The messaging entity '{name}' could not be found.", None, NOT_FOUND)
        if reply.code == 202:
            self._authorized.add(link.connection)
        return reply

    def _manage(self, link: Link, operation: str, body: Any) -> Reply:
        entity = self.namespace.find(_path(link.node))
        if entity is None:
            return Reply(404, "The messaging entity could not be found.", None, NOT_FOUND)
        return managed(entity, operation, body or {})

    def _reply_link(self, link: Link) -> Link:
        """The link of the same node in the other direction."""
        other = link.connection.link_head(0)
        while other:
            if other.is_sender and other.session == link.session and getattr(other, "node", None) == link.node:
                return other
            other = other.next(0)
        raise LookupError("the client has no link for the reply")


def _reject(delivery: Delivery, condition: str, text: str) -> None:
    """With some information, as the service does: the SDK waits for ever after a rejection of two fields."""
    delivery.local.condition = Condition(condition, text, {symbol("peer"): True})
    delivery.update(Delivery.REJECTED)


def _path(address: str) -> str:
    """An entity's path from an address that may be a URL."""
    return urllib.parse.urlparse(address).path.lstrip("/") if "//" in address else address

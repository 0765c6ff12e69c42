"""An OpenTelemetry collector's door for traces: OTLP/HTTP with protobuf. Source: "OTLP Specification", 1.x."""

import gzip
from typing import cast, override

from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import (
    ExportTraceServiceRequest,
    ExportTraceServiceResponse,
)
from opentelemetry.proto.trace.v1.trace_pb2 import Span

from tests.peers.http import Handler, Peer


class CollectorPeer(Peer):
    """Keeps every span that it was sent."""

    def __init__(self) -> None:
        self.spans: list[Span] = []
        super().__init__(_Request, None)


class _Request(Handler):
    @override
    def answer(self) -> None:
        if self.command != "POST" or self.raw_path != "/v1/traces":
            self.reply(404)
            return
        if self.headers.get("content-type") != "application/x-protobuf":
            self.reply(415)
            return
        body = gzip.decompress(self.body) if self.headers.get("content-encoding") == "gzip" else self.body
        sent = ExportTraceServiceRequest.FromString(body)
        peer = cast(CollectorPeer, self.server)
        with peer.lock:
            peer.spans += [span for part in sent.resource_spans for scope in part.scope_spans for span in scope.spans]
        headers = {"content-type": "application/x-protobuf"}
        self.reply(200, ExportTraceServiceResponse().SerializeToString(), headers)

"""AMQP 1.0 messages with the annotations of Service Bus: what a client sent, and how it is handed out."""

from __future__ import annotations

from typing import Any

from proton import Data, Described, int32, symbol, timestamp, uint, ulong

from tests.peers.service_bus.entities import Message

HEADER, DELIVERY_NOTES, NOTES, PROPERTIES, APPLICATION, DATA, SEQUENCE, VALUE, FOOTER = range(0x70, 0x79)
"""Descriptors of a message's sections (AMQP 1.0, part 3, section 3.2)."""
DELIVERY_COUNT = 4
"""Place in the header."""
MESSAGE_ID = 0
"""Place in the properties."""
SCHEDULED_STATE = 2


def owned(value: Any) -> Any:
    """Proton hands out binary as a view into memory that dies with its decoder: copy at once."""
    if isinstance(value, memoryview):
        return bytes(value)
    if isinstance(value, dict):
        return {owned(key): owned(each) for key, each in value.items()}
    if isinstance(value, list):
        return [owned(each) for each in value]
    return value


def sections_of(raw: bytes) -> dict[int, list[tuple[bytes, Any]]]:
    """The sections of an encoded message, each as it came and decoded."""
    found: dict[int, list[tuple[bytes, Any]]] = {}
    while raw:
        decoder = Data()
        size = decoder.decode(raw)
        decoder.rewind()
        decoder.next()
        section = decoder.get_object()
        found.setdefault(int(section.descriptor), []).append((raw[:size], owned(section.value)))
        raw = raw[size:]
    return found


def is_batch(sections: dict[int, list[tuple[bytes, Any]]]) -> bool:
    """Data sections that are messages themselves. The message format says so on the wire; Proton hides that."""
    try:
        bodies = [body for _, body in sections[DATA]]
        return all(HEADER <= kind <= FOOTER for body in bodies for kind in sections_of(body))
    except Exception:  # any bytes may be a body
        return False


def messages_of(raw: bytes) -> list[tuple[Message, float]]:
    """Each message of a transfer, with the time it is scheduled for (0: now)."""
    sections = sections_of(raw)
    if DATA in sections and is_batch(sections):
        return [message_of(sections_of(body)) for _, body in sections[DATA]]
    return [message_of(sections)]


def message_of(sections: dict[int, list[tuple[bytes, Any]]]) -> tuple[Message, float]:
    properties = first(sections, PROPERTIES) or []
    message_id = properties[MESSAGE_ID] if properties else None
    scheduled = (first(sections, NOTES) or {}).get(symbol("x-opt-scheduled-enqueue-time"))
    return Message(sections, first(sections, APPLICATION) or {}, message_id), scheduled / 1000 if scheduled else 0.0


def first(sections: dict[int, list[tuple[bytes, Any]]], kind: int) -> Any:
    return sections[kind][0][1] if kind in sections else None


def encoded(message: Message) -> bytes:
    """For a receiver: the sender's bytes, with the broker's header, notes and dead letter reasons."""
    header = list(first(message.sections, HEADER) or [])
    header += [None] * (DELIVERY_COUNT + 1 - len(header))
    header[DELIVERY_COUNT] = uint(message.deliveries)
    parts = [_section(HEADER, header), _section(NOTES, _notes(message)), *_raw(message, PROPERTIES)]
    if message.properties:
        parts.append(_section(APPLICATION, message.properties))
    return b"".join([*parts, *(raw for kind in (DATA, SEQUENCE, VALUE, FOOTER) for raw in _raw(message, kind))])


def milliseconds(seconds: float) -> timestamp:
    return timestamp(int(seconds * 1000))


def _notes(message: Message) -> dict[Any, Any]:
    notes = dict(first(message.sections, NOTES) or {})
    notes[symbol("x-opt-enqueued-time")] = milliseconds(message.enqueued_at)
    notes[symbol("x-opt-sequence-number")] = message.sequence
    notes[symbol("x-opt-message-state")] = int32(SCHEDULED_STATE if message.state == "scheduled" else 0)
    if message.state == "locked":
        notes[symbol("x-opt-locked-until")] = milliseconds(message.locked_until)
    if message.dead_letter_source:
        notes[symbol("x-opt-deadletter-source")] = message.dead_letter_source
    return notes


def _raw(message: Message, kind: int) -> list[bytes]:
    return [raw for raw, _ in message.sections.get(kind, [])]


def _section(descriptor: int, value: Any) -> bytes:
    encoder = Data()
    encoder.put_object(Described(ulong(descriptor), value))
    return encoder.encode()

-- Queues. A message is active, locked (visible_at is when the lock ends) or dead (dead_at is set).
CREATE TABLE host.messages (
    sequence bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    queue text NOT NULL,
    message_id text NOT NULL,
    body bytea NOT NULL,
    content_type text,
    correlation_id text,
    subject text,
    properties text NOT NULL DEFAULT '{}',
    enqueued_at timestamptz NOT NULL,
    visible_at timestamptz NOT NULL,
    lock_token uuid,
    delivery_count integer NOT NULL DEFAULT 0,
    dead_at timestamptz,
    dead_reason text,
    dead_description text
);
CREATE INDEX messages_by_queue ON host.messages (queue, visible_at) WHERE dead_at IS NULL;
CREATE INDEX messages_dead ON host.messages (queue, dead_at) WHERE dead_at IS NOT NULL;

-- Identifiers seen lately: a second send of the same one within the window is dropped.
CREATE TABLE host.message_ids (
    queue text NOT NULL,
    message_id text NOT NULL,
    seen_at timestamptz NOT NULL,
    PRIMARY KEY (queue, message_id)
);
CREATE INDEX message_ids_by_age ON host.message_ids (seen_at);

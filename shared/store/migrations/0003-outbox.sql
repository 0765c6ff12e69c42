-- What has been decided and must be sent: written in the transaction that decides it, sent after it, at least once.
CREATE TABLE outbox (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind text NOT NULL CHECK (kind IN ('queue', 'topic', 'webhook', 'alert')),
    name text NOT NULL,
    lane text,
    message_id text NOT NULL,
    body text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    due_at timestamptz NOT NULL DEFAULT now(),
    attempts integer NOT NULL DEFAULT 0,
    error text,
    dead_at timestamptz
);
CREATE INDEX outbox_due ON outbox (kind, due_at) WHERE dead_at IS NULL;
CREATE INDEX outbox_lanes ON outbox (lane, id) WHERE lane IS NOT NULL AND dead_at IS NULL;
CREATE INDEX outbox_dead ON outbox (id) WHERE dead_at IS NOT NULL;

-- Who is told by signed HTTP requests. No events: all of them; no group: the runs of every group.
CREATE TABLE webhooks (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    group_id bigint REFERENCES groups ON DELETE CASCADE,
    url text NOT NULL,
    secret text NOT NULL,
    events text[] NOT NULL DEFAULT '{}',
    enabled boolean NOT NULL DEFAULT true,
    created_at timestamptz NOT NULL DEFAULT now()
);

-- What was raised already, so that people hear of a trouble once.
CREATE TABLE alerts (
    key text PRIMARY KEY,
    title text NOT NULL,
    raised_at timestamptz NOT NULL DEFAULT now()
);

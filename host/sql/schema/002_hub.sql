-- Orchestrations. Payloads are JSON as text: jsonb refuses an escaped NUL, and the host never looks inside.
CREATE TABLE host.instances (
    id text PRIMARY KEY,
    execution uuid NOT NULL,                -- new at each start and each continue_as_new
    name text NOT NULL,
    version text NOT NULL DEFAULT '',
    status text NOT NULL,
    input text,
    output text,
    custom_status text,
    waiting text NOT NULL DEFAULT '[]',     -- what the last episode left open
    events integer NOT NULL DEFAULT 0,      -- length of the history
    parent_id text,
    parent_execution uuid,
    parent_task integer,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL
);
CREATE INDEX instances_by_age ON host.instances (created_at);
CREATE INDEX instances_by_parent ON host.instances (parent_id) WHERE parent_id IS NOT NULL;

CREATE TABLE host.history (
    instance_id text NOT NULL REFERENCES host.instances ON DELETE CASCADE,
    position integer NOT NULL,
    kind text NOT NULL,
    at timestamptz NOT NULL,
    task integer,
    name text,
    payload text,
    reason text,
    target text,
    due timestamptz,
    PRIMARY KEY (instance_id, position)
);

-- What happened and no episode has seen yet. An instance is ready when it has a row here.
CREATE TABLE host.inbox (
    position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    instance_id text NOT NULL REFERENCES host.instances ON DELETE CASCADE,
    kind text NOT NULL,
    at timestamptz NOT NULL,
    task integer,
    name text,
    payload text,
    reason text,
    target text,
    due timestamptz
);
CREATE INDEX inbox_by_instance ON host.inbox (instance_id);

-- Activities whose result is not recorded yet: the row goes in the transaction that records it.
CREATE TABLE host.activities (
    instance_id text NOT NULL REFERENCES host.instances ON DELETE CASCADE,
    execution uuid NOT NULL,
    task integer NOT NULL,
    name text NOT NULL,
    input text,
    scheduled_at timestamptz NOT NULL,
    PRIMARY KEY (instance_id, execution, task)
);

CREATE TABLE host.timers (
    instance_id text NOT NULL REFERENCES host.instances ON DELETE CASCADE,
    task integer NOT NULL,
    due timestamptz NOT NULL,
    PRIMARY KEY (instance_id, task)
);
CREATE INDEX timers_by_due ON host.timers (due);

-- Timer triggers: when each is due next, so that one missed while no host ran fires past due.
CREATE TABLE host.schedules (
    name text PRIMARY KEY,
    expression text NOT NULL,
    next_due timestamptz NOT NULL
);

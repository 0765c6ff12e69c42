-- What the API needs: members, idempotency keys, events of runs, edits and what people decided about them, and a log
-- that is addressed by the bytes that are served.
ALTER TABLE groups ADD COLUMN version integer NOT NULL DEFAULT 1;

CREATE TABLE group_members (
    group_id bigint NOT NULL REFERENCES groups ON DELETE CASCADE,
    subject text NOT NULL,
    role text NOT NULL CHECK (role IN ('viewer', 'editor', 'admin')),
    added_at timestamptz NOT NULL DEFAULT now(),
    added_by text NOT NULL,
    PRIMARY KEY (group_id, subject)
);
CREATE INDEX group_members_by_subject ON group_members (subject);

ALTER TABLE projects
    ADD COLUMN ref text,
    ADD COLUMN subdir text,
    ADD COLUMN upload text,
    ADD COLUMN created_at timestamptz NOT NULL DEFAULT now(),
    ADD COLUMN version integer NOT NULL DEFAULT 1;

-- The group of a run is its project's; it is kept with the run so that a group's newest runs are one index away.
ALTER TABLE runs ADD COLUMN group_id bigint REFERENCES groups, ADD COLUMN request_id text;
UPDATE runs SET group_id = projects.group_id FROM projects WHERE projects.id = runs.project_id;
ALTER TABLE runs ALTER COLUMN group_id SET NOT NULL;

CREATE FUNCTION run_takes_group() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    SELECT group_id INTO NEW.group_id FROM projects WHERE id = NEW.project_id;
    RETURN NEW;
END
$$;
CREATE TRIGGER run_takes_group BEFORE INSERT ON runs FOR EACH ROW EXECUTE FUNCTION run_takes_group();

CREATE INDEX runs_by_time ON runs (created_at, id);
CREATE INDEX runs_by_group ON runs (group_id, created_at, id);
CREATE INDEX runs_by_outcome ON runs (group_id, status);
CREATE INDEX runs_by_project ON runs (project_id, created_at, id);
CREATE INDEX runs_by_state ON runs (status, created_at, id);
CREATE INDEX run_steps_by_time ON run_steps (started_at);

-- Events of a run, numbered without a gap in the order in which they were committed: the counter's row is the lock.
CREATE TABLE run_event_counters (
    run_id text PRIMARY KEY REFERENCES runs ON DELETE CASCADE,
    newest bigint NOT NULL
);
CREATE TABLE run_events (
    run_id text NOT NULL REFERENCES runs ON DELETE CASCADE,
    sequence bigint NOT NULL,
    type text NOT NULL CHECK (type IN ('run', 'step', 'build', 'log-available')),
    status text,
    step text,
    build_id text,
    attempt integer,
    message text NOT NULL DEFAULT '',
    at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (run_id, sequence)
);

CREATE FUNCTION add_run_event(run text, type text, status text, step text, build text, attempt integer, message text)
RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    number bigint;
BEGIN
    INSERT INTO run_event_counters AS counter (run_id, newest) VALUES (run, 1)
    ON CONFLICT (run_id) DO UPDATE SET newest = counter.newest + 1
    RETURNING newest INTO number;
    INSERT INTO run_events (run_id, sequence, type, status, step, build_id, attempt, message, at)
    VALUES (run, number, type, status, step, build, attempt, coalesce(message, ''), clock_timestamp());
    PERFORM pg_notify('autobuilder_runs', run);
END
$$;

CREATE FUNCTION note_run() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' OR (NEW.status, NEW.attempt) IS DISTINCT FROM (OLD.status, OLD.attempt) THEN
        PERFORM add_run_event(NEW.id, 'run', NEW.status, NULL, NULL, NEW.attempt, NEW.error_message);
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER note_run AFTER INSERT OR UPDATE ON runs FOR EACH ROW EXECUTE FUNCTION note_run();

CREATE FUNCTION note_step() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT'
        OR (NEW.status, NEW.attempts, NEW.message) IS DISTINCT FROM (OLD.status, OLD.attempts, OLD.message) THEN
        PERFORM add_run_event(NEW.run_id, 'step', NEW.status, NEW.step_type, NULL, NEW.attempts, NEW.message);
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER note_step AFTER INSERT OR UPDATE ON run_steps FOR EACH ROW EXECUTE FUNCTION note_step();

CREATE FUNCTION note_build() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND NEW.status = OLD.status THEN
        RETURN NULL;
    END IF;
    PERFORM add_run_event(NEW.run_id, 'build', NEW.status, NEW.step_type, NEW.id, NEW.attempt, NEW.outcome);
    IF NEW.status = 'running' THEN
        PERFORM add_run_event(NEW.run_id, 'log-available', NEW.status, NEW.step_type, NEW.id, NEW.attempt, '');
    END IF;
    PERFORM pg_notify('autobuilder_logs', NEW.id);
    RETURN NULL;
END
$$;
CREATE TRIGGER note_build AFTER INSERT OR UPDATE ON builds FOR EACH ROW EXECUTE FUNCTION note_build();

-- The log, addressed by the bytes of what is served (UTF-8, secrets masked). `source_end` is where its builder's own
-- bytes went on from: ingestion continues there, and anything that starts elsewhere is a repeat.
CREATE TABLE log_parts (
    build_id text NOT NULL REFERENCES builds ON DELETE CASCADE,
    start_offset bigint NOT NULL,
    end_offset bigint NOT NULL,
    source_end bigint NOT NULL,
    content text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (build_id, start_offset)
);
INSERT INTO log_parts (build_id, start_offset, end_offset, source_end, content, created_at)
SELECT build_id, ends - octet_length(content), ends, end_offset, content, created_at
FROM (
    SELECT *, sum(octet_length(content)) OVER (PARTITION BY build_id ORDER BY start_offset) AS ends FROM log_chunks
) AS old;
DROP TABLE log_chunks;
ALTER TABLE log_parts RENAME TO log_chunks;
ALTER INDEX log_parts_pkey RENAME TO log_chunks_pkey;

-- What fixers and models changed, as builders report it, and what people decided about it.
CREATE TABLE edits (
    run_id text NOT NULL REFERENCES runs ON DELETE CASCADE,
    id text NOT NULL,
    step text NOT NULL,
    fixer text NOT NULL,
    path text NOT NULL,
    reason text NOT NULL,
    insertions integer NOT NULL,
    deletions integer NOT NULL,
    model text,
    tokens integer,
    usd double precision,
    state text NOT NULL DEFAULT 'accepted' CHECK (state IN ('accepted', 'rejected')),
    decided_by text,
    decided_at timestamptz,
    made_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (run_id, id)
);
CREATE INDEX edits_by_time ON edits (made_at);

-- Answers of requests with an Idempotency-Key. `status` is null while the first of them is being worked on.
CREATE TABLE idempotency_keys (
    subject text NOT NULL,
    key text NOT NULL,
    fingerprint text NOT NULL,
    request_id text NOT NULL,
    status integer,
    headers text,
    body bytea,
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (subject, key)
);
CREATE INDEX idempotency_keys_by_age ON idempotency_keys (created_at);

-- Who asked for what: every request that may change something.
CREATE TABLE audit (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at timestamptz NOT NULL DEFAULT now(),
    subject text NOT NULL,
    request_id text NOT NULL,
    method text NOT NULL,
    path text NOT NULL,
    status integer NOT NULL
);
CREATE INDEX audit_by_time ON audit (at);

-- Groups, projects, runs, their steps and builds, and the log.
CREATE TABLE groups (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name text NOT NULL UNIQUE,
    description text NOT NULL DEFAULT '',
    created_at timestamptz NOT NULL DEFAULT now()
);
INSERT INTO groups (name, description) VALUES ('local', 'Runs started on this machine');

CREATE TABLE projects (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    group_id bigint NOT NULL REFERENCES groups,
    name text NOT NULL,
    source_type text NOT NULL CHECK (source_type IN ('git', 'upload')),
    git_url text,
    build_tool text,
    java_version text,
    spring_version text,
    UNIQUE (group_id, name)
);

CREATE TABLE runs (
    id text PRIMARY KEY,
    project_id bigint NOT NULL REFERENCES projects,
    status text NOT NULL DEFAULT 'queued',
    attempt integer NOT NULL DEFAULT 1,
    from_step text,
    request text NOT NULL,
    idempotency_key text,
    requester text NOT NULL,
    facts text,
    failure text,
    error_message text,
    created_at timestamptz NOT NULL DEFAULT now(),
    started_at timestamptz,
    completed_at timestamptz
);
CREATE INDEX runs_by_status ON runs (status, created_at);
CREATE INDEX runs_by_age ON runs (created_at DESC, id);
CREATE UNIQUE INDEX runs_one_unfinished_per_key ON runs (idempotency_key)
    WHERE status IN ('queued', 'running', 'waiting');

CREATE TABLE run_steps (
    run_id text NOT NULL REFERENCES runs ON DELETE CASCADE,
    step_type text NOT NULL,
    status text NOT NULL,
    attempts integer NOT NULL DEFAULT 0,
    message text NOT NULL DEFAULT '',
    log_output text NOT NULL DEFAULT '',
    started_at timestamptz,
    completed_at timestamptz,
    PRIMARY KEY (run_id, step_type)
);

CREATE TABLE builds (
    id text PRIMARY KEY,
    run_id text NOT NULL REFERENCES runs ON DELETE CASCADE,
    step_type text NOT NULL,
    attempt integer NOT NULL,
    status text NOT NULL DEFAULT 'waiting' CHECK (status IN ('waiting', 'running', 'finished')),
    outcome text,
    instance text NOT NULL,
    output text NOT NULL,
    queued_at timestamptz NOT NULL DEFAULT now(),
    started_at timestamptz,
    finished_at timestamptz
);
CREATE INDEX builds_unfinished ON builds (status, queued_at) WHERE status <> 'finished';
CREATE INDEX builds_by_run ON builds (run_id, queued_at);

-- Lines of a build, addressed by their byte offset: the same bytes may arrive twice.
CREATE TABLE log_chunks (
    build_id text NOT NULL REFERENCES builds ON DELETE CASCADE,
    start_offset bigint NOT NULL,
    end_offset bigint NOT NULL,
    content text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (build_id, start_offset)
);

CREATE TABLE artifacts (
    run_id text NOT NULL REFERENCES runs ON DELETE CASCADE,
    name text NOT NULL,
    path text NOT NULL,
    sha256 text NOT NULL,
    bytes bigint NOT NULL,
    PRIMARY KEY (run_id, name)
);

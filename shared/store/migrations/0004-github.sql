-- What the GitHub App knows: where it is installed, which project a repository is, what it was told, what it delivered.
CREATE TABLE github_accounts (
    id bigint PRIMARY KEY,
    login text NOT NULL,
    installation_id bigint,
    group_id bigint REFERENCES groups ON DELETE SET NULL
);
COMMENT ON COLUMN github_accounts.installation_id IS 'null: the App is not installed there any more, or suspended';

CREATE TABLE github_repositories (
    id bigint PRIMARY KEY,
    account_id bigint NOT NULL REFERENCES github_accounts,
    full_name text NOT NULL,
    default_branch text NOT NULL,
    project_id bigint UNIQUE REFERENCES projects ON DELETE SET NULL,
    accessible boolean NOT NULL DEFAULT true
);
COMMENT ON COLUMN github_repositories.project_id IS
    'only runs of this project may use the App''s access to the repository';
CREATE INDEX github_repositories_by_account ON github_repositories (account_id);

CREATE TABLE github_watches (
    repository_id bigint NOT NULL REFERENCES github_repositories ON DELETE CASCADE,
    branch text NOT NULL,
    wishes text NOT NULL,
    added_by text NOT NULL,
    added_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (repository_id, branch)
);

-- Ids stay for good, so that a delivery that is replayed years later is still known.
CREATE TABLE github_deliveries (
    id text PRIMARY KEY,
    event text NOT NULL,
    message text,
    received_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON COLUMN github_deliveries.message IS 'CloudEvent that is still to be sent; null once it was';
CREATE INDEX github_deliveries_unsent ON github_deliveries (received_at) WHERE message IS NOT NULL;

CREATE TABLE github_runs (
    run_id text PRIMARY KEY REFERENCES runs ON DELETE CASCADE,
    repository_id bigint NOT NULL REFERENCES github_repositories,
    branch text NOT NULL,
    commit_id text NOT NULL,
    issue integer,
    head_branch text,
    head_commit text,
    previous_commit text,
    previous_body text,
    pull_request integer,
    pull_request_url text,
    delivery text NOT NULL DEFAULT 'none' CHECK (delivery IN ('none', 'begun', 'done', 'withdrawn')),
    delivered_at timestamptz,
    told_attempt integer NOT NULL DEFAULT 0
);
COMMENT ON COLUMN github_runs.told_attempt IS 'of the run, whose end was said in the issue';
CREATE INDEX github_runs_by_branch ON github_runs (repository_id, branch);
CREATE INDEX github_runs_by_head ON github_runs (repository_id, head_branch, delivered_at);
CREATE INDEX github_runs_begun ON github_runs (delivery) WHERE delivery IN ('begun', 'done');

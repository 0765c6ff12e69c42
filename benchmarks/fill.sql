-- Data as a year of use leaves it. Triggers rest meanwhile: what they would write is written here at once.
SET session_replication_role = replica;
INSERT INTO groups (name) SELECT 'group-' || n FROM generate_series(1, 20) AS n;
INSERT INTO projects (group_id, name, source_type, git_url)
SELECT 2 + n % 20, 'project-' || n, 'git', 'https://git.example.org/project-' || n || '.git' FROM generate_series(1, 500) AS n;
INSERT INTO runs (id, project_id, group_id, status, request, requester, created_at, started_at, completed_at)
SELECT lpad(to_hex(n * 7919), 12, '0'), p.id, p.group_id,
    CASE WHEN n %% 10 < 6 THEN 'succeeded' WHEN n %% 10 < 9 THEN 'failed' ELSE 'cancelled' END,
    json_build_object('run_id', lpad(to_hex(n * 7919), 12, '0'), 'name', p.name, 'git', json_build_object('url', p.git_url))::text,
    'someone', now() - n * interval '50 minutes', now() - n * interval '50 minutes', now() - n * interval '49 minutes'
FROM generate_series(1, %(runs)s) AS n JOIN projects AS p ON p.id = 1 + n %% 500;
INSERT INTO run_steps (run_id, step_type, status, attempts, started_at, completed_at)
SELECT runs.id, step, 'succeeded', 1, runs.started_at, runs.completed_at
FROM runs, unnest(ARRAY['prepare', 'baseline', 'migrate', 'build', 'verify', 'report']) AS step;
INSERT INTO builds (id, run_id, step_type, attempt, status, outcome, instance, output, queued_at, started_at, finished_at)
SELECT 'build-' || runs.id || '-' || step || '-1', runs.id, step, 1, 'finished', 'succeeded', runs.id, step || '-1',
    started_at, started_at, completed_at
FROM runs, unnest(ARRAY['prepare', 'baseline', 'migrate', 'build']) AS step;
INSERT INTO run_events (run_id, sequence, type, status, at)
SELECT runs.id, n, 'run', 'running', runs.started_at FROM runs, generate_series(1, 12) AS n;
INSERT INTO edits (run_id, id, step, fixer, path, reason, insertions, deletions, made_at)
SELECT runs.id, 'migrate-' || n, 'migrate', 'jakarta', 'src/main/java/A' || n || '.java', 'Jakarta EE 9', 2, 2, runs.started_at
FROM runs, generate_series(1, 20) AS n;
INSERT INTO log_chunks (build_id, start_offset, end_offset, source_end, content)
SELECT 'build-' || lpad(to_hex((1 + n / 50) * 7919), 12, '0') || '-build-1', n %% 50 * length(part), (n %% 50 + 1) * length(part),
    (n %% 50 + 1) * length(part), part
FROM generate_series(0, %(chunks)s - 1) AS n,
    (SELECT repeat('[INFO] Compiling 123 source files with javac to target/classes, as builds say again and again' || chr(10), %(lines)s) AS part) AS made;
SET session_replication_role = DEFAULT;
ANALYZE;

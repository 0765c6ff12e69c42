-- Every statement has a name; `Store` is their only caller. The row is the lock.

-- name: project_id
INSERT INTO projects (group_id, name, source_type, git_url)
VALUES ((SELECT id FROM groups WHERE name = 'local'), %(name)s, %(source_type)s, %(git_url)s)
ON CONFLICT (group_id, name) DO UPDATE SET source_type = excluded.source_type, git_url = excluded.git_url
RETURNING id

-- name: insert_run
-- A repeated message, or a second unfinished run of the same key, is a no-op.
INSERT INTO runs (id, project_id, request, idempotency_key, requester, request_id)
VALUES (%(id)s, %(project_id)s, %(request)s, %(idempotency_key)s, %(requester)s, %(request_id)s)
ON CONFLICT DO NOTHING
RETURNING id

-- name: claim_queued_run
-- The oldest queued run, while fewer than `max_runs` are under way.
UPDATE runs SET status = 'running', started_at = coalesce(started_at, now())
WHERE id = (
    SELECT id FROM runs WHERE status = 'queued' ORDER BY created_at, id
    FOR UPDATE SKIP LOCKED LIMIT 1
) AND (SELECT count(*) FROM runs WHERE status IN ('running', 'waiting')) < %(max_runs)s
RETURNING *, (SELECT name FROM projects WHERE projects.id = project_id) AS project_name

-- name: get_run
SELECT runs.*, projects.name AS project_name FROM runs JOIN projects ON projects.id = project_id
WHERE runs.id = %(id)s

-- name: find_runs
SELECT runs.*, projects.name AS project_name FROM runs JOIN projects ON projects.id = project_id
WHERE (%(status)s::text IS NULL OR status = %(status)s)
ORDER BY runs.created_at DESC, runs.id LIMIT %(limit)s

-- name: unfinished_run_of_key
SELECT runs.*, projects.name AS project_name FROM runs JOIN projects ON projects.id = project_id
WHERE idempotency_key = %(key)s AND status IN ('queued', 'running', 'waiting')

-- name: unfinished_runs
SELECT runs.*, projects.name AS project_name FROM runs JOIN projects ON projects.id = project_id
WHERE status IN ('running', 'waiting') ORDER BY runs.created_at

-- name: finish_run
UPDATE runs SET status = %(status)s, completed_at = now(), failure = %(failure)s, error_message = %(message)s
WHERE id = %(id)s AND status IN ('queued', 'running', 'waiting')
RETURNING *, (SELECT name FROM projects WHERE projects.id = project_id) AS project_name

-- name: requeue_run
UPDATE runs SET status = 'queued', attempt = attempt + 1, from_step = %(from_step)s, completed_at = NULL,
    failure = NULL, error_message = NULL
WHERE id = %(id)s AND status IN ('succeeded', 'failed', 'cancelled')
RETURNING id

-- name: set_run_facts
WITH updated AS (
    UPDATE runs SET facts = %(facts)s WHERE id = %(id)s RETURNING project_id
)
UPDATE projects SET build_tool = %(build_tool)s, java_version = %(java)s, spring_version = %(spring_boot)s
WHERE id = (SELECT project_id FROM updated)

-- name: begin_step
-- `changed` when it was not in this status, or not of this attempt.
WITH before AS (SELECT status, attempts FROM run_steps WHERE run_id = %(run_id)s AND step_type = %(step)s)
INSERT INTO run_steps (run_id, step_type, status, attempts, started_at)
VALUES (%(run_id)s, %(step)s, %(status)s, %(attempt)s, now())
ON CONFLICT (run_id, step_type) DO UPDATE SET
    status = excluded.status,
    message = %(message)s,
    attempts = excluded.attempts,
    started_at = CASE WHEN run_steps.status IN ('running', 'waiting') THEN run_steps.started_at ELSE now() END,
    completed_at = NULL
RETURNING NOT EXISTS (SELECT 1 FROM before WHERE before.status = %(status)s AND attempts = %(attempt)s) AS changed

-- name: note_step
UPDATE run_steps SET status = %(status)s, message = %(message)s
WHERE run_id = %(run_id)s AND step_type = %(step)s AND attempts = %(attempt)s AND status IN ('running', 'waiting')
    AND (status, message) IS DISTINCT FROM (%(status)s, %(message)s)
RETURNING run_id

-- name: end_step
UPDATE run_steps SET status = %(status)s, message = %(message)s, log_output = %(log_output)s, completed_at = now()
WHERE run_id = %(run_id)s AND step_type = %(step)s AND status IN ('queued', 'running', 'waiting')
RETURNING run_id

-- name: cancel_steps
UPDATE run_steps SET status = 'cancelled', completed_at = now()
WHERE run_id = %(run_id)s AND status IN ('queued', 'running', 'waiting')

-- name: forget_steps
DELETE FROM run_steps WHERE run_id = %(run_id)s AND step_type = ANY(%(steps)s)

-- name: steps_of_run
SELECT * FROM run_steps WHERE run_id = %(run_id)s ORDER BY started_at, step_type

-- name: insert_build
-- A run that was cancelled meanwhile gets no build.
INSERT INTO builds (id, run_id, step_type, attempt, instance, output)
SELECT %(id)s, %(run_id)s, %(step)s, %(attempt)s, %(instance)s, %(output)s
WHERE EXISTS (SELECT 1 FROM runs WHERE id = %(run_id)s AND status IN ('running', 'waiting'))
ON CONFLICT (id) DO NOTHING

-- name: lock_builds
-- One at a time decides who gets a build slot, until its transaction ends.
SELECT pg_advisory_xact_lock(hashtext('autobuilder.build_slots'))

-- name: claim_build_slot
-- First come, first served: nobody overtakes a build that has waited longer.
UPDATE builds SET status = 'running', started_at = coalesce(started_at, now())
WHERE id = %(id)s AND (
    status = 'running'
    OR status = 'waiting'
    AND (SELECT count(*) FROM builds WHERE status = 'running') < %(max_builds)s
    AND NOT EXISTS (
        SELECT 1 FROM builds AS other
        WHERE other.status = 'waiting' AND (other.queued_at, other.id) < (builds.queued_at, builds.id)
    )
)
RETURNING id

-- name: get_build
SELECT * FROM builds WHERE id = %(id)s

-- name: running_builds
SELECT * FROM builds WHERE status = 'running' AND (%(run_id)s::text IS NULL OR run_id = %(run_id)s) ORDER BY started_at

-- name: waiting_builds
SELECT * FROM builds WHERE status = 'waiting' ORDER BY queued_at, id

-- name: finish_build
UPDATE builds SET status = 'finished', outcome = %(outcome)s, finished_at = now()
WHERE id = %(id)s AND status <> 'finished'
RETURNING id

-- name: unfinished_builds_of_run
SELECT * FROM builds WHERE run_id = %(run_id)s AND status <> 'finished'

-- name: builds_of_run
SELECT * FROM builds WHERE run_id = %(run_id)s ORDER BY queued_at, id

-- name: log_since
SELECT start_offset, end_offset, content FROM log_chunks
WHERE build_id = %(build_id)s AND start_offset >= %(offset)s ORDER BY start_offset

-- name: save_artifact
INSERT INTO artifacts (run_id, name, path, sha256, bytes)
VALUES (%(run_id)s, %(name)s, %(path)s, %(sha256)s, %(bytes)s)
ON CONFLICT (run_id, name) DO UPDATE SET path = excluded.path, sha256 = excluded.sha256, bytes = excluded.bytes

-- name: artifacts_of_run
SELECT name, path, sha256, bytes FROM artifacts WHERE run_id = %(run_id)s ORDER BY name

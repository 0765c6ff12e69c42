-- name: get_project
SELECT * FROM projects WHERE id = %(id)s

-- name: find_projects
-- `groups` null: all. The newest run of each is one look into runs_by_project.
SELECT projects.*, last.id AS run_id, last.status AS run_status, last.created_at AS run_created_at,
    last.completed_at AS run_completed_at
FROM projects LEFT JOIN LATERAL (
    SELECT id, status, created_at, completed_at FROM runs WHERE runs.project_id = projects.id
    ORDER BY created_at DESC, runs.id DESC LIMIT 1
) AS last ON true
WHERE (%(groups)s::bigint[] IS NULL OR projects.group_id = ANY(%(groups)s))
    AND (%(id)s::bigint IS NULL OR projects.id = %(id)s)
    AND (%(q)s::text IS NULL OR projects.name ILIKE %(q)s OR projects.git_url ILIKE %(q)s)
    AND projects.id > %(after)s
ORDER BY projects.id LIMIT %(limit)s

-- name: insert_project
INSERT INTO projects (group_id, name, source_type, git_url, ref, subdir, upload)
VALUES (%(group_id)s, %(name)s, %(source_type)s, %(git_url)s, %(ref)s, %(subdir)s, %(upload)s)
ON CONFLICT (group_id, name) DO NOTHING
RETURNING id

-- name: ensure_project
-- The project of that name; its source is what was asked for last.
INSERT INTO projects (group_id, name, source_type, git_url, ref, subdir, upload)
VALUES (%(group_id)s, %(name)s, %(source_type)s, %(git_url)s, %(ref)s, %(subdir)s, %(upload)s)
ON CONFLICT (group_id, name) DO UPDATE SET source_type = excluded.source_type, git_url = excluded.git_url,
    ref = excluded.ref, subdir = excluded.subdir, upload = excluded.upload
RETURNING id

-- name: update_project
UPDATE projects SET name = %(name)s, source_type = %(source_type)s, git_url = %(git_url)s, ref = %(ref)s,
    subdir = %(subdir)s, upload = CASE WHEN %(source_type)s = 'git' THEN NULL ELSE upload END, version = version + 1
WHERE id = %(id)s AND version = %(version)s
RETURNING id

-- name: unfinished_runs_of_project
SELECT id FROM runs WHERE project_id = %(id)s AND status IN ('queued', 'running', 'waiting') LIMIT 1

-- name: runs_of_project
SELECT id FROM runs WHERE project_id = %(id)s

-- name: delete_runs_of_project
DELETE FROM runs WHERE project_id = %(id)s

-- name: delete_project
DELETE FROM projects WHERE id = %(id)s RETURNING id

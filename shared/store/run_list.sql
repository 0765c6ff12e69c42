-- name: run_page
-- Newest first, below the place (`before_at`, `before_id`) of the last one seen. `groups` null: all.
SELECT runs.*, projects.name AS project_name, groups.name AS group_name,
    now.step AS current_step, now.reason AS waiting_reason, github_runs.pull_request, github_runs.pull_request_url
FROM runs
JOIN projects ON projects.id = runs.project_id
JOIN groups ON groups.id = runs.group_id
LEFT JOIN github_runs ON github_runs.run_id = runs.id
LEFT JOIN LATERAL (
    SELECT step_type AS step, CASE WHEN run_steps.status = 'waiting' THEN message END AS reason
    FROM run_steps
    WHERE run_steps.run_id = runs.id AND run_steps.status IN ('running', 'waiting')
        AND runs.status IN ('running', 'waiting')
    ORDER BY started_at DESC, step_type LIMIT 1
) AS now ON true
WHERE (%(groups)s::bigint[] IS NULL OR runs.group_id = ANY(%(groups)s))
    AND (%(id)s::text IS NULL OR runs.id = %(id)s)
    AND (%(statuses)s::text[] IS NULL OR runs.status = ANY(%(statuses)s))
    AND (%(project_id)s::bigint IS NULL OR runs.project_id = %(project_id)s)
    AND (%(q)s::text IS NULL OR runs.id ILIKE %(q)s OR runs.project_id = ANY(ARRAY(
        SELECT id FROM projects AS named WHERE named.name ILIKE %(q)s OR named.git_url ILIKE %(q)s
    )))
    AND (%(since)s::timestamptz IS NULL OR runs.created_at >= %(since)s)
    AND (%(until)s::timestamptz IS NULL OR runs.created_at < %(until)s)
    AND (%(before_at)s::timestamptz IS NULL OR (runs.created_at, runs.id) < (%(before_at)s, %(before_id)s))
ORDER BY runs.created_at DESC, runs.id DESC LIMIT %(limit)s

-- name: run_group
SELECT group_id FROM runs WHERE id = %(id)s

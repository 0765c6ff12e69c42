-- name: ended_before
SELECT id, request FROM runs
WHERE status IN ('succeeded', 'failed', 'cancelled') AND coalesce(completed_at, created_at) < %(moment)s
ORDER BY coalesce(completed_at, created_at), id LIMIT %(limit)s

-- name: delete_ended
DELETE FROM runs WHERE id = %(id)s AND status IN ('succeeded', 'failed', 'cancelled') RETURNING id

-- name: runs_of
SELECT id, coalesce(completed_at, created_at) AS at, status IN ('succeeded', 'failed', 'cancelled') AS ended
FROM runs WHERE id = ANY(%(ids)s)

-- name: uploads_in_use
SELECT upload FROM projects WHERE upload = ANY(%(names)s)
UNION
SELECT request::json ->> 'upload' FROM runs
WHERE status IN ('queued', 'running', 'waiting') AND request::json ->> 'upload' = ANY(%(names)s)

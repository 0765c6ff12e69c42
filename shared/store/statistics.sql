-- name: runs_by_outcome
SELECT status, count(*) AS runs FROM runs
WHERE (%(groups)s::bigint[] IS NULL OR group_id = ANY(%(groups)s)) AND created_at >= %(since)s AND created_at < %(until)s
GROUP BY status ORDER BY runs DESC, status

-- name: runs_by_day
SELECT (created_at AT TIME ZONE 'UTC')::date AS day,
    count(*) FILTER (WHERE status = 'succeeded') AS succeeded,
    count(*) FILTER (WHERE status = 'failed') AS failed,
    count(*) FILTER (WHERE status = 'cancelled') AS cancelled,
    count(*) FILTER (WHERE status IN ('queued', 'running', 'waiting')) AS unfinished
FROM runs
WHERE (%(groups)s::bigint[] IS NULL OR group_id = ANY(%(groups)s)) AND created_at >= %(since)s AND created_at < %(until)s
GROUP BY day ORDER BY day

-- name: seconds_by_step
SELECT step_type AS step, count(*) AS runs,
    percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM run_steps.completed_at - run_steps.started_at)) AS p50,
    percentile_cont(0.95) WITHIN GROUP (ORDER BY extract(epoch FROM run_steps.completed_at - run_steps.started_at)) AS p95
FROM run_steps JOIN runs ON runs.id = run_id
WHERE (%(groups)s::bigint[] IS NULL OR group_id = ANY(%(groups)s))
    AND runs.created_at >= %(since)s AND runs.created_at < %(until)s
    AND run_steps.started_at IS NOT NULL AND run_steps.completed_at IS NOT NULL
GROUP BY step_type ORDER BY step_type

-- name: fixers_by_use
SELECT fixer, count(DISTINCT run_id) AS runs, count(*) AS edits, sum(insertions) AS insertions, sum(deletions) AS deletions
FROM edits JOIN runs ON runs.id = run_id
WHERE (%(groups)s::bigint[] IS NULL OR group_id = ANY(%(groups)s)) AND made_at >= %(since)s AND made_at < %(until)s
GROUP BY fixer ORDER BY runs DESC, fixer

-- name: llm_cost_by_day
-- All edits of one answer carry what the whole of it cost.
SELECT day, model, sum(tokens) AS tokens, sum(usd) AS usd FROM (
    SELECT DISTINCT ON (run_id, step) (made_at AT TIME ZONE 'UTC')::date AS day, model, tokens, usd
    FROM edits JOIN runs ON runs.id = run_id
    WHERE model IS NOT NULL AND (%(groups)s::bigint[] IS NULL OR group_id = ANY(%(groups)s))
        AND made_at >= %(since)s AND made_at < %(until)s
) AS answers
GROUP BY day, model ORDER BY day, model

-- name: success_rate_by_group
SELECT group_id, groups.name, count(*) AS runs,
    (count(*) FILTER (WHERE status = 'succeeded'))::float / count(*) AS success_rate
FROM runs JOIN groups ON groups.id = group_id
WHERE (%(groups)s::bigint[] IS NULL OR group_id = ANY(%(groups)s)) AND status IN ('succeeded', 'failed')
    AND runs.created_at >= %(since)s AND runs.created_at < %(until)s
GROUP BY group_id, groups.name ORDER BY groups.name

-- name: counts_now
SELECT 'runs' AS noun, status, count(*) AS number FROM runs WHERE status IN ('queued', 'running', 'waiting') GROUP BY status
UNION ALL
SELECT 'builds', status, count(*) FROM builds WHERE status <> 'finished' GROUP BY status

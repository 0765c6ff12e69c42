-- name: append_log
-- Only what goes on exactly where the stored part ends: a repeat, or a second writer, adds nothing.
WITH place AS (
    SELECT coalesce(max(end_offset), 0) AS start_offset, coalesce(max(source_end), 0) AS source_start
    FROM log_chunks WHERE build_id = %(build_id)s
), added AS (
    INSERT INTO log_chunks (build_id, start_offset, end_offset, source_end, content)
    SELECT %(build_id)s, start_offset, start_offset + octet_length(%(content)s::text), %(source_end)s, %(content)s
    FROM place WHERE source_start = %(source_start)s
    ON CONFLICT DO NOTHING
    RETURNING build_id
)
SELECT pg_notify('autobuilder_logs', build_id) FROM added

-- name: source_end
SELECT coalesce(max(source_end), 0) AS source_end FROM log_chunks WHERE build_id = %(build_id)s

-- name: log_size
SELECT coalesce(max(end_offset), 0) AS log_size FROM log_chunks WHERE build_id = %(build_id)s

-- name: log_part
-- From the chunk that holds the offset on.
SELECT start_offset, end_offset, content FROM log_chunks
WHERE build_id = %(build_id)s AND start_offset >= coalesce((
    SELECT max(start_offset) FROM log_chunks WHERE build_id = %(build_id)s AND start_offset <= %(offset)s
), 0)
ORDER BY start_offset LIMIT %(limit)s

-- name: log_tail
SELECT start_offset, end_offset, content FROM (
    SELECT start_offset, end_offset, content FROM log_chunks WHERE build_id = %(build_id)s ORDER BY start_offset DESC LIMIT 4
) AS newest ORDER BY start_offset

-- name: log_times
SELECT min(start_offset) AS start_offset, date_trunc('second', created_at) AS at FROM log_chunks
WHERE build_id = %(build_id)s GROUP BY 2 ORDER BY 1

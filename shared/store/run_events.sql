-- name: events_after
SELECT * FROM run_events WHERE run_id = %(run_id)s AND sequence > %(after)s ORDER BY sequence LIMIT %(limit)s

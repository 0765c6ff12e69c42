-- Every statement of the outbox, of webhooks and of alerts.

-- name: add_event
-- To a queue, or to a topic and with that to every webhook that wants such events of such a run.
WITH delivered AS (
    INSERT INTO outbox (kind, name, message_id, body)
    SELECT 'webhook', webhooks.id::text, %(message_id)s, %(body)s FROM webhooks
    WHERE %(kind)s::text = 'topic' AND enabled
    AND (events = '{}' OR %(type)s = ANY(events))
    AND (group_id IS NULL OR group_id = (
        SELECT projects.group_id FROM runs JOIN projects ON projects.id = project_id WHERE runs.id = %(lane)s
    ))
    RETURNING id
), written AS (
    INSERT INTO outbox (kind, name, lane, message_id, body)
    VALUES (%(kind)s, %(name)s, %(lane)s, %(message_id)s, %(body)s)
    RETURNING id
)
SELECT pg_notify('autobuilder_outbox', %(kind)s) FROM written
UNION ALL SELECT pg_notify('autobuilder_outbox', 'webhook') FROM delivered

-- name: raise_alert
-- Nothing when the same was raised before; with `again_after` seconds, before that time.
WITH fresh AS (
    INSERT INTO alerts (key, title) VALUES (%(key)s, %(title)s)
    ON CONFLICT (key) DO UPDATE SET raised_at = now(), title = excluded.title
        WHERE alerts.raised_at < now() - %(again_after)s::float8 * interval '1 second'
    RETURNING key
), written AS (
    INSERT INTO outbox (kind, name, message_id, body) SELECT 'alert', '', key, %(body)s FROM fresh RETURNING id
)
SELECT pg_notify('autobuilder_outbox', 'alert') FROM written

-- name: was_raised
SELECT 1 FROM alerts WHERE key = %(key)s

-- name: forget_alerts
DELETE FROM alerts WHERE raised_at < now() - interval '30 days'

-- name: lock
-- One at a time decides who sends what, or a lane's order would be lost.
SELECT pg_advisory_xact_lock(hashtext('autobuilder.outbox'))

-- name: claim
-- What is due, oldest first, for as long as the lease; never past an earlier row of its lane that waits.
UPDATE outbox SET due_at = now() + %(lease)s::float8 * interval '1 second', attempts = attempts + 1
WHERE id IN (
    SELECT id FROM outbox AS mine
    WHERE kind = ANY(%(kinds)s) AND dead_at IS NULL AND due_at <= now() AND NOT EXISTS (
        SELECT 1 FROM outbox AS earlier
        WHERE earlier.lane = mine.lane AND earlier.id < mine.id AND earlier.kind = mine.kind
        AND earlier.name = mine.name AND earlier.dead_at IS NULL AND earlier.due_at > now()
    )
    ORDER BY id LIMIT %(limit)s
)
RETURNING *

-- name: sent
DELETE FROM outbox WHERE id = %(id)s

-- name: put_back
UPDATE outbox SET due_at = now(), attempts = attempts - 1 WHERE id = %(id)s

-- name: failed
UPDATE outbox SET due_at = now() + %(delay)s::float8 * interval '1 second', error = %(error)s,
    dead_at = CASE WHEN %(dead)s::boolean THEN now() END
WHERE id = %(id)s

-- name: split_alert
-- One row per place, so that a failing place does not make the others hear it again.
WITH whole AS (DELETE FROM outbox WHERE id = %(id)s RETURNING message_id, body)
INSERT INTO outbox (kind, name, message_id, body)
SELECT 'alert', place, message_id, body FROM whole CROSS JOIN unnest(%(places)s::text[]) AS place

-- name: next_due
SELECT extract(epoch FROM min(due_at) - now())::float8 AS seconds FROM outbox
WHERE dead_at IS NULL AND kind = ANY(%(kinds)s)

-- name: wake_listeners
SELECT pg_notify('autobuilder_outbox', '')

-- name: states
SELECT kind, count(*) FILTER (WHERE dead_at IS NULL) AS active, count(*) FILTER (WHERE dead_at IS NOT NULL) AS dead,
    min(created_at) FILTER (WHERE dead_at IS NULL) AS oldest
FROM outbox GROUP BY kind ORDER BY kind

-- name: stuck
SELECT * FROM outbox
WHERE dead_at IS NULL AND kind IN ('queue', 'topic') AND created_at < now() - %(seconds)s::float8 * interval '1 second'
ORDER BY id LIMIT 1

-- name: dead
SELECT * FROM outbox WHERE dead_at IS NOT NULL ORDER BY id LIMIT %(limit)s

-- name: replay
WITH revived AS (
    UPDATE outbox SET dead_at = NULL, due_at = now(), attempts = 0
    WHERE dead_at IS NOT NULL AND (%(id)s::bigint IS NULL OR id = %(id)s) RETURNING kind
)
SELECT pg_notify('autobuilder_outbox', kind) FROM revived

-- name: discard
DELETE FROM outbox WHERE dead_at IS NOT NULL AND (%(id)s::bigint IS NULL OR id = %(id)s)

-- name: add_webhook
INSERT INTO webhooks (group_id, url, secret, events)
VALUES (%(group_id)s, %(url)s, %(secret)s, %(events)s) RETURNING *

-- name: webhooks
SELECT * FROM webhooks ORDER BY id

-- name: webhook
SELECT * FROM webhooks WHERE id = %(id)s

-- name: remove_webhook
WITH undelivered AS (DELETE FROM outbox WHERE kind = 'webhook' AND name = %(id)s::bigint::text)
DELETE FROM webhooks WHERE id = %(id)s

-- name: disable_webhook
UPDATE webhooks SET enabled = false WHERE id = %(id)s

-- name: send_to_webhook
INSERT INTO outbox (kind, name, message_id, body) VALUES ('webhook', %(id)s::bigint::text, %(message_id)s, %(body)s)

-- name: send
WITH fresh AS (
    INSERT INTO host.message_ids (queue, message_id, seen_at)
    VALUES (%(queue)s, %(message_id)s, %(now)s)
    ON CONFLICT (queue, message_id) DO UPDATE SET seen_at = excluded.seen_at
        WHERE message_ids.seen_at <= %(forgotten_before)s
    RETURNING message_id
), sent AS (
    INSERT INTO host.messages (queue, message_id, body, content_type, correlation_id, subject, properties,
                               enqueued_at, visible_at)
    SELECT %(queue)s, message_id, %(body)s, %(content_type)s, %(correlation_id)s, %(subject)s, %(properties)s,
           %(now)s, %(visible_at)s
    FROM fresh
    RETURNING sequence
)
SELECT sequence, pg_notify('host_bus', %(queue)s) FROM sent;
-- name: subscribe
INSERT INTO host.subscriptions (topic, name) VALUES (%(topic)s, %(name)s) ON CONFLICT DO NOTHING;
-- name: unsubscribe
WITH gone AS (DELETE FROM host.subscriptions WHERE topic = %(topic)s AND name = %(name)s)
DELETE FROM host.messages WHERE queue = %(queue)s;
-- name: broadcast
WITH fresh AS (
    INSERT INTO host.message_ids (queue, message_id, seen_at)
    VALUES (%(topic)s, %(message_id)s, %(now)s)
    ON CONFLICT (queue, message_id) DO UPDATE SET seen_at = excluded.seen_at
        WHERE message_ids.seen_at <= %(forgotten_before)s
    RETURNING message_id
), sent AS (
    INSERT INTO host.messages (queue, message_id, body, enqueued_at, visible_at)
    SELECT topic || '/subscriptions/' || name, message_id, %(body)s, %(now)s, %(now)s
    FROM fresh CROSS JOIN host.subscriptions
    WHERE topic = %(topic)s
    RETURNING queue, sequence
)
SELECT sequence, pg_notify('host_bus', queue) FROM sent;
-- name: bury
-- Messages whose last allowed delivery ended without an answer.
UPDATE host.messages
SET dead_at = %(now)s, lock_token = NULL, dead_reason = 'MaxDeliveryCountExceeded',
    dead_description = 'The message was delivered ' || delivery_count || ' times and its lock ran out.'
WHERE queue = %(queue)s AND dead_at IS NULL AND visible_at <= %(now)s AND delivery_count >= %(max_delivery)s;
-- name: receive
UPDATE host.messages
SET lock_token = %(lock_token)s, visible_at = %(locked_until)s, delivery_count = delivery_count + 1
WHERE sequence = (
    SELECT sequence FROM host.messages
    WHERE queue = %(queue)s AND dead_at IS NULL AND visible_at <= %(now)s AND delivery_count < %(max_delivery)s
    ORDER BY sequence
    FOR UPDATE SKIP LOCKED
    LIMIT 1
)
RETURNING sequence, queue, message_id, body, content_type, correlation_id, subject, properties, enqueued_at,
          visible_at, lock_token, delivery_count, dead_reason, dead_description;
-- name: renew
UPDATE host.messages SET visible_at = %(locked_until)s
WHERE sequence = %(sequence)s AND lock_token = %(lock_token)s AND visible_at > %(now)s AND dead_at IS NULL;
-- name: complete
DELETE FROM host.messages
WHERE sequence = %(sequence)s AND lock_token = %(lock_token)s AND visible_at > %(now)s AND dead_at IS NULL;
-- name: abandon
WITH given_back AS (
    UPDATE host.messages
    SET lock_token = NULL, visible_at = %(now)s,
        dead_at = CASE WHEN delivery_count >= %(max_delivery)s THEN %(now)s::timestamptz END,
        dead_reason = CASE WHEN delivery_count >= %(max_delivery)s THEN 'MaxDeliveryCountExceeded' END,
        dead_description = CASE WHEN delivery_count >= %(max_delivery)s THEN %(description)s::text END
    WHERE sequence = %(sequence)s AND lock_token = %(lock_token)s AND visible_at > %(now)s AND dead_at IS NULL
    RETURNING queue, dead_at
)
SELECT pg_notify('host_bus', queue) FROM given_back;
-- name: release
UPDATE host.messages SET lock_token = NULL, visible_at = %(now)s
WHERE queue = %(queue)s AND lock_token IS NOT NULL AND dead_at IS NULL AND visible_at > %(now)s;
-- name: dead_letter
UPDATE host.messages
SET lock_token = NULL, dead_at = %(now)s, dead_reason = %(reason)s, dead_description = %(description)s
WHERE sequence = %(sequence)s AND lock_token = %(lock_token)s AND visible_at > %(now)s AND dead_at IS NULL;
-- name: peek
SELECT sequence, queue, message_id, body, content_type, correlation_id, subject, properties, enqueued_at,
       visible_at, lock_token, delivery_count, dead_reason, dead_description
FROM host.messages
WHERE queue = %(queue)s AND (dead_at IS NOT NULL) = %(dead)s
ORDER BY sequence
LIMIT %(limit)s;
-- name: replay
WITH revived AS (
    UPDATE host.messages
    SET dead_at = NULL, dead_reason = NULL, dead_description = NULL, delivery_count = 0, visible_at = %(now)s,
        enqueued_at = %(now)s
    WHERE queue = %(queue)s AND dead_at IS NOT NULL
      AND (%(sequence)s::bigint IS NULL OR sequence = %(sequence)s)
    RETURNING queue
)
SELECT pg_notify('host_bus', queue) FROM revived;
-- name: discard
DELETE FROM host.messages
WHERE queue = %(queue)s AND dead_at IS NOT NULL AND (%(sequence)s::bigint IS NULL OR sequence = %(sequence)s);
-- name: next_visible
SELECT min(visible_at) FROM host.messages WHERE queue = %(queue)s AND dead_at IS NULL;
-- name: counts
SELECT queue, count(*) FILTER (WHERE dead_at IS NULL) AS active, count(*) FILTER (WHERE dead_at IS NOT NULL) AS dead
FROM host.messages GROUP BY queue ORDER BY queue;
-- name: states
SELECT name, count(sequence) FILTER (WHERE dead_at IS NULL) AS active,
       count(sequence) FILTER (WHERE dead_at IS NOT NULL) AS dead_letters,
       min(enqueued_at) FILTER (WHERE dead_at IS NULL) AS oldest
FROM unnest(%(queues)s::text[]) WITH ORDINALITY AS wanted (name, place)
LEFT JOIN host.messages ON queue = name
GROUP BY name, place ORDER BY place;
-- name: forget_unread
DELETE FROM host.messages WHERE queue LIKE '%%/subscriptions/%%' AND enqueued_at < %(sent_before)s;
-- name: forget_message_ids
DELETE FROM host.message_ids WHERE seen_at <= %(forgotten_before)s;

-- name: start
INSERT INTO host.instances (id, execution, name, version, status, input, parent_id, parent_execution, parent_task,
                            created_at, updated_at)
VALUES (%(id)s, %(execution)s, %(name)s, %(version)s, 'Pending', %(input)s, %(parent_id)s, %(parent_execution)s,
        %(parent_task)s, %(now)s, %(now)s)
ON CONFLICT (id) DO UPDATE
SET execution = excluded.execution, name = excluded.name, version = excluded.version, status = 'Pending',
    input = excluded.input, output = NULL, custom_status = NULL, waiting = '[]', events = 0,
    parent_id = excluded.parent_id, parent_execution = excluded.parent_execution,
    parent_task = excluded.parent_task, created_at = excluded.created_at, updated_at = excluded.updated_at
    WHERE instances.status IN ('Completed', 'Failed', 'Terminated')
RETURNING xmax <> 0 AS replaced;
-- name: clear
WITH gone_history AS (DELETE FROM host.history WHERE instance_id = %(id)s),
     gone_inbox AS (DELETE FROM host.inbox WHERE instance_id = %(id)s),
     gone_timers AS (DELETE FROM host.timers WHERE instance_id = %(id)s)
DELETE FROM host.activities WHERE instance_id = %(id)s;
-- name: deliver
-- Nothing for a finished instance, and nothing for an execution that is over.
INSERT INTO host.inbox (instance_id, kind, at, task, name, payload, reason, target, due)
SELECT id, %(kind)s, %(at)s, %(task)s, %(name)s, %(payload)s, %(reason)s, %(target)s, %(due)s
FROM host.instances
WHERE id = %(id)s AND status NOT IN ('Completed', 'Failed', 'Terminated')
  AND (%(execution)s::uuid IS NULL OR execution = %(execution)s);
-- name: announce
SELECT pg_notify('host_inbox', '');
-- name: fire_timers
WITH fired AS (
    DELETE FROM host.timers WHERE due <= %(now)s RETURNING instance_id, task, due
)
INSERT INTO host.inbox (instance_id, kind, at, task, due)
SELECT instance_id, 'timer_fired', %(now)s, task, due FROM fired ORDER BY due, task;
-- name: next_timer
SELECT min(due) AS due FROM host.timers;
-- name: claim_ready
SELECT * FROM host.instances
WHERE id IN (SELECT instance_id FROM host.inbox) AND status IN ('Pending', 'Running')
LIMIT 1
FOR NO KEY UPDATE SKIP LOCKED;
-- name: any_ready
SELECT EXISTS (
    SELECT 1 FROM host.inbox JOIN host.instances ON instances.id = inbox.instance_id
    WHERE instances.status IN ('Pending', 'Running')
) AS ready;
-- name: claim_instance
SELECT * FROM host.instances WHERE id = %(id)s FOR NO KEY UPDATE SKIP LOCKED;
-- name: lock_instance
SELECT * FROM host.instances WHERE id = %(id)s FOR NO KEY UPDATE;
-- name: instance
SELECT * FROM host.instances WHERE id = %(id)s;
-- name: instances
SELECT * FROM host.instances
WHERE (%(statuses)s::text[] IS NULL OR status = ANY(%(statuses)s::text[]))
  AND (%(created_from)s::timestamptz IS NULL OR created_at >= %(created_from)s)
  AND (%(created_to)s::timestamptz IS NULL OR created_at <= %(created_to)s)
  AND (%(prefix)s::text IS NULL OR starts_with(id, %(prefix)s))
ORDER BY created_at, id
LIMIT %(limit)s;
-- name: children
SELECT * FROM host.instances
WHERE parent_id = %(id)s AND parent_execution = %(execution)s AND status IN ('Pending', 'Running', 'Suspended')
FOR NO KEY UPDATE;
-- name: history
SELECT kind, at, task, name, payload, reason, target, due FROM host.history
WHERE instance_id = %(id)s ORDER BY position;
-- name: take_inbox
WITH taken AS (DELETE FROM host.inbox WHERE instance_id = %(id)s RETURNING *)
SELECT kind, at, task, name, payload, reason, target, due FROM taken ORDER BY position;
-- name: append_history
INSERT INTO host.history (instance_id, position, kind, at, task, name, payload, reason, target, due)
VALUES (%(id)s, %(position)s, %(kind)s, %(at)s, %(task)s, %(name)s, %(payload)s, %(reason)s, %(target)s, %(due)s);
-- name: add_activity
INSERT INTO host.activities (instance_id, execution, task, name, input, scheduled_at)
VALUES (%(id)s, %(execution)s, %(task)s, %(name)s, %(input)s, %(now)s);
-- name: remove_activity
DELETE FROM host.activities WHERE instance_id = %(id)s AND execution = %(execution)s AND task = %(task)s;
-- name: activity
SELECT 1 AS open FROM host.activities
WHERE instance_id = %(id)s AND execution = %(execution)s AND task = %(task)s;
-- name: activities
SELECT instance_id, execution, task, name, input FROM host.activities ORDER BY scheduled_at, task;
-- name: add_timer
INSERT INTO host.timers (instance_id, task, due) VALUES (%(id)s, %(task)s, %(due)s);
-- name: remove_timers
DELETE FROM host.timers WHERE instance_id = %(id)s AND task = ANY(%(tasks)s);
-- name: update
UPDATE host.instances
SET status = %(status)s, output = %(output)s, custom_status = coalesce(%(custom_status)s, custom_status),
    waiting = %(waiting)s, events = %(events)s, updated_at = %(now)s
WHERE id = %(id)s;
-- name: continue_as_new
WITH gone AS (DELETE FROM host.history WHERE instance_id = %(id)s)
UPDATE host.instances
SET execution = %(execution)s, input = %(input)s, custom_status = coalesce(%(custom_status)s, custom_status),
    events = 0, waiting = '[]', updated_at = %(now)s
WHERE id = %(id)s;
-- name: end_execution
WITH gone_inbox AS (DELETE FROM host.inbox WHERE instance_id = %(id)s),
     gone_timers AS (DELETE FROM host.timers WHERE instance_id = %(id)s)
DELETE FROM host.activities WHERE instance_id = %(id)s;
-- name: change_status
UPDATE host.instances SET status = %(to)s, updated_at = %(now)s WHERE id = %(id)s AND status = ANY(%(allowed)s);
-- name: purge
DELETE FROM host.instances WHERE id = ANY(%(ids)s) AND status IN ('Completed', 'Failed', 'Terminated');
-- name: schedules
SELECT name, expression, next_due FROM host.schedules;
-- name: save_schedule
INSERT INTO host.schedules (name, expression, next_due) VALUES (%(name)s, %(expression)s, %(next_due)s)
ON CONFLICT (name) DO UPDATE SET expression = excluded.expression, next_due = excluded.next_due;
-- name: try_lead
SELECT pg_try_advisory_lock(hashtext('host.leader')) AS leads;

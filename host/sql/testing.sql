-- name: progress
-- Whether anything is under way, and when the next timer or delayed message is due.
SELECT EXISTS (
    SELECT 1 FROM host.inbox JOIN host.instances ON instances.id = inbox.instance_id
    WHERE instances.status IN ('Pending', 'Running')
) OR EXISTS (SELECT 1 FROM host.activities)
  OR EXISTS (SELECT 1 FROM host.timers WHERE due <= %(now)s)
  OR EXISTS (
    SELECT 1 FROM host.messages
    WHERE queue = ANY(%(queues)s) AND dead_at IS NULL AND (lock_token IS NOT NULL OR visible_at <= %(now)s)
) AS unsettled,
least(
    (SELECT min(due) FROM host.timers),
    (SELECT min(visible_at) FROM host.messages WHERE queue = ANY(%(queues)s) AND dead_at IS NULL)
) AS due;

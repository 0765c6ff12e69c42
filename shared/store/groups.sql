-- name: groups_of
-- What the caller may see, with its role; `everything` is an administrator of the installation.
SELECT groups.id, groups.name, groups.description, groups.created_at, groups.version,
    CASE WHEN %(everything)s THEN 'admin' ELSE members.role END AS role,
    (SELECT count(*) FROM projects WHERE projects.group_id = groups.id) AS projects,
    coalesce(counts.runs, 0) AS runs, counts.success_rate
FROM groups
LEFT JOIN group_members AS members ON members.group_id = groups.id AND members.subject = %(subject)s
LEFT JOIN LATERAL (
    SELECT count(*) AS runs,
        (count(*) FILTER (WHERE status = 'succeeded'))::float
            / nullif(count(*) FILTER (WHERE status IN ('succeeded', 'failed')), 0) AS success_rate
    FROM runs WHERE runs.group_id = groups.id
) AS counts ON true
WHERE (%(everything)s OR members.role IS NOT NULL)
    AND (%(id)s::bigint IS NULL OR groups.id = %(id)s)
    AND groups.id > %(after)s
ORDER BY groups.id LIMIT %(limit)s

-- name: roles_of
SELECT group_id AS id, name, role FROM group_members JOIN groups ON groups.id = group_id
WHERE subject = %(subject)s ORDER BY group_id

-- name: insert_group
WITH fresh AS (
    INSERT INTO groups (name, description) VALUES (%(name)s, %(description)s)
    ON CONFLICT (name) DO NOTHING RETURNING id
), member AS (
    INSERT INTO group_members (group_id, subject, role, added_by)
    SELECT id, %(subject)s, 'admin', %(subject)s FROM fresh
)
SELECT id FROM fresh

-- name: update_group
UPDATE groups SET name = coalesce(%(name)s, name), description = coalesce(%(description)s, description),
    version = version + 1
WHERE id = %(id)s AND version = %(version)s
RETURNING id

-- name: delete_group
DELETE FROM groups WHERE id = %(id)s RETURNING id

-- name: members_of
SELECT subject, role, added_at, added_by FROM group_members
WHERE group_id = %(group_id)s AND subject > %(after)s ORDER BY subject LIMIT %(limit)s

-- name: get_member
SELECT subject, role, added_at, added_by FROM group_members
WHERE group_id = %(group_id)s AND subject = %(subject)s

-- name: put_member
INSERT INTO group_members (group_id, subject, role, added_by)
VALUES (%(group_id)s, %(subject)s, %(role)s, %(added_by)s)
ON CONFLICT (group_id, subject) DO UPDATE SET role = excluded.role

-- name: delete_member
DELETE FROM group_members WHERE group_id = %(group_id)s AND subject = %(subject)s RETURNING subject

-- name: last_admin
SELECT subject FROM group_members WHERE group_id = %(group_id)s AND role = 'admin'
GROUP BY subject HAVING subject = %(subject)s
    AND (SELECT count(*) FROM group_members WHERE group_id = %(group_id)s AND role = 'admin') = 1

-- name: insert_delivery
INSERT INTO github_deliveries (id, event, message) VALUES (%(id)s, %(event)s, %(message)s)
ON CONFLICT (id) DO NOTHING
RETURNING id

-- name: delivery_sent
UPDATE github_deliveries SET message = NULL WHERE id = %(id)s

-- name: unsent_deliveries
-- Those that a crash left between the row and the message; younger ones are being sent.
SELECT id, message FROM github_deliveries
WHERE message IS NOT NULL AND received_at < now() - make_interval(secs => %(older_than)s)
ORDER BY received_at LIMIT 100

-- name: unsent_delivery
SELECT id, message FROM github_deliveries WHERE id = %(id)s AND message IS NOT NULL

-- name: lock_account
SELECT pg_advisory_xact_lock(hashtext('autobuilder.github.' || %(id)s::text))

-- name: get_account
SELECT * FROM github_accounts WHERE id = %(id)s

-- name: account_of_installation
SELECT * FROM github_accounts WHERE installation_id = %(installation_id)s

-- name: insert_group
INSERT INTO groups (name, description) VALUES (%(name)s, %(description)s)
ON CONFLICT (name) DO NOTHING
RETURNING id

-- name: put_account
INSERT INTO github_accounts (id, login, installation_id, group_id)
VALUES (%(id)s, %(login)s, %(installation_id)s, %(group_id)s)
ON CONFLICT (id) DO UPDATE SET login = excluded.login, installation_id = excluded.installation_id,
    group_id = excluded.group_id

-- name: forget_installation
UPDATE github_accounts SET installation_id = NULL WHERE installation_id = %(installation_id)s

-- name: put_repository
INSERT INTO github_repositories AS known (id, account_id, full_name, default_branch)
VALUES (%(id)s, %(account_id)s, %(full_name)s, %(default_branch)s)
ON CONFLICT (id) DO UPDATE SET account_id = excluded.account_id, full_name = excluded.full_name,
    default_branch = excluded.default_branch, accessible = true,
    project_id = CASE WHEN known.account_id = excluded.account_id THEN known.project_id END
RETURNING project_id

-- name: keep_repositories
UPDATE github_repositories SET accessible = false
WHERE account_id = %(account_id)s AND NOT id = ANY(%(ids)s)

-- name: insert_project
INSERT INTO projects (group_id, name, source_type, git_url) VALUES (%(group_id)s, %(name)s, 'git', %(git_url)s)
ON CONFLICT (group_id, name) DO NOTHING
RETURNING id

-- name: link_project
UPDATE github_repositories SET project_id = %(project_id)s WHERE id = %(id)s

-- name: get_repository
SELECT repositories.*, accounts.installation_id, accounts.group_id
FROM github_repositories AS repositories JOIN github_accounts AS accounts ON accounts.id = account_id
WHERE repositories.id = %(id)s

-- name: repository_of_run
SELECT repositories.*, accounts.installation_id, accounts.group_id
FROM runs
JOIN github_repositories AS repositories ON repositories.project_id = runs.project_id
JOIN github_accounts AS accounts ON accounts.id = account_id
WHERE runs.id = %(run_id)s

-- name: put_watch
INSERT INTO github_watches (repository_id, branch, wishes, added_by)
VALUES (%(repository_id)s, %(branch)s, %(wishes)s, %(added_by)s)
ON CONFLICT (repository_id, branch) DO UPDATE SET wishes = excluded.wishes, added_by = excluded.added_by

-- name: delete_watch
DELETE FROM github_watches WHERE repository_id = %(repository_id)s AND branch = %(branch)s RETURNING branch

-- name: get_watch
SELECT * FROM github_watches WHERE repository_id = %(repository_id)s AND branch = %(branch)s

-- name: insert_github_run
INSERT INTO github_runs (run_id, repository_id, branch, commit_id, issue)
VALUES (%(run_id)s, %(repository_id)s, %(branch)s, %(commit_id)s, %(issue)s)
ON CONFLICT (run_id) DO NOTHING

-- name: get_github_run
SELECT * FROM github_runs WHERE run_id = %(run_id)s

-- name: older_unfinished_runs
-- Runs of the same branch that a newer commit makes pointless.
SELECT github_runs.* FROM github_runs JOIN runs ON runs.id = run_id
WHERE repository_id = %(repository_id)s AND branch = %(branch)s AND commit_id <> %(commit_id)s
    AND run_id <> %(run_id)s AND status IN ('queued', 'running', 'waiting')

-- name: begin_delivery
UPDATE github_runs SET delivery = 'begun', head_branch = %(head_branch)s, head_commit = %(head_commit)s,
    previous_commit = %(previous_commit)s, previous_body = %(previous_body)s, delivered_at = now()
WHERE run_id = %(run_id)s

-- name: running_run
-- Held until the transaction ends: a cancel waits for it, or comes before it.
SELECT id FROM runs WHERE id = %(run_id)s AND status IN ('running', 'waiting') FOR SHARE

-- name: claim_telling
UPDATE github_runs SET told_attempt = %(attempt)s WHERE run_id = %(run_id)s AND told_attempt < %(attempt)s

-- name: finish_delivery
UPDATE github_runs SET delivery = 'done', pull_request = %(pull_request)s, pull_request_url = %(url)s
WHERE run_id = %(run_id)s

-- name: withdraw_delivery
UPDATE github_runs SET delivery = 'withdrawn', pull_request = NULL, pull_request_url = NULL WHERE run_id = %(run_id)s

-- name: cancelled_deliveries
SELECT github_runs.* FROM github_runs JOIN runs ON runs.id = run_id
WHERE delivery IN ('begun', 'done') AND status = 'cancelled'

-- name: delivered_before
-- What we last left on that branch.
SELECT commit_id FROM github_runs
WHERE repository_id = %(repository_id)s AND head_branch = %(head_branch)s
    AND %(commit)s IN (head_commit, previous_commit)
LIMIT 1

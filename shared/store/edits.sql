-- name: forget_edits
DELETE FROM edits WHERE run_id = %(run_id)s AND step = %(step)s AND NOT id = ANY(%(ids)s)

-- name: insert_edit
INSERT INTO edits (run_id, id, step, fixer, path, reason, insertions, deletions, hunks, model, tokens, usd)
VALUES (%(run_id)s, %(id)s, %(step)s, %(fixer)s, %(path)s, %(reason)s, %(insertions)s, %(deletions)s, %(hunks)s,
    %(model)s, %(tokens)s, %(usd)s)
ON CONFLICT (run_id, id) DO UPDATE SET fixer = excluded.fixer, path = excluded.path, reason = excluded.reason,
    insertions = excluded.insertions, deletions = excluded.deletions, hunks = excluded.hunks, model = excluded.model,
    tokens = excluded.tokens, usd = excluded.usd

-- name: edits_of_run
SELECT * FROM edits WHERE run_id = %(run_id)s ORDER BY made_at, length(id), id

-- name: decide_edit
UPDATE edits SET state = %(state)s, decided_by = %(subject)s, decided_at = now()
WHERE run_id = %(run_id)s AND id = %(id)s RETURNING id

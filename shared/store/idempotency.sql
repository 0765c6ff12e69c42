-- name: claim_key
-- The first request with a key works on it; one that died is followed by the next after a minute.
INSERT INTO idempotency_keys AS old (subject, key, fingerprint, request_id)
VALUES (%(subject)s, %(key)s, %(fingerprint)s, %(request_id)s)
ON CONFLICT (subject, key) DO UPDATE SET request_id = excluded.request_id, created_at = now()
    WHERE old.status IS NULL AND old.fingerprint = excluded.fingerprint
        AND old.created_at < now() - make_interval(secs => %(abandoned_after)s)
RETURNING key

-- name: answered
SELECT fingerprint, status, headers, body FROM idempotency_keys WHERE subject = %(subject)s AND key = %(key)s

-- name: keep_answer
UPDATE idempotency_keys SET status = %(status)s, headers = %(headers)s, body = %(body)s
WHERE subject = %(subject)s AND key = %(key)s AND request_id = %(request_id)s

-- name: release_key
DELETE FROM idempotency_keys
WHERE subject = %(subject)s AND key = %(key)s AND request_id = %(request_id)s AND status IS NULL

-- name: forget_keys
DELETE FROM idempotency_keys WHERE created_at < now() - make_interval(hours => %(hours)s)

-- name: add_audit
INSERT INTO audit (subject, request_id, method, path, status)
VALUES (%(subject)s, %(request_id)s, %(method)s, %(path)s, %(status)s)

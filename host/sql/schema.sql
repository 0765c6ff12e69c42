-- name: lock_schema
SELECT pg_advisory_lock(hashtext('host.schema'));
-- name: unlock_schema
SELECT pg_advisory_unlock(hashtext('host.schema'));
-- name: schema_exists
SELECT to_regclass('host.schema_version') IS NOT NULL;
-- name: create_schema
CREATE SCHEMA IF NOT EXISTS host;
CREATE TABLE IF NOT EXISTS host.schema_version (version integer PRIMARY KEY, applied_at timestamptz NOT NULL DEFAULT now());
-- name: schema_version
SELECT coalesce(max(version), 0) FROM host.schema_version;
-- name: record_version
INSERT INTO host.schema_version (version) VALUES (%(version)s);

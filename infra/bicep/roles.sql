-- Once for each server, by its administrator, in the database `autobuilder`:
--   psql "host=... dbname=autobuilder ..." -v functions=id-az01-dev-ab-func-01 -v api=id-az01-dev-ab-api-01 -f roles.sql
-- On Azure the two logins must be made first, in the database `postgres` (they are identities, so they have no password):
--   SELECT * FROM pgaadauth_create_principal('id-az01-dev-ab-func-01', false, false);
--   SELECT * FROM pgaadauth_create_principal('id-az01-dev-ab-api-01', false, false);
-- Whoever of them migrates the schema, it belongs to the one role that both act as.
\set ON_ERROR_STOP on

SELECT 'CREATE ROLE autobuilder NOLOGIN' WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'autobuilder') \gexec
GRANT autobuilder TO :"functions", :"api";
ALTER ROLE :"functions" SET role = 'autobuilder';
ALTER ROLE :"api" SET role = 'autobuilder';
SELECT format('GRANT CONNECT, CREATE ON DATABASE %I TO autobuilder', current_database()) \gexec
SELECT format('REVOKE CONNECT ON DATABASE %I FROM PUBLIC', current_database()) \gexec

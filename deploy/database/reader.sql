-- The role by which Grafana reads the counts of a period. It sees numbers by standard, region, network, month and
-- status, and nothing of a person. Run it once, as the owner of the tables, after the first start of the monitor; then
-- give the role a password: ALTER ROLE tam_reader PASSWORD '...'.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'tam_reader') THEN
    CREATE ROLE tam_reader LOGIN;
  END IF;
END $$;
ALTER ROLE tam_reader SET default_transaction_read_only = on;
ALTER ROLE tam_reader SET statement_timeout = '5s';
GRANT USAGE ON SCHEMA access TO tam_reader;
GRANT SELECT ON access.outcome_counts TO tam_reader;

-- Grants the gateway's role what a gateway needs, and nothing else. Flyway runs this after each look at the
-- migrations, also when none was pending: so a role that is created later, and the tables of later migrations, get
-- their grants when the next term begins. A role that does not exist, or a missing right to grant, is no error.
DO $grants$
DECLARE
  gateway  text := '${gatewayRole}';
  realm    text := '${flyway:defaultSchema}';
  relation text;
  writes   text;
BEGIN
  IF gateway = '' THEN
    RETURN;
  END IF;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = gateway) THEN
    RAISE WARNING 'role % does not exist, so it is granted nothing; once it exists, restart the operator', gateway;
    RETURN;
  END IF;
  -- Two sessions that grant on one table at the same time would fail with "tuple concurrently updated".
  PERFORM pg_advisory_xact_lock(hashtextextended('kickoff gateway role ' || realm, 0));
  EXECUTE format('GRANT USAGE ON SCHEMA %I TO %I', realm, gateway);

  -- It may read everything but the leader's term, the ledger and Flyway's history.
  FOR relation IN
    SELECT relname FROM pg_class
    WHERE relnamespace = quote_ident(realm)::regnamespace AND relkind IN ('r', 'p', 'v', 'm')
      AND relname NOT IN ('term', 'rating_ledger', 'flyway_schema_history')
  LOOP
    EXECUTE format('GRANT SELECT ON %I.%I TO %I', realm, relation, gateway);
  END LOOP;

  -- What it writes is listed: nothing else of a recorded match can be changed, and entries can only be added to the
  -- ledger. A migration with a table that gateways write adds a line here.
  FOREACH writes IN ARRAY ARRAY[
    'INSERT ON %1$I.players',
    'INSERT, UPDATE (state) ON %1$I.results',
    'UPDATE (quality) ON %1$I.matches',
    'UPDATE (mean, deviation, mean_after, deviation_after) ON %1$I.match_players',
    'INSERT, UPDATE ON %1$I.ratings',
    'INSERT ON %1$I.rating_ledger',
    'INSERT ON %1$I.board_changes',
    'INSERT, UPDATE, DELETE ON %1$I.logins'
  ] LOOP
    EXECUTE format('GRANT ' || writes || ' TO %2$I', realm, gateway);
  END LOOP;
EXCEPTION WHEN insufficient_privilege THEN
  RAISE WARNING 'role % is not granted what it needs: %', gateway, SQLERRM;
END $grants$;

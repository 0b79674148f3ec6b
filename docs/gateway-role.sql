-- Grants a role what a gateway needs in Postgres. Run it in the operator's database, as the owner of the schema
-- (the operator's role), with psql -v schema=kickoff -v role=kickoff_gateway. Create the role, with its password,
-- first: CREATE ROLE kickoff_gateway LOGIN PASSWORD '…';

GRANT USAGE ON SCHEMA :"schema" TO :"role";

-- read matches, players, ratings and leaderboards
GRANT SELECT ON :"schema".matches, :"schema".match_players, :"schema".players, :"schema".ratings,
  :"schema".rating_ledger, :"schema".results, :"schema".board_counts, :"schema".board_changes TO :"role";

-- register players
GRANT INSERT ON :"schema".players TO :"role";

-- store a result, and the ratings that it changes; nothing else of a recorded match can be changed, and entries
-- can only be added to the ledger
GRANT INSERT, UPDATE (state) ON :"schema".results TO :"role";
GRANT UPDATE (quality) ON :"schema".matches TO :"role";
GRANT UPDATE (mean, deviation, mean_after, deviation_after) ON :"schema".match_players TO :"role";
GRANT INSERT, UPDATE ON :"schema".ratings TO :"role";
GRANT INSERT ON :"schema".rating_ledger, :"schema".board_changes TO :"role";

-- begin, renew and end logins
GRANT SELECT, INSERT, UPDATE, DELETE ON :"schema".logins TO :"role";

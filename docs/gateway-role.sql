-- What a gateway may do in Postgres. Run by the owner of the schema, the operator's role, in its
-- database; with psql: -v schema=kickoff -v role=kickoff_gateway. The role itself, with its password,
-- is made before: CREATE ROLE kickoff_gateway LOGIN PASSWORD '…';

GRANT USAGE ON SCHEMA :"schema" TO :"role";

-- matches and how players stand, to look at
GRANT SELECT ON :"schema".matches, :"schema".match_players, :"schema".players, :"schema".ratings,
  :"schema".rating_ledger, :"schema".results, :"schema".board_counts, :"schema".board_changes TO :"role";

-- who registers
GRANT INSERT ON :"schema".players TO :"role";

-- a result, and the ratings it changes: of what was recorded nothing else, and the ledger only grows
GRANT INSERT, UPDATE (state) ON :"schema".results TO :"role";
GRANT UPDATE (quality) ON :"schema".matches TO :"role";
GRANT UPDATE (mean, deviation, mean_after, deviation_after) ON :"schema".match_players TO :"role";
GRANT INSERT, UPDATE ON :"schema".ratings TO :"role";
GRANT INSERT ON :"schema".rating_ledger, :"schema".board_changes TO :"role";

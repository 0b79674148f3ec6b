-- How a player stands in a ladder: what the ledger's entries about him add up to.
CREATE FUNCTION board_bucket(deficit double precision) RETURNS integer
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN floor(least(greatest(deficit, -100000), 100000) * 20)::integer;

CREATE TABLE ratings (
  ladder     text COLLATE "C" NOT NULL,
  player     text COLLATE "C" NOT NULL,
  mean       double precision NOT NULL,
  deviation  double precision NOT NULL CHECK (deviation > 0),
  region     text COLLATE "C" NOT NULL,          -- where he last played
  games      integer          NOT NULL,
  played     timestamptz      NOT NULL,          -- when his last game ended
  idle_since timestamptz,                        -- that, and the days of decay he has had; null:
                                                 -- there is nothing left to decay
  -- 3σ − μ: a board's order is this ascending, and then the player's id.
  deficit    double precision GENERATED ALWAYS AS (3 * deviation - mean) STORED,
  bucket     integer GENERATED ALWAYS AS (board_bucket(3 * deviation - mean)) STORED,
  PRIMARY KEY (ladder, player)
);

-- A bucket's players lie together, and buckets are in the order of their deficits.
CREATE INDEX ratings_board ON ratings (ladder, bucket, deficit, player);
CREATE INDEX ratings_regional_board ON ratings (ladder, region, bucket, deficit, player);
CREATE INDEX ratings_idle ON ratings (ladder, idle_since) WHERE idle_since IS NOT NULL;

-- How many players a bucket has, so that a rank needs no count of everybody before it. A change of
-- ratings adds rows to board_changes, which nobody has to wait for; the operator folds them into
-- board_counts now and then. What is true at any moment is the sum of both.
CREATE TABLE board_counts (
  ladder  text COLLATE "C" NOT NULL,
  region  text COLLATE "C" NOT NULL,
  bucket  integer NOT NULL,
  players bigint  NOT NULL,
  PRIMARY KEY (ladder, region, bucket)
);
CREATE INDEX board_counts_ladder ON board_counts (ladder, bucket) INCLUDE (players);

CREATE TABLE board_changes (
  ladder  text COLLATE "C" NOT NULL,
  region  text COLLATE "C" NOT NULL,
  bucket  integer NOT NULL,
  players bigint  NOT NULL
);
CREATE INDEX board_changes_ladder ON board_changes (ladder, bucket) INCLUDE (region, players);

-- Rows without a game are those of a transaction that is about to give them one.
CREATE FUNCTION count_ratings() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO board_changes
      SELECT ladder, region, bucket, count(*) FROM after WHERE games > 0
      GROUP BY ladder, region, bucket;
  ELSIF TG_OP = 'DELETE' THEN
    INSERT INTO board_changes
      SELECT ladder, region, bucket, -count(*) FROM before WHERE games > 0
      GROUP BY ladder, region, bucket;
  ELSE
    INSERT INTO board_changes
      SELECT ladder, region, bucket, sum(players)
      FROM (SELECT ladder, region, bucket, 1 AS players FROM after WHERE games > 0
            UNION ALL
            SELECT ladder, region, bucket, -1 FROM before WHERE games > 0) AS changed
      GROUP BY ladder, region, bucket
      HAVING sum(players) <> 0;
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER count_inserted AFTER INSERT ON ratings
  REFERENCING NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION count_ratings();
CREATE TRIGGER count_updated AFTER UPDATE ON ratings
  REFERENCING OLD TABLE AS before NEW TABLE AS after
  FOR EACH STATEMENT EXECUTE FUNCTION count_ratings();
CREATE TRIGGER count_deleted AFTER DELETE ON ratings
  REFERENCING OLD TABLE AS before FOR EACH STATEMENT EXECUTE FUNCTION count_ratings();

-- Why ratings are what they are. An entry is written in the transaction that changes them, after
-- their rows are locked: of one player's entries, the later one has the larger number.
CREATE TABLE rating_ledger (
  entry            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at               timestamptz NOT NULL DEFAULT now(),
  ladder           text NOT NULL,
  kind             text NOT NULL CHECK (kind IN ('match', 'decay')),
  players          text[] NOT NULL,              -- of all teams, in their order
  mean_before      double precision[] NOT NULL,
  deviation_before double precision[] NOT NULL,
  mean_after       double precision[] NOT NULL,
  deviation_after  double precision[] NOT NULL,
  system           text NOT NULL,                -- whose newcomer a player begins as
  match            text UNIQUE,                  -- a match is rated once
  team_sizes       smallint[],
  ranks            smallint[],                   -- a rank a team, 0 first
  days             integer[],                    -- of decay, for each of the players
  per_day          double precision,
  CHECK ((kind = 'match') = (match IS NOT NULL AND team_sizes IS NOT NULL AND ranks IS NOT NULL)),
  CHECK ((kind = 'decay') = (days IS NOT NULL AND per_day IS NOT NULL))
);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON rating_ledger
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- What a match counts for, decided when it is formed.
ALTER TABLE matches
  ADD COLUMN ladder       text,                  -- null: none
  ADD COLUMN ladder_rules jsonb,
  ADD COLUMN quality      double precision,      -- how even it was expected to be
  ADD CHECK ((ladder IS NULL) = (ladder_rules IS NULL));

-- The rating a player came with, and the one he left with.
ALTER TABLE match_players
  ADD COLUMN mean            double precision,
  ADD COLUMN deviation       double precision,
  ADD COLUMN mean_after      double precision,
  ADD COLUMN deviation_after double precision;

CREATE INDEX matches_latest ON matches (id DESC) WHERE ready IS NOT NULL;
CREATE INDEX matches_latest_regional ON matches (region, id DESC) WHERE ready IS NOT NULL;

-- A match's one result. Whoever writes here holds the match's row.
CREATE TABLE results (
  match    text PRIMARY KEY REFERENCES matches (id) ON DELETE CASCADE,
  ranks    smallint[]  NOT NULL,                 -- a rank a team, 0 first
  source   text        NOT NULL CHECK (source IN ('api', 'server')),
  accepted timestamptz NOT NULL DEFAULT now(),
  state    text        NOT NULL CHECK (state IN ('waiting', 'rated', 'unrated', 'void'))
);

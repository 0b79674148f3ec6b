-- One row a match: decided when it is recorded, ended once.
CREATE TABLE matches (
  id        text PRIMARY KEY,                  -- the match id, its GameSession's name
  queue     text        NOT NULL,              -- namespace/name
  region    text        NOT NULL DEFAULT '',
  players   jsonb       NOT NULL,              -- [[player, ...], ...], a list a team
  pod       text,                              -- its last server; null when none was made
  why       jsonb       NOT NULL,              -- why it was formed as it was
  created   timestamptz NOT NULL,              -- when it was formed
  ready     timestamptz,                       -- when its server was; null: its players were never told
  ended     timestamptz,                       -- null while it is live
  outcome   text CHECK (outcome IN ('completed', 'failed', 'abandoned', 'cancelled')),
  reason    text,
  message   text,
  result    text CHECK (octet_length(result) <= 4096),
  CHECK ((ended IS NULL) = (outcome IS NULL))
);

CREATE INDEX matches_open ON matches (created) WHERE ended IS NULL;
CREATE INDEX matches_created ON matches (created);

CREATE TABLE match_players (
  match  text     NOT NULL REFERENCES matches (id) ON DELETE CASCADE,
  player text     NOT NULL,
  team   smallint NOT NULL,
  ticket text     NOT NULL,
  live   boolean  NOT NULL,
  PRIMARY KEY (match, player)
);

-- Invariant 1: the judge of who plays. At most one live match a player.
CREATE UNIQUE INDEX match_players_one_live ON match_players (player) WHERE live;

-- Logins of players, each with one valid refresh token. Written by gateways.
CREATE TABLE logins (
  id        text COLLATE "C" PRIMARY KEY,
  player    text COLLATE "C" NOT NULL,            -- also players of other issuers, who are not in players
  begun     timestamptz NOT NULL DEFAULT now(),   -- when the player authenticated
  digest    bytea       NOT NULL,                 -- SHA-256 of the valid token's secret
  replaced  bytea,                                -- the same of the token before it
  exchanged timestamptz NOT NULL DEFAULT now(),   -- when the token before it was exchanged
  expires   timestamptz NOT NULL                  -- when the valid token expires, and the login with it
);
CREATE INDEX logins_of_player ON logins (player, expires);
CREATE INDEX logins_expired ON logins (expires);

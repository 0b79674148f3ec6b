-- Who has registered. Written by gateways.
CREATE TABLE players (
  id         text COLLATE "C" PRIMARY KEY,
  username   text COLLATE "C" NOT NULL UNIQUE,   -- normalised
  key_digest bytea UNIQUE,                       -- SHA-256 of the idempotency key he came with
  registered timestamptz NOT NULL DEFAULT now()
);

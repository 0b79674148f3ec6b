package games.kickoff.operator.session;

import games.kickoff.core.claim.Claims;
import games.kickoff.core.record.Records;

/** The stores a session's match is in: its tickets in Redis, its record in Postgres. */
public record SessionStores(Claims claims, Records records) {}

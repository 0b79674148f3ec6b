package games.kickoff.core.claim;

import games.kickoff.core.match.Match;
import games.kickoff.core.server.Endpoint;
import java.util.Optional;

/**
 * A live match as read from its GameSession, with all that is needed to put it back into a Redis
 * that has lost it.
 *
 * @param endpoint where its players were assigned to connect; empty when they are not assigned yet
 */
public record LiveSession(Match match, Optional<Endpoint> endpoint) {}

package games.kickoff.core.claim;

import games.kickoff.core.match.Match;
import games.kickoff.core.server.Endpoint;
import java.util.Optional;

/**
 * A live match as its GameSession has it: what is needed to put it back into a Redis that lost it.
 *
 * @param endpoint present when its players were assigned
 */
public record LiveSession(Match match, Optional<Endpoint> endpoint) {}

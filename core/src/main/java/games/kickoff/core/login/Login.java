package games.kickoff.core.login;

import games.kickoff.core.id.PlayerId;
import java.time.Instant;

/**
 * A player's login, on one device as a rule.
 *
 * @param begun when the player authenticated; exchanges of refresh tokens don't change it
 */
public record Login(LoginId id, PlayerId player, Instant begun) {}

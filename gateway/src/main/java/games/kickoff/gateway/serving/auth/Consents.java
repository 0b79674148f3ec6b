package games.kickoff.gateway.serving.auth;

import games.kickoff.core.id.PlayerId;
import games.kickoff.gateway.serving.http.Refusal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Whether a caller may queue a party: its leader is one of it, and every other member handed them a
 * party token for that. So nobody can be put into a queue, or be held in one, against their will.
 */
public final class Consents {

  private final AccessTokens tokens;

  public Consents(AccessTokens tokens) {
    this.tokens = tokens;
  }

  /**
   * Lets the caller queue these players.
   *
   * @param partyTokens as they came; those of others than the players are of no use and no harm
   * @throws Refusal 403 with {@code player}, the first who did not agree
   */
  public void require(Caller caller, List<PlayerId> players, List<String> partyTokens) {
    if (caller.mayAll()) {
      return;
    }
    caller.requireOneOf(players);
    if (!(caller instanceof Caller.Player(PlayerId leader))) {
      throw new IllegalStateException("only a player is one of the players");
    }
    Set<PlayerId> agreed = new HashSet<>(Set.of(leader));
    partyTokens.forEach(token -> tokens.member(token, leader).ifPresent(agreed::add));
    players.stream()
        .filter(player -> !agreed.contains(player))
        .findFirst()
        .ifPresent(missing -> {
          throw Refusal.forbidden(
                  "Send a party_token of each other member: POST /players/party-token makes them.")
              .with("player", missing.value());
        });
  }
}

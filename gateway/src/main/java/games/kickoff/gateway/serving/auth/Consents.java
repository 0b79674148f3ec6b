package games.kickoff.gateway.serving.auth;

import games.kickoff.core.id.PlayerId;
import games.kickoff.gateway.serving.http.Refusal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Checks whether a caller may queue a party: a player must be a member of it and have a party token
 * of every other member. So nobody can be put into a queue, or kept in one, against their will.
 */
public final class Consents {

  private final AccessTokens tokens;

  public Consents(AccessTokens tokens) {
    this.tokens = tokens;
  }

  /**
   * Requires that the caller may queue these players.
   *
   * @param partyTokens the tokens of the request; invalid ones and those of other players are
   *     ignored
   * @throws Refusal 403; its {@code player} is the first member without a valid party token
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

package games.kickoff.gateway.serving.auth;

import games.kickoff.core.id.PlayerId;
import games.kickoff.core.ticket.Consent;
import games.kickoff.gateway.serving.http.Refusal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;

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
   *     ignored, and of several tokens of one player all but the newest
   * @return the consents by which the caller may; none if they need none
   * @throws Refusal 403; its {@code player} is the first member without a valid party token
   */
  public List<Consent> require(Caller caller, List<PlayerId> players, List<String> partyTokens) {
    if (caller.mayAll()) {
      return List.of();
    }
    caller.requireOneOf(players);
    if (!(caller instanceof Caller.Player player)) {
      throw new IllegalStateException("only a player is one of the players");
    }
    PlayerId leader = player.id();
    Map<PlayerId, Consent> given = new HashMap<>();
    for (String token : partyTokens) {
      tokens
          .consent(token, leader)
          .ifPresent(consent ->
              given.merge(
                  consent.player(),
                  consent,
                  BinaryOperator.maxBy(Comparator.comparing(Consent::expires))));
    }
    List<Consent> needed = new ArrayList<>();
    for (PlayerId member : players) {
      if (!member.equals(leader)) {
        needed.add(
            Optional.ofNullable(given.get(member))
                .orElseThrow(() -> refusal("Send a party_token of each other member", member)));
      }
    }
    return needed;
  }

  /** 403: a ticket has used the player's party token up. */
  public static Refusal used(PlayerId player) {
    return refusal("A party_token is used once; ask the player for a new one", player);
  }

  private static Refusal refusal(String what, PlayerId player) {
    return Refusal.forbidden(what + ": POST /players/party-token makes them.")
        .with("player", player.value());
  }
}

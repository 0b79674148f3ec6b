package games.kickoff.gateway.serving.auth;

import games.kickoff.core.id.PlayerId;
import games.kickoff.gateway.serving.http.Refusal;
import io.javalin.http.Context;
import java.util.Collection;
import java.util.Set;

/** Who makes a request. The routes check with its methods what the caller may do. */
public sealed interface Caller {

  /**
   * A player, authenticated by their token. They may act for themselves, and queue a party whose
   * other members have consented ({@link Consents}).
   */
  record Player(AccessToken token) implements Caller {

    public PlayerId id() {
      return token.player();
    }
  }

  /** The studio's backend, authenticated by an API key. It may do everything. */
  record Backend() implements Caller {}

  /** Any caller of a gateway whose authentication is off. They may do everything. */
  record Anybody() implements Caller {}

  /** A caller without a valid credential, on a route that is open to all. */
  record Stranger() implements Caller {}

  /** The name of the request attribute that holds the caller. */
  String ATTRIBUTE = "kickoff.caller";

  /** The request's caller, as the filter found it. */
  static Caller of(Context request) {
    if (request.req().getAttribute(ATTRIBUTE) instanceof Caller caller) {
      return caller;
    }
    throw new IllegalStateException("a request got past the filter without a caller");
  }

  /** Whether the caller may do everything. */
  default boolean mayAll() {
    return this instanceof Backend || this instanceof Anybody;
  }

  private boolean is(Collection<PlayerId> players) {
    return this instanceof Player player && players.contains(player.id());
  }

  /**
   * Requires that the caller is the player or may do everything.
   *
   * @throws Refusal 403 otherwise
   */
  default void requireSelf(PlayerId player) {
    if (!mayAll() && !is(Set.of(player))) {
      throw Refusal.forbidden("Your token is another player's.");
    }
  }

  /**
   * Requires that the caller is one of the players or may do everything.
   *
   * @throws Refusal 403 otherwise
   */
  default void requireOneOf(Collection<PlayerId> players) {
    if (!mayAll() && !is(players)) {
      throw Refusal.forbidden("Only the players it is about may do that.");
    }
  }

  /**
   * Requires that the caller may do everything.
   *
   * @throws Refusal 403 otherwise
   */
  default void requireBackend() {
    if (!mayAll()) {
      throw Refusal.forbidden("That takes an API key, in the x-api-key header.");
    }
  }
}

package games.kickoff.gateway.serving.auth;

import games.kickoff.core.id.PlayerId;
import games.kickoff.gateway.serving.http.Refusal;
import io.javalin.http.Context;
import java.util.Collection;
import java.util.Set;

/** Who makes a request. What they may do, the routes ask them. */
public sealed interface Caller {

  /**
   * A player, by their token: acts for themselves, and for their party where its members agreed.
   */
  record Player(PlayerId id) implements Caller {}

  /** The studio's backend, by an API key: may do everything. */
  record Backend() implements Caller {}

  /** Whoever calls a gateway that is set not to ask: may do everything. */
  record Anybody() implements Caller {}

  /** Nobody said who, on a route that is open to all. */
  record Stranger() implements Caller {}

  /** The request attribute that holds them. */
  String ATTRIBUTE = "kickoff.caller";

  /** Who makes this request. */
  static Caller of(Context request) {
    if (request.req().getAttribute(ATTRIBUTE) instanceof Caller caller) {
      return caller;
    }
    throw new IllegalStateException("a request got past the filter without a caller");
  }

  /** Whether they may do everything. */
  default boolean mayAll() {
    return this instanceof Backend || this instanceof Anybody;
  }

  private boolean is(Collection<PlayerId> players) {
    return this instanceof Player(PlayerId id) && players.contains(id);
  }

  /**
   * They are that player, or may act for all.
   *
   * @throws Refusal 403
   */
  default void requireSelf(PlayerId player) {
    if (!mayAll() && !is(Set.of(player))) {
      throw Refusal.forbidden("Your token is another player's.");
    }
  }

  /**
   * They are one of those players, or may act for all.
   *
   * @throws Refusal 403
   */
  default void requireOneOf(Collection<PlayerId> players) {
    if (!mayAll() && !is(players)) {
      throw Refusal.forbidden("Only the players it is about may do that.");
    }
  }

  /**
   * They may act for all.
   *
   * @throws Refusal 403
   */
  default void requireBackend() {
    if (!mayAll()) {
      throw Refusal.forbidden("That takes an API key, in the x-api-key header.");
    }
  }
}

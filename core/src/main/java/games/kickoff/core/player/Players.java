package games.kickoff.core.player;

import games.kickoff.core.id.PlayerId;
import java.util.Optional;

/**
 * The registered players. All methods throw {@link games.kickoff.core.store.StoreUnavailable} when
 * Postgres does not answer within 2 s.
 */
public interface Players {

  /**
   * Registers a player under a free name, in one transaction. Two calls at once with one name: one
   * registers; with one key: both get the same player.
   *
   * @param key with it the call may be repeated and finds the player it registered; only a digest
   *     of it is kept
   */
  Registration register(Username username, Optional<IdempotencyKey> key);

  /** The player; empty when none was registered with that id. */
  Optional<Player> find(PlayerId player);
}

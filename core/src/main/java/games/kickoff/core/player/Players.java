package games.kickoff.core.player;

import games.kickoff.core.id.PlayerId;
import java.util.Optional;

/**
 * The registered players. All methods throw {@link games.kickoff.core.store.StoreUnavailable} when
 * Postgres does not answer within 2 s.
 */
public interface Players {

  /**
   * Registers a player under a free name, in one transaction. Of two concurrent calls with one
   * name, one registers; two with one key both get the same player.
   *
   * @param key when present, the call may be repeated, and then returns the player that it
   *     registered the first time; only a digest of the key is stored
   */
  Registration register(Username username, Optional<IdempotencyKey> key);

  /** The player; empty when none was registered with that id. */
  Optional<Player> find(PlayerId player);
}

package games.kickoff.core.login;

import games.kickoff.core.id.PlayerId;
import java.time.Duration;
import java.util.Optional;

/**
 * The logins of players. All methods throw {@link games.kickoff.core.store.StoreUnavailable} when
 * Postgres does not answer within 2 s. Times are those of Postgres' clock.
 */
public interface Logins {

  /** How many logins a player has at most; a further one ends the one that expires first. */
  int MOST_OF_A_PLAYER = 16;

  /**
   * How long after an exchange the replaced token may be sent again. A client that lost the answer
   * repeats the call, and must not be taken for a thief.
   */
  Duration REPEAT = Duration.ofSeconds(10);

  /**
   * Begins a login.
   *
   * @param lifetime how long its refresh token is valid
   */
  IssuedRefresh begin(PlayerId player, Duration lifetime);

  /**
   * Replaces a login's refresh token by a new one. A token that was replaced longer than {@link
   * #REPEAT} ago, or that is not the one replaced last, ends its login.
   *
   * @param lifetime how long the new token is valid
   */
  Exchange exchange(RefreshToken token, Duration lifetime);

  /** Whether the login has neither expired nor been ended. */
  boolean isLive(LoginId login);

  /**
   * Ends the login whose token this is, whether the token is valid or was replaced.
   *
   * @return its player; empty when there is no such login
   */
  Optional<PlayerId> end(RefreshToken token);

  /**
   * Ends all logins of a player.
   *
   * @return how many there were
   */
  int endAll(PlayerId player);
}

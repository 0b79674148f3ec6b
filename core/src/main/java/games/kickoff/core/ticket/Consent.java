package games.kickoff.core.ticket;

import games.kickoff.core.id.PlayerId;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * A player's consent to be queued by their party's leader. A new ticket uses it up.
 *
 * @param id distinguishes it from the player's other consents: 1 to 64 characters of {@code
 *     [A-Za-z0-9-]}
 * @param expires from then on it can't be used anyway
 */
public record Consent(PlayerId player, String id, Instant expires) {

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{1,64}");

  /**
   * @throws IllegalArgumentException when the id is outside the grammar
   */
  public Consent {
    if (!isId(id)) {
      throw new IllegalArgumentException("a consent's id is 1 to 64 characters of A-Z a-z 0-9 -");
    }
  }

  /** Whether the text can be a consent's id. */
  public static boolean isId(String text) {
    return ID.matcher(text).matches();
  }
}

package games.kickoff.core.ladder;

import games.kickoff.core.cursor.Cursors;
import games.kickoff.core.id.PlayerId;

/**
 * Where on a board a page ended: behind this value and this player. It stays good however the board
 * changes.
 *
 * @param conservative a μ − 3σ
 */
public record BoardCursor(double conservative, PlayerId player) {

  /**
   * @throws IllegalArgumentException when the value is not finite
   */
  public BoardCursor {
    if (!Double.isFinite(conservative)) {
      throw Cursors.unknown(null);
    }
  }

  /**
   * Reads what {@link #text} wrote.
   *
   * @throws IllegalArgumentException when it is nothing of the kind; the message says what to do
   */
  public static BoardCursor parse(String text) {
    String[] fields = Cursors.read(text, 2);
    try {
      return new BoardCursor(
          Double.longBitsToDouble(Long.parseUnsignedLong(fields[0], 16)), new PlayerId(fields[1]));
    } catch (IllegalArgumentException e) {
      throw Cursors.unknown(e);
    }
  }

  /** Opaque, for a URL. */
  public String text() {
    return Cursors.write(Long.toHexString(Double.doubleToLongBits(conservative)), player.value());
  }
}

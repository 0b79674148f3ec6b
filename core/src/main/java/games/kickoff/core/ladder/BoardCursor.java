package games.kickoff.core.ladder;

import games.kickoff.core.cursor.Cursors;
import games.kickoff.core.id.PlayerId;

/**
 * Where a page of a leaderboard ended: after the entry with this value and this player. It stays
 * valid however the board changes.
 *
 * @param conservative the value μ − 3σ that boards are ordered by
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
   * @throws IllegalArgumentException when the text is no such cursor; the message says what to do
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

  /** The cursor as an opaque text that can stand in a URL. */
  public String text() {
    return Cursors.write(Long.toHexString(Double.doubleToLongBits(conservative)), player.value());
  }
}

package games.kickoff.core.result;

import games.kickoff.core.cursor.Cursors;
import games.kickoff.core.id.MatchId;

/** Where a page of matches ended: after this match. Match ids sort by the time they were made. */
public record MatchCursor(MatchId match) {

  /**
   * Reads what {@link #text} wrote.
   *
   * @throws IllegalArgumentException when the text is no such cursor; the message says what to do
   */
  public static MatchCursor parse(String text) {
    try {
      return new MatchCursor(new MatchId(Cursors.read(text, 1)[0]));
    } catch (IllegalArgumentException e) {
      throw Cursors.unknown(e);
    }
  }

  /** The cursor as an opaque text that can stand in a URL. */
  public String text() {
    return Cursors.write(match.value());
  }
}

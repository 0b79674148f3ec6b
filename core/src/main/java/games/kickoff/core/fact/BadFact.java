package games.kickoff.core.fact;

import java.util.Locale;

/**
 * A piece of stored data that can't be read.
 *
 * @param what its key or its name
 * @param why what is wrong with it
 */
public record BadFact(Kind kind, String what, String why) {

  private static final int MOST_CHARACTERS = 200;

  /** What the unreadable data should have been. */
  public enum Kind {
    /** An entry of the live matches in Redis. */
    MATCH,
    /** A ticket, or its place in a queue. */
    TICKET,
    /** An entry of the busy players in Redis. */
    BUSY_PLAYER,
    /** A published queue. */
    QUEUE,
    /** A nudge: a request to look at a session now. */
    NUDGE,
    /** One of the realm's own keys in Redis. */
    KEY,
    /** A match's row in Postgres. */
    RECORD,
    /** A GameSession. */
    SESSION,
    /** A pod that carries Kickoff's label. */
    POD;

    /** The kind as a metric's label. */
    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Cuts both texts to a length that fits into a log line. */
  public BadFact {
    what = cut(what);
    why = cut(why);
  }

  /** Data of which reading failed with that exception. */
  public static BadFact of(Kind kind, String what, RuntimeException why) {
    return new BadFact(kind, what, String.valueOf(why.getMessage()));
  }

  private static String cut(String text) {
    return text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS) + "...";
  }
}

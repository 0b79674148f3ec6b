package games.kickoff.core.fact;

import java.util.Locale;

/**
 * A fact that can't be read.
 *
 * @param what its key, or its name
 * @param why what is wrong with it
 */
public record BadFact(Kind kind, String what, String why) {

  private static final int MOST_CHARACTERS = 200;

  /** What sort of fact it is. */
  public enum Kind {
    /** A live match of Redis. */
    MATCH,
    /** A ticket, or its place in a queue. */
    TICKET,
    /** A player who is busy. */
    BUSY_PLAYER,
    /** A published queue. */
    QUEUE,
    /** A wish that a session be looked at. */
    NUDGE,
    /** One of the realm's own keys in Redis. */
    KEY,
    /** A match's row in Postgres. */
    RECORD,
    /** A GameSession. */
    SESSION,
    /** A pod that carries our label. */
    POD;

    /** As a metric's label. */
    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Neither text is longer than a log line should be. */
  public BadFact {
    what = cut(what);
    why = cut(why);
  }

  /** One that reading has failed for. */
  public static BadFact of(Kind kind, String what, RuntimeException why) {
    return new BadFact(kind, what, String.valueOf(why.getMessage()));
  }

  private static String cut(String text) {
    return text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS) + "...";
  }
}

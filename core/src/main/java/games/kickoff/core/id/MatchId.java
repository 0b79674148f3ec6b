package games.kickoff.core.id;

import java.time.Instant;
import java.util.random.RandomGenerator;

/** A match's id, a lower-case ULID; its {@code GameSession} has it as its name. */
public record MatchId(String value) implements Comparable<MatchId> {

  /**
   * @throws IllegalArgumentException when the text is no lower-case ULID
   */
  public MatchId {
    Ulid.require(value, "match id");
  }

  /** A new id, made at the given time. */
  public static MatchId create(Instant now, RandomGenerator random) {
    return new MatchId(Ulid.create(now, random));
  }

  /** When the match was formed, by Redis' clock, in milliseconds. */
  public Instant formedAt() {
    return Ulid.timeOf(value);
  }

  @Override
  public int compareTo(MatchId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}

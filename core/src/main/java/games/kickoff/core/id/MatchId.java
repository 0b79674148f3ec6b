package games.kickoff.core.id;

import java.time.Instant;
import java.util.random.RandomGenerator;

/** A match's id, a lower-case ULID. It is also the name of the match's {@code GameSession}. */
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

  /** When the match was formed, by the realm's clock, to the millisecond. */
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

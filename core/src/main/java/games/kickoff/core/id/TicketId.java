package games.kickoff.core.id;

import java.time.Instant;
import java.util.random.RandomGenerator;

/** A ticket's id: a lower-case ULID, so ids sort by the time they were made. */
public record TicketId(String value) implements Comparable<TicketId> {

  /**
   * @throws IllegalArgumentException when the text is no lower-case ULID
   */
  public TicketId {
    Ulid.require(value, "ticket id");
  }

  /** A new id, made at the given time. */
  public static TicketId create(Instant now, RandomGenerator random) {
    return new TicketId(Ulid.create(now, random));
  }

  @Override
  public int compareTo(TicketId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}

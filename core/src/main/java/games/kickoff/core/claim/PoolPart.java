package games.kickoff.core.claim;

import games.kickoff.core.ticket.Ticket;
import java.util.List;

/**
 * A slice of a queue's waiting tickets, in no order. A ticket may be in several slices.
 *
 * @param seq the number of the newest entry of the queue's log when the slice was read. What
 *     happened after that of the first slice may be missing from all slices; {@link Pools#poolNews}
 *     reads it
 * @param cursor what to pass for the next slice; {@link #BEGIN} when this was the last
 */
public record PoolPart(long seq, String cursor, List<Ticket> tickets) {

  /** The cursor of the first slice. */
  public static final String BEGIN = "0";
}

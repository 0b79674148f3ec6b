package games.kickoff.core.claim;

import games.kickoff.core.ticket.Ticket;
import java.util.List;

/**
 * A slice of all who wait in a queue, in no order. Slices overlap at times.
 *
 * @param seq the log's newest entry when it was read; of the first slice, what happened behind it
 *     may be missing from all of them
 * @param cursor where the next slice begins
 */
public record PoolPart(long seq, String cursor, List<Ticket> tickets) {

  /** Where the first slice begins. */
  public static final String BEGIN = "0";
}

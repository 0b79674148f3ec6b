package games.kickoff.core.claim;

import java.time.Instant;

/**
 * How many sessions of a queue failed to start in a row.
 *
 * @param inARow 0: the last start went well, or there was none
 * @param last when the last one failed, by Redis' clock; meaningless when there was none
 * @param reason of the last one
 */
public record FailedStarts(int inARow, Instant last, String reason) {

  /** From that many on the server is to blame: no ticket is counted down for it any more. */
  public static final int BROKEN = 3;

  /** None. */
  public static final FailedStarts NONE = new FailedStarts(0, Instant.EPOCH, "");

  /** Whether the queue's server is taken to be broken. */
  public boolean areTooMany() {
    return inARow >= BROKEN;
  }
}

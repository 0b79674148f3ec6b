package games.kickoff.core.claim;

import games.kickoff.core.reason.EndReason;
import java.time.Instant;
import java.util.Optional;

/**
 * How many sessions of a queue failed to start in a row.
 *
 * @param inARow 0: the last start went well, or there was none
 * @param last when the last one failed, by Redis' clock; meaningless when there was none
 * @param reason of the last one; empty when there was none
 */
public record FailedStarts(int inARow, Instant last, Optional<EndReason> reason) {

  /** From that many on the server is to blame: no ticket is counted down for it any more. */
  public static final int BROKEN = 3;

  /** None. */
  public static final FailedStarts NONE = new FailedStarts(0, Instant.EPOCH, Optional.empty());

  /** Whether the queue's server is taken to be broken. */
  public boolean areTooMany() {
    return inARow >= BROKEN;
  }
}

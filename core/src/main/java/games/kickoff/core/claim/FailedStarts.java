package games.kickoff.core.claim;

import games.kickoff.core.reason.EndReason;
import java.time.Instant;
import java.util.Optional;

/**
 * How many sessions of a queue have failed to start in a row.
 *
 * @param inARow 0 when the last start succeeded, or there was none
 * @param last when the last one failed, by Redis' clock; meaningless when there was none
 * @param reason why the last one failed; empty when there was none
 */
public record FailedStarts(int inARow, Instant last, Optional<EndReason> reason) {

  /**
   * Once that many starts in a row have failed, the queue's server is taken to be broken: tickets
   * put back after further failed starts do not have the start counted against them.
   */
  public static final int BROKEN = 3;

  /** No failed start. */
  public static final FailedStarts NONE = new FailedStarts(0, Instant.EPOCH, Optional.empty());

  /** Whether the queue's server is taken to be broken. */
  public boolean areTooMany() {
    return inARow >= BROKEN;
  }
}

package games.kickoff.core.claim;

import games.kickoff.core.id.MatchId;
import games.kickoff.core.id.PlayerId;
import games.kickoff.core.id.TicketId;
import games.kickoff.core.queue.QueueKey;
import games.kickoff.core.reason.EndReason;
import games.kickoff.core.server.Endpoint;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A match's entry in Redis.
 *
 * @param claimedAt when its tickets were claimed, by Redis' clock
 * @param fence the leadership term that claimed it
 * @param endpoint present from ASSIGNED on
 * @param reason why it ended, empty before
 */
public record MatchView(
    MatchId id,
    QueueKey queue,
    State state,
    List<TicketId> tickets,
    List<PlayerId> players,
    Instant claimedAt,
    long fence,
    Optional<Endpoint> endpoint,
    Optional<EndReason> reason) {

  /** How far the match has come, as its players could know it. */
  public enum State {
    /** Tickets taken; its session may or may not exist. */
    CLAIMED,
    /** Its session exists. */
    CONFIRMED,
    /** Its players know where to connect. */
    ASSIGNED,
    /** Played, or given up after its players were assigned. */
    ENDED,
    /** Never assigned: its tickets went back or were given up. */
    FAILED;

    /** Whether the match still holds its players. */
    public boolean isLive() {
      return this == CLAIMED || this == CONFIRMED || this == ASSIGNED;
    }
  }
}

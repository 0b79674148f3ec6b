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
 * @param endpoint present once its players were assigned
 * @param reason why it ended or failed; empty while it is live
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

  /** How far the match has come. */
  public enum State {
    /** Its tickets are claimed; its session may or may not exist. */
    CLAIMED,
    /** Its session exists. */
    CONFIRMED,
    /** Its players are assigned to its server and can read where to connect. */
    ASSIGNED,
    /** It is over after its players were assigned, whether it was played to its end or not. */
    ENDED,
    /**
     * It is over and its players were never assigned: each of its tickets was put back into its
     * queue, cancelled or failed.
     */
    FAILED;

    /** Whether the match's players are still busy with it. */
    public boolean isLive() {
      return this == CLAIMED || this == CONFIRMED || this == ASSIGNED;
    }
  }
}

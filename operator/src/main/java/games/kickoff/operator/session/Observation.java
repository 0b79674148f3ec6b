package games.kickoff.operator.session;

import games.kickoff.operator.api.Phase;
import games.kickoff.operator.rules.ServerRules;
import games.kickoff.operator.server.PodView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All a plan may know of a session.
 *
 * @param created when the session was made
 * @param written what its status says
 * @param seen what was seen of it, now and before
 */
record Observation(
    ServerRules server,
    Duration retention,
    Instant created,
    Written written,
    Seen seen,
    Instant now) {

  /**
   * What a session's status says.
   *
   * @param attempt which pod of the allowed attempts it names, at least 1
   * @param troubled it says that looks at the session fail
   * @param deleted the session is deleted
   */
  record Written(
      Phase phase,
      int attempt,
      Optional<Instant> readyAt,
      Optional<Instant> endedAt,
      boolean troubled,
      boolean deleted) {}

  /**
   * What was seen of a session.
   *
   * @param pods the session's pods, whatever their attempt
   * @param missingSince since when a session's pod has been out of sight; empty: it is in sight, or
   *     nobody has looked yet
   * @param shortage why there is no room for its pod; empty: there is, as far as is known
   * @param asked when a live server was last asked whether it has stopped
   * @param resultReported whether a result has come that ends a live match
   * @param found what steps of this look came to, in this phase
   */
  record Seen(
      List<PodView> pods,
      Optional<Instant> missingSince,
      Optional<Shortage> shortage,
      Optional<Instant> asked,
      boolean resultReported,
      List<Finding> found) {}

  Phase phase() {
    return written.phase();
  }

  int attempt() {
    return written.attempt();
  }

  Optional<Instant> readyAt() {
    return written.readyAt();
  }

  Optional<Instant> endedAt() {
    return written.endedAt();
  }

  List<PodView> pods() {
    return seen.pods();
  }

  Optional<Instant> missingSince() {
    return seen.missingSince();
  }

  Optional<Shortage> shortage() {
    return seen.shortage();
  }

  Optional<Instant> asked() {
    return seen.asked();
  }

  boolean resultReported() {
    return seen.resultReported();
  }

  List<Finding> found() {
    return seen.found();
  }

  boolean troubled() {
    return written.troubled();
  }

  boolean deleted() {
    return written.deleted();
  }

  /** The pod of that attempt. */
  Optional<PodView> pod(int attempt) {
    return pods().stream().filter(pod -> pod.attempt() == attempt).findFirst();
  }

  static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }
}

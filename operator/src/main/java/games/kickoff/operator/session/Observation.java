package games.kickoff.operator.session;

import games.kickoff.operator.api.Phase;
import games.kickoff.operator.rules.ServerRules;
import games.kickoff.operator.server.PodView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Everything that a plan may depend on.
 *
 * @param created when the match was formed
 * @param written what the session's status says
 * @param seen what was observed, in this reconcile and earlier
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
   * @param stuck the pod of which it says that its start is stuck; empty: of none
   * @param troubled whether its condition Reconciled is False
   * @param deleted whether the session is deleted, or being deleted
   */
  record Written(
      Phase phase,
      int attempt,
      Optional<Instant> readyAt,
      Optional<Instant> endedAt,
      Optional<String> stuck,
      boolean troubled,
      boolean deleted) {}

  /**
   * What was observed of a session.
   *
   * @param pods the session's pods, of any attempt
   * @param gone how the game in its last pod ended that is gone; empty: it is not known
   * @param missingSince since when its pod has been missing from the cache; empty: it is not known
   *     to be missing
   * @param shortage the quota that leaves no room for its pod; empty: none, as far as is known
   * @param asked when the server of a live session was last asked whether it has stopped
   * @param resultReported whether a live match has a result that ends it
   * @param found the findings of this reconcile so far, in the current phase
   */
  record Seen(
      List<PodView> pods,
      Optional<PodView.Ended> gone,
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

  /** Whether the status says that the start of this pod is stuck. */
  boolean saysStuck(PodView pod) {
    return written.stuck().filter(pod.name()::equals).isPresent();
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

  /** How the game of that attempt ended, whether its pod is still there or gone. */
  Optional<PodView.Exit> exit(int attempt) {
    Optional<PodView> pod = pod(attempt);
    return pod.isPresent()
        ? pod.get().exit()
        : seen.gone().filter(end -> end.attempt() == attempt).map(PodView.Ended::exit);
  }

  static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }
}

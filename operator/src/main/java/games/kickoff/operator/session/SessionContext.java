package games.kickoff.operator.session;

import games.kickoff.operator.api.GameSession;
import games.kickoff.operator.api.GameSessionStatus;
import games.kickoff.operator.api.Phase;
import games.kickoff.operator.server.PodView;
import games.kickoff.operator.status.StatusWriter;
import io.fabric8.kubernetes.api.model.Pod;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import java.util.stream.Stream;

/**
 * A session during one reconcile.
 *
 * @param session as last read or written
 * @param match the session's match
 * @param josdk JOSDK's context: the session's pods, and whether it is deleted
 */
record SessionContext(GameSession session, SessionMatch match, Context<GameSession> josdk) {

  Phase phase() {
    return phase(session);
  }

  static Phase phase(GameSession session) {
    GameSessionStatus status = session.getStatus();
    return status == null || status.phase == null ? Phase.PENDING : status.phase;
  }

  /** Whether its players are not assigned yet, according to its status. */
  boolean isStarting() {
    return phase() == Phase.PENDING || phase() == Phase.STARTING;
  }

  /** Whether the GameSession does not exist any more, so that it can't be rescheduled. */
  boolean isGone() {
    return josdk.isPrimaryResourceDeleted();
  }

  /** Whether it is deleted or being deleted. */
  boolean isDeleted() {
    return isGone() || session.getMetadata().getDeletionTimestamp() != null;
  }

  boolean isOver() {
    return isGone() || phase().isTerminal();
  }

  /** Its pods in the cache, of any attempt. */
  Stream<PodView> pods() {
    return josdk
        .getSecondaryResourcesAsStream(Pod.class)
        .map(pod -> PodView.of(pod, match.server().port()));
  }

  /** Its pods according to a live read of the API server. */
  Stream<PodView> livePods() {
    return josdk
        .getClient()
        .pods()
        .inNamespace(session.getMetadata().getNamespace())
        .withLabel(GameSession.SESSION_LABEL, session.getMetadata().getName())
        .list()
        .getItems()
        .stream()
        .map(pod -> PodView.of(pod, match.server().port()));
  }

  /**
   * Writes the session's status.
   *
   * @return the session with the new status
   * @throws io.fabric8.kubernetes.client.KubernetesClientException 409 when it changed meanwhile
   */
  SessionContext write(GameSession patch) {
    return new SessionContext(StatusWriter.write(session, patch, josdk), match, josdk);
  }
}

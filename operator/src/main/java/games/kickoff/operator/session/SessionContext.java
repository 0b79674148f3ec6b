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
 * A session in one look at it.
 *
 * @param session as it was last seen or written
 * @param match the one it holds
 * @param josdk what JOSDK knows of it: its pods, and whether it is deleted
 */
record SessionContext(GameSession session, SessionMatch match, Context<GameSession> josdk) {

  Phase phase() {
    return phase(session);
  }

  static Phase phase(GameSession session) {
    GameSessionStatus status = session.getStatus();
    return status == null || status.phase == null ? Phase.PENDING : status.phase;
  }

  /** Its players are not assigned yet. */
  boolean isStarting() {
    return phase() == Phase.PENDING || phase() == Phase.STARTING;
  }

  /** There is no session any more that could be looked at later. */
  boolean isGone() {
    return josdk.isPrimaryResourceDeleted();
  }

  /** Somebody has deleted it. */
  boolean isDeleted() {
    return isGone() || session.getMetadata().getDeletionTimestamp() != null;
  }

  boolean isOver() {
    return isGone() || phase().isTerminal();
  }

  /** Its pods, whatever their attempt. */
  Stream<PodView> pods() {
    return josdk
        .getSecondaryResourcesAsStream(Pod.class)
        .map(pod -> PodView.of(pod, match.server().port()));
  }

  /** Its pods, as the API server itself says. */
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
   * Writes its status.
   *
   * @return the session after it
   * @throws io.fabric8.kubernetes.client.KubernetesClientException 409 when it changed meanwhile
   */
  SessionContext write(GameSession patch) {
    return new SessionContext(StatusWriter.write(session, patch, josdk), match, josdk);
  }
}

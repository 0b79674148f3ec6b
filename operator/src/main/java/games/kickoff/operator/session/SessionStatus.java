package games.kickoff.operator.session;

import games.kickoff.core.match.MatchStatus;
import games.kickoff.core.match.Outcome;
import games.kickoff.core.reason.EndReason;
import games.kickoff.core.server.Endpoint;
import games.kickoff.operator.api.GameSession;
import games.kickoff.operator.api.GameSessionStatus;
import games.kickoff.operator.api.Phase;
import games.kickoff.operator.status.Conditions;
import io.fabric8.kubernetes.api.model.Condition;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The patches of a session's status. Pure. */
final class SessionStatus {

  /** The type of a condition that is absent until a reconcile fails. */
  private static final String RECONCILED = "Reconciled";

  private static final String READY = "Ready";

  /** How the message begins of a start that is stuck; then comes the pod's name. */
  private static final String STUCK = "the start is stuck: pod ";

  private SessionStatus() {}

  /** The start takes more than a moment, or another attempt begins. */
  static GameSession starting(GameSession session, int attempt) {
    GameSession patch = patch(session);
    patch.getStatus().phase = Phase.STARTING;
    patch.getStatus().attempt = attempt;
    return patch;
  }

  /**
   * The start of the session's pod is stuck.
   *
   * @param reason one word, such as ErrImagePull
   * @param message what the node reports
   */
  static GameSession stuck(
      GameSession session, int attempt, String pod, String reason, String message, Instant now) {
    GameSession patch = starting(session, attempt);
    patch.getStatus().conditions =
        new Conditions(conditions(session), now)
            .set(READY, false, reason, STUCK + pod + ": " + message)
            .list();
    return patch;
  }

  /** The pod of which the status says that its start is stuck. */
  static Optional<String> stuckPod(GameSession session) {
    return conditions(session).stream()
        .filter(c -> READY.equals(c.getType()) && "False".equals(c.getStatus()))
        .map(Condition::getMessage)
        .filter(message -> message != null && message.startsWith(STUCK))
        .map(message -> message.substring(STUCK.length()).split(":", 2)[0])
        .findFirst();
  }

  /** The session's players were assigned. */
  static GameSession ready(
      GameSession session, String pod, int attempt, Endpoint endpoint, Instant now) {
    GameSession patch = patch(session);
    GameSessionStatus status = patch.getStatus();
    status.phase = Phase.READY;
    status.pod = pod;
    status.attempt = attempt;
    status.host = endpoint.host();
    status.port = endpoint.port();
    status.readyAt = now.toString();
    status.conditions =
        new Conditions(conditions(session), now)
            .set(READY, true, "ServerReady", "players can connect to " + endpoint)
            .set("Recorded", true, "Recorded", "the match stands in Postgres")
            .list();
    return patch;
  }

  /** The phase of a session whose match is over with that outcome. */
  static Phase after(MatchStatus outcome) {
    return outcome == Outcome.COMPLETED ? Phase.ENDED : Phase.FAILED;
  }

  /** The session ended or failed, and its record says so. */
  static GameSession over(
      GameSession session, Phase phase, String reason, String message, Instant now) {
    GameSession patch = patch(session);
    GameSessionStatus status = patch.getStatus();
    status.phase = phase;
    status.reason = reason;
    status.message = message;
    status.endedAt = now.toString();
    status.conditions =
        new Conditions(conditions(session), now)
            .set(READY, false, reason, message)
            .set("Recorded", true, "Recorded", "the match's end stands in Postgres")
            .list();
    return patch;
  }

  /** Reconciles of the session fail, for a reason that is not an outage. */
  static GameSession troubled(GameSession session, String why, Instant now) {
    GameSession patch = patch(session);
    patch.getStatus().conditions =
        new Conditions(conditions(session), now)
            .set(RECONCILED, false, EndReason.OPERATOR_ERROR.word(), why)
            .list();
    return patch;
  }

  /** Reconciles of the session succeed again. */
  static GameSession untroubled(GameSession session, Instant now) {
    GameSession patch = patch(session);
    patch.getStatus().conditions =
        new Conditions(conditions(session), now)
            .set(RECONCILED, true, "Reconciled", "the operator follows it")
            .list();
    return patch;
  }

  static boolean isTroubled(GameSession session) {
    return conditions(session).stream()
        .anyMatch(c -> RECONCILED.equals(c.getType()) && "False".equals(c.getStatus()));
  }

  private static GameSession patch(GameSession session) {
    GameSession patch = new GameSession();
    patch.setSpec(null);
    patch.setStatus(new GameSessionStatus());
    patch.getStatus().observedGeneration = session.getMetadata().getGeneration();
    return patch;
  }

  private static List<Condition> conditions(GameSession session) {
    return session.getStatus() == null ? List.of() : session.getStatus().conditions;
  }
}

package games.kickoff.operator.session;

import games.kickoff.operator.api.GameSession;
import games.kickoff.operator.api.MatchQueueSpec;
import games.kickoff.operator.rules.QueueRules;
import games.kickoff.operator.server.ServerOrder;
import games.kickoff.operator.server.ServerOwner;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import java.util.Map;

/** The server that a session needs. Pure. */
final class SessionServer {

  private SessionServer() {}

  static ServerOwner owner(GameSession session) {
    return new ServerOwner(
        session.getMetadata().getNamespace(),
        new OwnerReferenceBuilder()
            .withApiVersion(session.getApiVersion())
            .withKind(session.getKind())
            .withName(session.getMetadata().getName())
            .withUid(session.getMetadata().getUid())
            .withController(true)
            .build());
  }

  /**
   * The order for a session's server.
   *
   * @param port where the game listens
   * @param attempt which pod of the session this is, from 1; part of its name
   */
  static ServerOrder order(GameSession session, QueueRules queue, int port, int attempt) {
    String name = session.getSpec().queue;
    return new ServerOrder(
        name(session, attempt),
        Map.of(
            GameSession.QUEUE_LABEL, name == null ? "" : name,
            GameSession.SESSION_LABEL, session.getMetadata().getName(),
            GameSession.ATTEMPT_LABEL, Integer.toString(attempt)),
        queue.template(),
        port,
        queue.hostPorts(),
        queue.eviction() == MatchQueueSpec.Eviction.NEVER);
  }

  /**
   * The name of a session's pod. It depends on the attempt alone, so making a pod twice gives one
   * pod.
   */
  static String name(GameSession session, int attempt) {
    return session.getMetadata().getName() + "-" + attempt;
  }
}

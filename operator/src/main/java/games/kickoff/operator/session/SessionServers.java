package games.kickoff.operator.session;

import games.kickoff.operator.api.GameSession;
import games.kickoff.operator.queue.QueueDirectory;
import games.kickoff.operator.rules.QueueRules;
import games.kickoff.operator.server.ServerPods;
import java.util.Optional;

/** Makes and deletes the servers of sessions. */
final class SessionServers {

  private final ServerPods pods;
  private final QueueDirectory queues;
  private final Refusals refusals;

  SessionServers(ServerPods pods, QueueDirectory queues, Refusals refusals) {
    this.pods = pods;
    this.queues = queues;
    this.refusals = refusals;
  }

  /**
   * Makes a session's server, unless it is there.
   *
   * @return empty: its queue is gone, and with it the template
   */
  Optional<ServerPods.Result> make(SessionContext at, int attempt) {
    GameSession session = at.session();
    SessionMatch match = at.match();
    Optional<QueueRules> rules = queues.find(match.queue());
    if (rules.isEmpty()) {
      return Optional.empty();
    }
    ServerPods.Result result =
        pods.make(
            SessionServer.owner(session),
            SessionServer.order(session, rules.get(), match.server().port(), attempt));
    switch (result) {
      case ServerPods.Result.Made made -> refusals.taken(match.queue());
      case ServerPods.Result.Refused refused -> refusals.refused(rules.get(), refused.why());
      default -> {}
    }
    return Optional.of(result);
  }

  /**
   * Deletes a pod as it was seen: one that a newer leader has told players of meanwhile is another
   * version, and the API server answers 409.
   */
  void delete(SessionContext at, String name, String version) {
    pods.delete(at.session().getMetadata().getNamespace(), name, version);
  }
}

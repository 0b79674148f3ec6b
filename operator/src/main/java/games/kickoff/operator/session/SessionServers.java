package games.kickoff.operator.session;

import games.kickoff.operator.api.GameSession;
import games.kickoff.operator.queue.QueueDirectory;
import games.kickoff.operator.rules.QueueRules;
import games.kickoff.operator.server.ServerPods;
import java.time.Clock;
import java.util.Optional;

/** Makes and deletes the servers of sessions. */
final class SessionServers {

  private final ServerPods pods;
  private final QueueDirectory queues;
  private final SessionMemory memory;
  private final SessionIndex index;
  private final Clock clock;

  /**
   * @param index wakes the next session when one has found room in an exhausted quota
   */
  SessionServers(
      ServerPods pods,
      QueueDirectory queues,
      SessionMemory memory,
      SessionIndex index,
      Clock clock) {
    this.pods = pods;
    this.queues = queues;
    this.memory = memory;
    this.index = index;
    this.clock = clock;
  }

  /**
   * Makes a session's server, unless it exists.
   *
   * @return empty: its queue is gone, and with it the template
   */
  Optional<ServerPods.Result> make(SessionContext at, int attempt) {
    GameSession session = at.session();
    SessionMatch match = at.match();
    if (!memory.shortages().mayTry(match.queue(), clock.instant())) {
      // another session of its queue tries for all
      return Optional.of(new ServerPods.Result.Later());
    }
    Optional<QueueRules> rules = queues.find(match.queue());
    if (rules.isEmpty()) {
      return Optional.empty();
    }
    ServerPods.Result result =
        pods.make(
            SessionServer.owner(session),
            SessionServer.order(session, rules.get(), match.server().port(), attempt));
    remember(result, match, rules.get());
    return Optional.of(result);
  }

  private void remember(ServerPods.Result result, SessionMatch match, QueueRules rules) {
    switch (result) {
      case ServerPods.Result.Made made -> {
        memory.refusals().taken(match.queue());
        memory
            .shortages()
            .made(match.queue(), match.id())
            .forEach(next -> index.wake(next, match.queue().namespace()));
      }
      case ServerPods.Result.Later later -> {}
      case ServerPods.Result.NoRoom full ->
          memory.shortages().refused(match.queue(), match.id(), full.why(), clock.instant());
      case ServerPods.Result.Refused refused -> memory.refusals().refused(rules, refused.why());
    }
  }

  /**
   * Deletes a pod if its resourceVersion is still the given one. If a newer leader has changed it
   * meanwhile, the API server answers 409.
   */
  void delete(SessionContext at, String name, String version) {
    pods.delete(at.session().getMetadata().getNamespace(), name, version);
  }
}

package games.kickoff.operator.session;

import games.kickoff.core.id.MatchId;
import games.kickoff.operator.api.GameSession;
import games.kickoff.operator.api.GameSessionSpec;
import games.kickoff.operator.rules.QueueRules;
import games.kickoff.operator.server.NotCreated;
import games.kickoff.operator.server.PodDryRun;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Asks the API server whether it would accept the pod that a session of the queue would create. */
public final class SessionDryRun {

  private final PodDryRun pods;
  private final RandomGenerator random;
  private final Clock clock;

  public SessionDryRun(PodDryRun pods, RandomGenerator random, Clock clock) {
    this.pods = pods;
    this.random = random;
    this.clock = clock;
  }

  /**
   * Asks; waits as long as the client's time-outs allow.
   *
   * @return why it would be refused; empty: it would be accepted
   */
  public Optional<NotCreated> ask(QueueRules queue) {
    GameSession session = session(queue);
    return pods.ask(
        SessionServer.owner(session),
        SessionServer.order(session, queue, queue.server().port(), 1));
  }

  private GameSession session(QueueRules queue) {
    GameSession session = new GameSession();
    session.setMetadata(
        new ObjectMetaBuilder()
            .withNamespace(queue.key().namespace())
            .withName(MatchId.create(clock.instant(), random).value())
            .withUid(UUID.randomUUID().toString())
            .build());
    GameSessionSpec spec = new GameSessionSpec();
    spec.queue = queue.key().name();
    session.setSpec(spec);
    return session;
  }
}

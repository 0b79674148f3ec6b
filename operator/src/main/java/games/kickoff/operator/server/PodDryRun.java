package games.kickoff.operator.server;

import games.kickoff.operator.api.GameSession;
import games.kickoff.operator.api.GameSessionSpec;
import games.kickoff.core.id.MatchId;
import games.kickoff.operator.rules.QueueRules;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * Asks the API server whether it would take a pod of a queue, as one of its sessions would have it,
 * without making one.
 */
public final class PodDryRun {

  private final KubernetesClient client;
  private final RandomGenerator random;
  private final Optional<String> publicHost;
  private final Clock clock;

  public PodDryRun(
      KubernetesClient client, RandomGenerator random, Optional<String> publicHost, Clock clock) {
    this.client = client;
    this.random = random;
    this.publicHost = publicHost;
    this.clock = clock;
  }

  /**
   * Asks, for as long as the client's time-outs allow.
   *
   * @return why it would not; empty: it would
   */
  public Optional<NotCreated> ask(QueueRules queue) {
    try {
      client.resource(pod(queue)).dryRun().create();
      return Optional.empty();
    } catch (KubernetesClientException e) {
      return Optional.of(NotCreated.of(e));
    }
  }

  private Pod pod(QueueRules queue) {
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
    int port = queue.server().port();
    Pod pod = GamePod.of(session, queue.template(), port, 1);
    return queue
        .hostPorts()
        .map(range -> GamePod.reachedAt(pod, port, range.from(), publicHost))
        .orElse(pod);
  }
}

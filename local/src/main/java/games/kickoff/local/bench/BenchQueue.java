package games.kickoff.local.bench;

import games.kickoff.core.queue.PublishedQueue;
import games.kickoff.core.queue.QueueKey;
import games.kickoff.core.term.Fence;
import games.kickoff.redis.claim.RedisRealmRefill;
import games.kickoff.redis.connection.RealmRedis;
import games.kickoff.redis.queue.RedisQueuePublication;
import games.kickoff.redis.term.FencedScripts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The queue that the benches join. With an operator it is a manifest; without one it is published
 * to Redis as an operator would.
 */
final class BenchQueue {

  static final QueueKey KEY = new QueueKey("default", "default");

  /** The realm of benches without an operator. */
  static final String REALM = "bench";

  private static final Fence FENCE = new Fence(1);

  private BenchQueue() {}

  /** The fenced scripts with which the benches act as the leader of that realm. */
  static FencedScripts leader(RealmRedis realm) {
    return new FencedScripts(realm, () -> FENCE);
  }

  /** Publishes the queue and opens the realm, as a leader would. */
  static void open(RealmRedis realm, FencedScripts leader) {
    new RedisQueuePublication(leader).publish(published());
    new RedisRealmRefill(realm, leader).open();
  }

  private static PublishedQueue published() {
    return PublishedQueue.of(KEY, 2, 5).build();
  }

  /** Writes the manifest of a MatchQueue with two teams and that retention to {@code directory}. */
  static Path manifest(Path directory, int teamSize, Duration retention) throws IOException {
    return Files.writeString(
        directory.resolve("queue.yaml"),
        """
        apiVersion: kickoff.games/v1alpha1
        kind: MatchQueue
        metadata: {name: %s, namespace: %s}
        spec:
          teams: {count: 2, size: %d}
          retention: %ds
          server:
            port: 8080
            template:
              spec:
                containers: [{name: game, image: "hollow"}]
        """
            .formatted(KEY.name(), KEY.namespace(), teamSize, retention.toSeconds()));
  }
}

package games.kickoff.redis.queue;

import games.kickoff.core.fact.BadFact;
import games.kickoff.core.queue.PublishedQueue;
import games.kickoff.core.queue.QueueKey;
import games.kickoff.core.queue.Queues;
import games.kickoff.core.store.Rebuilding;
import games.kickoff.redis.connection.RealmRedis;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@link Queues} in Redis. */
public final class RedisQueues implements Queues {

  private final RealmRedis redis;

  public RedisQueues(RealmRedis redis) {
    this.redis = redis;
  }

  @Override
  public Optional<PublishedQueue> find(QueueKey queue) {
    // A withdrawn queue keeps its hash while its last tickets fail, so only a member of the set of
    // queues is published.
    Map<String, String> fields = redis.hash("queue:" + queue);
    if (!fields.isEmpty() && redis.members("queues").contains(queue.toString())) {
      return read(queue, fields);
    }
    if (!redis.isOpen()) {
      throw new Rebuilding();
    }
    return Optional.empty();
  }

  @Override
  public List<PublishedQueue> all() {
    return keys().stream().map(this::find).flatMap(Optional::stream).toList();
  }

  @Override
  public List<QueueKey> keys() {
    List<QueueKey> keys = new ArrayList<>();
    for (String member : redis.members("queues")) {
      try {
        keys.add(QueueKey.parse(member));
      } catch (IllegalArgumentException e) {
        redis.report(BadFact.of(BadFact.Kind.QUEUE, member, e));
      }
    }
    Collections.sort(keys);
    return keys;
  }

  /**
   * Reads a queue. When its hash is not what an operator writes, it is reported and the result is
   * empty.
   */
  private Optional<PublishedQueue> read(QueueKey queue, Map<String, String> fields) {
    try {
      return Optional.of(view(queue, fields));
    } catch (RuntimeException e) {
      redis.report(BadFact.of(BadFact.Kind.QUEUE, queue.toString(), e));
      return Optional.empty();
    }
  }

  private static PublishedQueue view(QueueKey key, Map<String, String> fields) {
    return PublishedQueue.of(
            key,
            Integer.parseInt(required(fields, "teamCount")),
            Integer.parseInt(required(fields, "teamSize")))
        .region(required(fields, "region"))
        .maxParty( // an older operator writes none: a team's size
            Integer.parseInt(fields.getOrDefault("maxParty", required(fields, "teamSize"))))
        .ticketTtl(Duration.ofMillis(Long.parseLong(required(fields, "ttl"))))
        .retention(Duration.ofMillis(Long.parseLong(required(fields, "retention"))))
        .maxStarting(Integer.parseInt(required(fields, "maxStarting")))
        .paused(Boolean.parseBoolean(required(fields, "paused")))
        .refuseJoins(Boolean.parseBoolean(fields.getOrDefault("refuseJoins", "false")))
        .ladder(LadderJson.read(fields.getOrDefault("ladder", "")))
        .build();
  }

  private static String required(Map<String, String> fields, String name) {
    String value = fields.get(name);
    if (value == null) {
      throw new IllegalArgumentException("the queue's hash lacks " + name);
    }
    return value;
  }
}

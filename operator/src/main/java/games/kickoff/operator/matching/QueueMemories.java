package games.kickoff.operator.matching;

import games.kickoff.core.queue.PublishedQueue;
import games.kickoff.core.queue.QueueKey;
import games.kickoff.core.queue.QueuePublication;
import games.kickoff.operator.rules.QueueRules;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** What this process remembers of queues between two reconciles. */
final class QueueMemories {

  /**
   * What is remembered of one queue.
   *
   * @param published the queue as it was last published to Redis
   * @param statusWritten when this process last wrote its status
   * @param failures in how many ticks in a row no session could be created
   * @param notBefore the earliest time of the next tick
   */
  record Memory(
      PublishedQueue published, Optional<Instant> statusWritten, int failures, Instant notBefore) {

    private static Memory fresh(PublishedQueue published) {
      return new Memory(published, Optional.empty(), 0, Instant.EPOCH);
    }

    private Memory of(PublishedQueue edited) {
      return new Memory(edited, statusWritten, failures, notBefore);
    }
  }

  private final QueuePublication publication;
  private final ConcurrentMap<QueueKey, Memory> memories = new ConcurrentHashMap<>();

  QueueMemories(QueuePublication publication) {
    this.publication = publication;
  }

  /** What is remembered of a queue. Publishes the queue first if it is new or was edited. */
  Memory published(QueueRules rules) {
    PublishedQueue published = rules.published();
    Memory memory = memories.get(rules.key());
    if (memory != null && memory.published().equals(published)) {
      return memory;
    }
    publication.publish(published);
    Memory fresh = memory == null ? Memory.fresh(published) : memory.of(published);
    memories.put(rules.key(), fresh);
    return fresh;
  }

  void put(QueueKey queue, Memory memory) {
    memories.put(queue, memory);
  }

  /** Forgets a queue that is gone or withdrawn. */
  void forget(QueueKey queue) {
    memories.remove(queue);
  }

  /** Forgets all queues, as none is published any more. */
  void forgetAll() {
    memories.clear();
  }
}

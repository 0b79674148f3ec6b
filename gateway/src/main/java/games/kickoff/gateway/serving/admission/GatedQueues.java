package games.kickoff.gateway.serving.admission;

import games.kickoff.core.queue.PublishedQueue;
import games.kickoff.core.queue.QueueKey;
import games.kickoff.core.queue.Queues;
import java.util.List;
import java.util.Optional;

/** Calls queues through a gate; each method may also throw {@link Overloaded}. */
public record GatedQueues(StoreGate gate, Queues queues) implements Queues {

  @Override
  public Optional<PublishedQueue> find(QueueKey queue) {
    return gate.call("queue", () -> queues.find(queue));
  }

  @Override
  public List<PublishedQueue> all() {
    return gate.call("queues", queues::all);
  }
}

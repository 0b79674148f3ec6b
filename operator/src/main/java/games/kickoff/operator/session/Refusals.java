package games.kickoff.operator.session;

import games.kickoff.core.queue.QueueKey;
import games.kickoff.operator.rules.QueueRules;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The API server's last definite refusal of each queue's pod. It is forgotten once a pod of the
 * queue is accepted, and applies only to the template that was refused.
 */
final class Refusals {

  private record Refusal(PodTemplateSpec template, String why) {}

  private final ConcurrentMap<QueueKey, Refusal> last = new ConcurrentHashMap<>();

  void refused(QueueRules queue, String why) {
    last.put(queue.key(), new Refusal(queue.template(), why));
  }

  void taken(QueueKey queue) {
    last.remove(queue);
  }

  /**
   * Why pods of the queue's current template are refused; empty: they are not, as far as is known.
   */
  Optional<String> of(QueueRules queue) {
    return Optional.ofNullable(last.get(queue.key()))
        .filter(refusal -> refusal.template().equals(queue.template()))
        .map(Refusal::why);
  }
}

package games.kickoff.operator.session;

import games.kickoff.core.queue.QueueKey;
import games.kickoff.operator.rules.QueueRules;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * What the API server said when it last refused a queue's pod for good; forgotten with the next one
 * it takes, and of no account for another template.
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

  /** Why the pods of that template are refused; empty: they are not, as far as is known. */
  Optional<String> of(QueueRules queue) {
    return Optional.ofNullable(last.get(queue.key()))
        .filter(refusal -> refusal.template().equals(queue.template()))
        .map(Refusal::why);
  }
}

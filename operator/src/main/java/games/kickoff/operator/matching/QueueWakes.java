package games.kickoff.operator.matching;

import games.kickoff.core.queue.QueueKey;
import games.kickoff.operator.api.MatchQueue;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.IndexerResourceCache;
import io.javaoperatorsdk.operator.processing.event.source.controller.ControllerEventSource;
import io.javaoperatorsdk.operator.processing.event.source.controller.ResourceAction;
import io.javaoperatorsdk.operator.processing.event.source.inbound.SimpleInboundEventSource;
import java.util.List;
import java.util.Optional;

/** The door by which a queue is looked at without an event of Kubernetes. */
final class QueueWakes {

  private final SimpleInboundEventSource<MatchQueue> activity =
      new SimpleInboundEventSource<>("redis-activity");
  private volatile Optional<ControllerEventSource<MatchQueue>> source = Optional.empty();
  private volatile Optional<IndexerResourceCache<MatchQueue>> cache = Optional.empty();

  /** What wakes a queue's reconcile, its own events aside. */
  List<EventSource<?, MatchQueue>> watch(EventSourceContext<MatchQueue> context) {
    cache = Optional.of(context.getPrimaryCache());
    return List.of(activity);
  }

  /** Has the queue looked at now. */
  void wake(QueueKey queue) {
    activity.propagateEvent(new ResourceID(queue.name(), queue.namespace()));
  }

  /** Has each queue looked at. */
  void wakeAll() {
    cache.ifPresent(c -> c.keys().forEach(activity::propagateEvent));
  }

  /**
   * A queue was made anew under its name before its deletion was looked at: JOSDK forgets a
   * resource after its deletion, the new one with it.
   */
  void madeAnew(QueueContext deleted) {
    source = Optional.of(deleted.josdk().eventSourceRetriever().getControllerEventSource());
  }

  /** Has a queue looked at that is there although JOSDK has forgotten it. */
  void adopt(MatchQueue queue) {
    source.ifPresent(s -> s.eventReceived(ResourceAction.ADDED, queue, null, null));
  }
}

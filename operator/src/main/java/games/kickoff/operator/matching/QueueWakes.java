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

/** Triggers reconciles of queues without an event from Kubernetes. */
final class QueueWakes {

  private final SimpleInboundEventSource<MatchQueue> activity =
      new SimpleInboundEventSource<>("redis-activity");
  private volatile Optional<ControllerEventSource<MatchQueue>> source = Optional.empty();
  private volatile Optional<IndexerResourceCache<MatchQueue>> cache = Optional.empty();

  /** The event sources that trigger a queue's reconcile, in addition to its own events. */
  List<EventSource<?, MatchQueue>> watch(EventSourceContext<MatchQueue> context) {
    cache = Optional.of(context.getPrimaryCache());
    return List.of(activity);
  }

  /** Reconciles the queue now. */
  void wake(QueueKey queue) {
    activity.propagateEvent(new ResourceID(queue.name(), queue.namespace()));
  }

  /** Reconciles every queue now. */
  void wakeAll() {
    cache.ifPresent(c -> c.keys().forEach(activity::propagateEvent));
  }

  /**
   * Notes a queue that was created again under the same name before the deletion of the old one was
   * reconciled. JOSDK drops its state after a deletion, and with that the new queue.
   */
  void madeAnew(QueueContext deleted) {
    source = Optional.of(deleted.josdk().eventSourceRetriever().getControllerEventSource());
  }

  /** Reconciles a queue that exists although JOSDK has forgotten it. */
  void adopt(MatchQueue queue) {
    source.ifPresent(s -> s.eventReceived(ResourceAction.ADDED, queue, null, null));
  }
}

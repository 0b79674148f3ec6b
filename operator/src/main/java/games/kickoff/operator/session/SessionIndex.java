package games.kickoff.operator.session;

import games.kickoff.core.id.MatchId;
import games.kickoff.core.id.Ulid;
import games.kickoff.core.queue.QueueKey;
import games.kickoff.operator.api.GameSession;
import games.kickoff.operator.api.Phase;
import games.kickoff.operator.server.PodView;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.Pod;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.IndexerResourceCache;
import io.javaoperatorsdk.operator.processing.event.source.inbound.SimpleInboundEventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Indexed caches of sessions and their pods, and the event source that triggers reconciles of
 * sessions without an event from Kubernetes. Empty until {@link #watch} is called.
 */
final class SessionIndex {

  private static final String PLAYING = "playing";
  private static final String HOST_PORT = "hostPort";

  private final SimpleInboundEventSource<GameSession> nudges =
      new SimpleInboundEventSource<>("nudges");
  private final SessionObservations observations;
  private volatile Optional<IndexerResourceCache<GameSession>> sessions = Optional.empty();
  private volatile Optional<InformerEventSource<Pod, GameSession>> servers = Optional.empty();

  /**
   * @param observations gets the ends of games whose pods are gone
   */
  SessionIndex(SessionObservations observations) {
    this.observations = observations;
  }

  /** The event sources that trigger a session's reconcile, in addition to its own events. */
  List<EventSource<?, GameSession>> watch(EventSourceContext<GameSession> context) {
    context.getPrimaryCache().addIndexers(Map.of(PLAYING, SessionIndex::queuePlayedIn));
    sessions = Optional.of(context.getPrimaryCache());
    InformerEventSourceConfiguration<Pod> pods =
        InformerEventSourceConfiguration.from(Pod.class, GameSession.class)
            .withLabelSelector(GameSession.SESSION_LABEL)
            .withSecondaryToPrimaryMapper(SessionIndex::sessionOf)
            .withNamespacesInheritedFromController()
            .build();
    InformerEventSource<Pod, GameSession> seen =
        new InformerEventSource<>(pods, context) {
          @Override
          public void onDelete(Pod pod, boolean finalStateUnknown) {
            noteGone(pod); // before the event triggers the reconcile that needs it
            super.onDelete(pod, finalStateUnknown);
          }
        };
    seen.addIndexers(Map.of(HOST_PORT, SessionIndex::hostPorts));
    servers = Optional.of(seen);
    return List.of(seen, nudges);
  }

  private static Set<ResourceID> sessionOf(Pod pod) {
    Map<String, String> labels = pod.getMetadata().getLabels();
    String session = labels == null ? null : labels.get(GameSession.SESSION_LABEL);
    return session == null
        ? Set.of()
        : Set.of(new ResourceID(session, pod.getMetadata().getNamespace()));
  }

  /** Remembers how the game in a pod ended that is gone, for as long as its session is not over. */
  private void noteGone(Pod pod) {
    sessionOf(pod).stream()
        .flatMap(id -> sessions.flatMap(c -> c.get(id)).stream())
        .filter(session -> !SessionContext.phase(session).isTerminal())
        .map(session -> session.getMetadata().getName())
        .filter(Ulid::isValid) // whatever else is called a session was not made by Kickoff
        .forEach(match -> observations.gone(new MatchId(match), PodView.ended(pod)));
  }

  private static List<String> queuePlayedIn(GameSession session) {
    return SessionContext.phase(session) == Phase.READY
        ? List.of(session.getMetadata().getNamespace() + "/" + session.getSpec().queue)
        : List.of();
  }

  /** The ports of its node that a pod occupies; none once it has ended. */
  private static List<String> hostPorts(Pod pod) {
    String phase = pod.getStatus() == null ? null : pod.getStatus().getPhase();
    boolean over = "Succeeded".equals(phase) || "Failed".equals(phase);
    return over
        ? List.of()
        : pod.getSpec().getContainers().stream()
            .flatMap(container -> container.getPorts().stream())
            .map(ContainerPort::getHostPort)
            .filter(Objects::nonNull)
            .map(String::valueOf)
            .toList();
  }

  /** How many sessions of the queue are being played. */
  int playing(QueueKey queue) {
    return sessions.map(c -> c.byIndex(PLAYING, queue.toString()).size()).orElse(0);
  }

  /** Whether a pod occupies that port of its node. */
  boolean isTaken(int hostPort) {
    return servers
        .map(s -> !s.byIndex(HOST_PORT, Integer.toString(hostPort)).isEmpty())
        .orElse(false);
  }

  /** Reconciles a session now. */
  void wake(MatchId match, String namespace) {
    nudges.propagateEvent(new ResourceID(match.value(), namespace));
  }

  /** Reconciles every session now. */
  void wakeAll() {
    sessions.ifPresent(c -> c.keys().forEach(nudges::propagateEvent));
  }
}

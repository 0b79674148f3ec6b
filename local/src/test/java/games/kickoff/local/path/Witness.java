package games.kickoff.local.path;

import games.kickoff.core.id.MatchId;
import games.kickoff.operator.api.GameSession;
import games.kickoff.operator.api.GameSessionStatus;
import games.kickoff.operator.api.MatchQueue;
import games.kickoff.operator.api.Phase;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Records every status of every queue and session, however short it lasted. */
final class Witness implements AutoCloseable {

  /** A session as it was last seen, and the phases it was seen in. */
  record Seen(GameSession session, List<Sight> phases) {

    MatchId match() {
      return new MatchId(session.getMetadata().getName());
    }

    Instant formedAt() {
      return match().formedAt();
    }

    Optional<Sight> first(Phase phase) {
      return phases.stream().filter(sight -> sight.phase() == phase).findFirst();
    }

    Instant endedAt() {
      return Instant.parse(session.getStatus().endedAt);
    }
  }

  /** A phase and attempt, and when they were first seen. */
  record Sight(Phase phase, int attempt, Instant at) {}

  private final Clock clock = Clock.systemUTC();
  private final ConcurrentMap<String, List<Condition>> matching = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, Seen> sessions = new ConcurrentHashMap<>();
  private final SharedIndexInformer<MatchQueue> queueInformer;
  private final SharedIndexInformer<GameSession> sessionInformer;

  private Witness(KubernetesClient client) {
    queueInformer =
        client
            .resources(MatchQueue.class)
            .inNamespace("default")
            .inform(new EachState<>(this::see));
    sessionInformer =
        client
            .resources(GameSession.class)
            .inNamespace("default")
            .inform(new EachState<>(this::see));
  }

  static Witness of(Kickoff kickoff) {
    return new Witness(kickoff.kubernetes);
  }

  /** Each Matching condition the queue has had, in order. */
  List<Condition> matching(String queue) {
    return matching.getOrDefault(queue, List.of());
  }

  /** The reasons of {@link #matching}. */
  List<String> reasons(String queue) {
    return matching(queue).stream().map(Condition::getReason).toList();
  }

  Optional<Seen> session(MatchId match) {
    return Optional.ofNullable(sessions.get(match.value()));
  }

  /** Every session the queue has had. */
  Collection<Seen> sessions(String queue) {
    return sessions.values().stream()
        .filter(seen -> queue.equals(seen.session().getSpec().queue))
        .toList();
  }

  private void see(MatchQueue queue) {
    if (queue.getStatus() == null) {
      return;
    }
    List<Condition> before =
        matching.computeIfAbsent(
            queue.getMetadata().getName(), name -> new CopyOnWriteArrayList<>());
    queue.getStatus().conditions.stream()
        .filter(c -> c.getType().equals("Matching"))
        .filter(c -> before.isEmpty() || !before.getLast().getReason().equals(c.getReason()))
        .forEach(before::add);
  }

  private void see(GameSession session) {
    GameSessionStatus status = session.getStatus();
    Phase phase = status == null || status.phase == null ? Phase.PENDING : status.phase;
    int attempt = status == null || status.attempt == null ? 1 : status.attempt;
    sessions.compute(
        session.getMetadata().getName(),
        (name, seen) -> {
          List<Sight> phases = seen == null ? new CopyOnWriteArrayList<>() : seen.phases();
          boolean same =
              !phases.isEmpty()
                  && phases.getLast().phase() == phase
                  && phases.getLast().attempt() == attempt;
          if (!same) {
            phases.add(new Sight(phase, attempt, clock.instant()));
          }
          return new Seen(session, phases);
        });
  }

  @Override
  public void close() {
    queueInformer.stop();
    sessionInformer.stop();
  }

  private interface See<T> {
    void state(T object);
  }

  private record EachState<T>(See<T> see) implements ResourceEventHandler<T> {

    @Override
    public void onAdd(T object) {
      see.state(object);
    }

    @Override
    public void onUpdate(T before, T now) {
      see.state(now);
    }

    @Override
    public void onDelete(T object, boolean finalStateUnknown) {
      see.state(object);
    }
  }
}

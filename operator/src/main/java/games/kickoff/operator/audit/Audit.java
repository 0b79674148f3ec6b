package games.kickoff.operator.audit;

import games.kickoff.core.id.Ulid;
import games.kickoff.core.match.Endpoint;
import games.kickoff.core.match.MatchId;
import games.kickoff.core.queue.QueueKey;
import games.kickoff.operator.queue.InvalidQueue;
import games.kickoff.operator.queue.MatchQueue;
import games.kickoff.operator.queue.QueueRules;
import games.kickoff.operator.session.GameSession;
import games.kickoff.operator.session.GameSessionStatus;
import games.kickoff.operator.session.Phase;
import games.kickoff.operator.session.SessionMatch;
import games.kickoff.store.match.Claims;
import games.kickoff.store.match.Fence;
import games.kickoff.store.match.Matches;
import games.kickoff.store.queue.PublishedQueue;
import games.kickoff.store.queue.Queues;
import games.kickoff.store.record.Ending;
import games.kickoff.store.record.RecordView;
import games.kickoff.store.record.Records;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads all owners of facts, compares, and repairs. Everything is listed live, not from caches: an
 * audit at an election must see what the leader before left, and one a minute is cheap.
 */
public final class Audit {

  private static final Logger log = LoggerFactory.getLogger(Audit.class);

  /** How long another part may take to do what would make a difference vanish by itself. */
  private static final Duration GRACE = Duration.ofSeconds(15);

  private static final int MOST_MATCHES = 10_000;
  private static final int WITHDRAW_AT_ONCE = 500;

  private final KubernetesClient client;
  private final Namespaces namespaces;
  private final Claims claims;
  private final Matches matches;
  private final Queues queues;
  private final Records records;
  private final Supplier<Fence> fence;
  private final Consumer<MatchQueue> forgotten;
  private final Predicate<QueueKey> isKnown;
  private final Clock clock;

  /**
   * @param isKnown whether somebody looks after the queue
   * @param forgotten told of each queue that is there, is understood, and nobody looks after
   */
  public Audit(
      KubernetesClient client,
      Namespaces namespaces,
      Claims claims,
      Matches matches,
      Queues queues,
      Records records,
      Supplier<Fence> fence,
      Predicate<QueueKey> isKnown,
      Consumer<MatchQueue> forgotten,
      Clock clock) {
    this.isKnown = isKnown;
    this.forgotten = forgotten;
    this.client = client;
    this.namespaces = namespaces;
    this.claims = claims;
    this.matches = matches;
    this.queues = queues;
    this.records = records;
    this.fence = fence;
    this.clock = clock;
  }

  /**
   * Runs once. First, if Redis has lost its data, it is filled again.
   *
   * @return whether Redis had to be filled again
   * @throws games.kickoff.store.StoreUnavailable when a store does not answer; try again later
   */
  public synchronized boolean run() {
    List<MatchQueue> matchQueues = namespaces.list(client.resources(MatchQueue.class));
    // Matches before sessions: a session made in between is no difference.
    boolean rebuilt = !claims.isOpen();
    if (rebuilt) {
      rebuild(matchQueues, namespaces.list(client.resources(GameSession.class)));
    }
    withdrawDeleted(matchQueues);
    matchQueues.stream().filter(this::isForgotten).forEach(forgotten);
    AuditPlan.Facts facts = read();
    for (AuditPlan.Repair repair : AuditPlan.compare(facts, fence.get(), GRACE, clock.instant())) {
      repair(repair);
    }
    return rebuilt;
  }

  /** Puts queues and live matches back into an empty Redis, then lets joins and claims in. */
  private void rebuild(List<MatchQueue> matchQueues, List<GameSession> sessions) {
    log.warn("Redis is empty: putting {} queues and live matches back", matchQueues.size());
    for (MatchQueue queue : matchQueues) {
      try {
        claims.publish(fence.get(), QueueRules.of(queue).published());
      } catch (InvalidQueue e) {
        log.debug("Not published: {}", e.getMessage()); // its reconcile tells the user
      }
    }
    int restored = 0;
    for (GameSession session : sessions) {
      if (isLive(session)) {
        SessionMatch match = SessionMatch.of(session);
        claims.restore(fence.get(), match.live(created(session), endpoint(session)));
        restored++;
      }
    }
    claims.open(fence.get());
    log.info("Redis is open: {} live matches put back", restored);
  }

  private static boolean isLive(GameSession session) {
    if (isOver(session)) {
      return false;
    }
    try {
      return !SessionMatch.of(session).teams().isEmpty();
    } catch (IllegalArgumentException e) {
      return false; // not made by Kickoff
    }
  }

  private static Instant created(GameSession session) {
    return Instant.parse(session.getMetadata().getCreationTimestamp());
  }

  private static Optional<Endpoint> endpoint(GameSession session) {
    GameSessionStatus status = session.getStatus();
    return status == null
            || status.phase != Phase.Ready
            || status.host == null
            || status.port == null
        ? Optional.empty()
        : Optional.of(new Endpoint(status.host, status.port));
  }

  private void withdrawDeleted(List<MatchQueue> matchQueues) {
    Set<QueueKey> there = new HashSet<>();
    for (MatchQueue queue : matchQueues) {
      if (QueueKey.isValid(queue.getMetadata().getNamespace(), queue.getMetadata().getName())) {
        there.add(new QueueKey(queue.getMetadata().getNamespace(), queue.getMetadata().getName()));
      }
    }
    for (PublishedQueue published : queues.all()) {
      QueueKey key = published.key();
      if (!there.contains(key) && isGone(key)) {
        log.warn("Queue {} was deleted while nobody looked; its waiting tickets fail", key);
        int left;
        do {
          left = claims.withdraw(fence.get(), key, WITHDRAW_AT_ONCE);
        } while (left > 0);
      }
    }
  }

  private boolean isForgotten(MatchQueue queue) {
    try {
      return queue.getMetadata().getDeletionTimestamp() == null
          && !isKnown.test(QueueRules.of(queue).key());
    } catch (InvalidQueue e) {
      return false; // its reconcile has told the user
    }
  }

  private boolean isGone(QueueKey key) {
    return client
            .resources(MatchQueue.class)
            .inNamespace(key.namespace())
            .withName(key.name())
            .get()
        == null;
  }

  private AuditPlan.Facts read() {
    // Sessions last: what was made while we read is no difference.
    Map<MatchId, QueueKey> open = new HashMap<>();
    for (RecordView record : records.open(GRACE, MOST_MATCHES)) {
      open.put(record.id(), record.queue());
    }
    var live = matches.live(MOST_MATCHES);
    Map<MatchId, List<AuditPlan.PodFact>> pods = new HashMap<>();
    for (Pod pod : namespaces.list(client.pods(), GameSession.SESSION_LABEL)) {
      String session = pod.getMetadata().getLabels().get(GameSession.SESSION_LABEL);
      if (session != null && Ulid.isValid(session)) {
        pods.computeIfAbsent(new MatchId(session), match -> new ArrayList<>())
            .add(
                new AuditPlan.PodFact(
                    pod.getMetadata().getNamespace(),
                    pod.getMetadata().getName(),
                    Instant.parse(pod.getMetadata().getCreationTimestamp())));
      }
    }
    Set<MatchId> sessions = new HashSet<>();
    Set<MatchId> notOver = new HashSet<>();
    for (GameSession session : namespaces.list(client.resources(GameSession.class))) {
      if (Ulid.isValid(session.getMetadata().getName())) {
        MatchId match = new MatchId(session.getMetadata().getName());
        sessions.add(match);
        if (!isOver(session)) {
          notOver.add(match);
        }
      }
    }
    return new AuditPlan.Facts(sessions, notOver, live, open, pods);
  }

  private void repair(AuditPlan.Repair repair) {
    log.warn("Audit: {}", repair);
    switch (repair) {
      case AuditPlan.Repair.ReleaseClaim claim -> {
        if (session(claim.match(), claim.queue().namespace()).filter(s -> !isOver(s)).isEmpty()) {
          var standing = claims.requeue(fence.get(), claim.match(), "SessionNotCreated", List.of());
          if (standing == Claims.Standing.TOLD) {
            claims.end(fence.get(), claim.match(), "Cancelled");
          }
        }
      }
      case AuditPlan.Repair.EndRecord record -> {
        if (session(record.match(), record.queue().namespace()).filter(s -> !isOver(s)).isEmpty()) {
          records.end(
              fence.get(),
              record.match(),
              new Ending(
                  clock.instant(),
                  Ending.Outcome.CANCELLED,
                  "Cancelled",
                  "its GameSession is gone",
                  Optional.empty()));
        }
      }
      case AuditPlan.Repair.DeletePod pod -> {
        if (session(pod.match(), pod.namespace()).isEmpty()) {
          client.pods().inNamespace(pod.namespace()).withName(pod.pod()).delete();
        }
      }
    }
  }

  private Optional<GameSession> session(MatchId match, String namespace) {
    return Optional.ofNullable(
        client.resources(GameSession.class).inNamespace(namespace).withName(match.value()).get());
  }

  /** Its end stands in Postgres and Redis: a terminal phase is written after both. */
  private static boolean isOver(GameSession session) {
    GameSessionStatus status = session.getStatus();
    return status != null && status.phase != null && status.phase.isTerminal();
  }
}

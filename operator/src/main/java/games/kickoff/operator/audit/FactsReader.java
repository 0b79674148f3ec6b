package games.kickoff.operator.audit;

import games.kickoff.core.claim.Matches;
import games.kickoff.core.fact.BadFact;
import games.kickoff.core.fact.BadFacts;
import games.kickoff.core.id.MatchId;
import games.kickoff.core.id.Ulid;
import games.kickoff.core.queue.QueueKey;
import games.kickoff.core.record.RecordView;
import games.kickoff.core.record.Records;
import games.kickoff.core.server.Endpoint;
import games.kickoff.operator.api.GameSession;
import games.kickoff.operator.namespace.Namespaces;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reads what every owner of facts holds. The reads are live, not from caches: the first audit of a
 * term must see everything the previous leader wrote. Sessions are read last, so that a match
 * created while the others were read does not look like one without a session.
 */
final class FactsReader {

  private static final int MOST_RECORDS = 10_000;

  private final KubernetesClient client;
  private final Namespaces namespaces;
  private final Matches matches;
  private final Records records;
  private final BadFacts bad;

  /**
   * @param bad is notified of entries that can't be read; they are skipped
   */
  FactsReader(
      KubernetesClient client,
      Namespaces namespaces,
      Matches matches,
      Records records,
      BadFacts bad) {
    this.bad = bad;
    this.client = client;
    this.namespaces = namespaces;
    this.matches = matches;
    this.records = records;
  }

  /**
   * The result of reading.
   *
   * @param dangling entries of Redis' set of live matches that are no live matches
   */
  record Reading(AuditPlan.Facts facts, List<Matches.Dangling> dangling) {}

  Reading read(Duration grace) {
    Map<MatchId, QueueKey> open = new HashMap<>();
    Set<MatchId> reported = new HashSet<>();
    for (RecordView record : records.open(grace, MOST_RECORDS)) {
      open.put(record.id(), record.queue());
      if (record.endedByResult()) {
        reported.add(record.id());
      }
    }
    Matches.Live live = matches.allLive();
    Map<MatchId, List<AuditPlan.PodFact>> pods = new HashMap<>();
    var seenPods = namespaces.list(client.pods(), GameSession.SESSION_LABEL);
    for (Pod pod : seenPods.items()) {
      note(pod, pods);
    }
    var seenSessions = namespaces.list(client.resources(GameSession.class));
    return new Reading(
        new AuditPlan.Facts(
            sessions(seenSessions.items()),
            live.matches(),
            open,
            reported,
            pods,
            seenSessions.unseen()),
        live.dangling());
  }

  private void note(Pod pod, Map<MatchId, List<AuditPlan.PodFact>> pods) {
    String name = pod.getMetadata().getName();
    try {
      MatchId session =
          new MatchId(String.valueOf(pod.getMetadata().getLabels().get(GameSession.SESSION_LABEL)));
      AuditPlan.PodFact fact =
          new AuditPlan.PodFact(
              pod.getMetadata().getNamespace(),
              name,
              Instant.parse(pod.getMetadata().getCreationTimestamp()));
      pods.computeIfAbsent(session, match -> new ArrayList<>()).add(fact);
    } catch (RuntimeException e) { // not a pod that Kickoff made, whatever its labels say
      bad.found(BadFact.of(BadFact.Kind.POD, pod.getMetadata().getNamespace() + "/" + name, e));
    }
  }

  private Map<MatchId, AuditPlan.SessionFact> sessions(List<GameSession> seen) {
    // a ULID sorts by time: the oldest match first
    Map<MatchId, AuditPlan.SessionFact> sessions = new TreeMap<>();
    for (GameSession session : seen) {
      String name = session.getMetadata().getNamespace() + "/" + session.getMetadata().getName();
      if (!Ulid.isValid(session.getMetadata().getName())) {
        bad.found(new BadFact(BadFact.Kind.SESSION, name, "its name is no match id"));
        continue;
      }
      AuditPlan.SessionFact fact =
          new AuditPlan.SessionFact(
              session.getMetadata().getNamespace(),
              LiveSessions.isOver(session),
              assigned(session, name),
              LiveSessions.assignedAt(session));
      AuditPlan.SessionFact other =
          sessions.putIfAbsent(new MatchId(session.getMetadata().getName()), fact);
      if (other != null) {
        bad.found(new BadFact(BadFact.Kind.SESSION, name, "is in " + other.namespace() + ", too"));
      }
    }
    return sessions;
  }

  private Optional<Endpoint> assigned(GameSession session, String name) {
    try {
      return LiveSessions.assigned(session);
    } catch (IllegalArgumentException e) {
      bad.found(BadFact.of(BadFact.Kind.SESSION, name, e));
      return Optional.empty();
    }
  }
}

package games.kickoff.operator.audit;

import games.kickoff.core.id.Ulid;
import games.kickoff.core.match.MatchId;
import games.kickoff.core.queue.QueueKey;
import games.kickoff.operator.session.GameSession;
import games.kickoff.store.match.MatchView;
import games.kickoff.store.match.Matches;
import games.kickoff.store.record.RecordView;
import games.kickoff.store.record.Records;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Asks every owner of facts. Live, not from caches: an audit at an election must see what the
 * leader before left. Sessions last: what was made while we read is no difference.
 */
final class FactsReader {

  private static final int MOST_RECORDS = 10_000;

  private final KubernetesClient client;
  private final Namespaces namespaces;
  private final Matches matches;
  private final Records records;

  FactsReader(KubernetesClient client, Namespaces namespaces, Matches matches, Records records) {
    this.client = client;
    this.namespaces = namespaces;
    this.matches = matches;
    this.records = records;
  }

  AuditPlan.Facts read(Duration grace) {
    Map<MatchId, QueueKey> open = new HashMap<>();
    Set<MatchId> reported = new HashSet<>();
    for (RecordView record : records.open(grace, MOST_RECORDS)) {
      open.put(record.id(), record.queue());
      if (record.endedByResult()) {
        reported.add(record.id());
      }
    }
    List<MatchView> live = matches.live();
    Map<MatchId, List<AuditPlan.PodFact>> pods = new HashMap<>();
    var seenPods = namespaces.list(client.pods(), GameSession.SESSION_LABEL);
    for (Pod pod : seenPods.items()) {
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
    var seenSessions = namespaces.list(client.resources(GameSession.class));
    return new AuditPlan.Facts(
        sessions(seenSessions.items()), live, open, reported, pods, seenSessions.unseen());
  }

  private static Map<MatchId, AuditPlan.SessionFact> sessions(List<GameSession> seen) {
    Map<MatchId, AuditPlan.SessionFact> sessions = new TreeMap<>(); // the oldest match first
    for (GameSession session : seen) {
      if (Ulid.isValid(session.getMetadata().getName())) {
        sessions.put(
            new MatchId(session.getMetadata().getName()),
            new AuditPlan.SessionFact(
                session.getMetadata().getNamespace(),
                LiveSessions.isOver(session),
                LiveSessions.told(session)));
      }
    }
    return sessions;
  }
}

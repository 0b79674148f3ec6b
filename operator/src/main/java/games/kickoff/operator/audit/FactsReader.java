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
import java.util.List;
import java.util.Map;

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
    for (RecordView record : records.open(grace, MOST_RECORDS)) {
      open.put(record.id(), record.queue());
    }
    List<MatchView> live = matches.live();
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
    return new AuditPlan.Facts(sessions(), live, open, pods);
  }

  private Map<MatchId, AuditPlan.SessionFact> sessions() {
    Map<MatchId, AuditPlan.SessionFact> sessions = new HashMap<>();
    for (GameSession session : namespaces.list(client.resources(GameSession.class))) {
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

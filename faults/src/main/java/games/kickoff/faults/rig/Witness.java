package games.kickoff.faults.rig;

import games.kickoff.core.id.MatchId;
import games.kickoff.core.id.PlayerId;
import games.kickoff.core.queue.QueueKey;
import games.kickoff.core.ticket.Ticket;
import games.kickoff.faults.history.AssignmentCheck;
import games.kickoff.faults.history.Moment;
import games.kickoff.faults.history.RecordFact;
import games.kickoff.faults.history.SessionFact;
import games.kickoff.operator.api.GameSession;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Observes a realm's sessions by a watch, and its records every 250 ms, without using the links.
 */
public final class Witness implements ResourceEventHandler<GameSession>, AutoCloseable {

  private static final long GLANCE_MILLIS = 250;

  private final RecordReader reader;
  private final TestBed rig;
  private final String namespace;
  private final Map<MatchId, Seen> sessions = new ConcurrentHashMap<>();
  private final Map<RecordFact, Boolean> glances = new LinkedHashMap<>();
  private final List<AssignmentCheck> assignmentChecks = new CopyOnWriteArrayList<>();
  private final Set<String> deletedByHand = ConcurrentHashMap.newKeySet();
  private final Thread glancing;

  private static final class Seen {
    private final GameSession session;
    private final List<String> phases = new CopyOnWriteArrayList<>();
    private volatile @Nullable String pod;
    private volatile String reason = "";
    private volatile @Nullable Moment over;

    Seen(GameSession session) {
      this.session = session;
    }
  }

  public Witness(Realm realm) {
    this.rig = realm.rig();
    this.reader = new RecordReader(realm.schema());
    this.namespace = realm.name();
    rig.watch(this);
    this.glancing = Thread.ofVirtual().start(this::glance);
  }

  private void glance() {
    try {
      while (true) {
        try (Connection connection = rig.bareRecords()) {
          while (true) {
            List<RecordFact> rows = reader.read(connection);
            synchronized (glances) {
              rows.forEach(row -> glances.put(row, true));
            }
            TimeUnit.MILLISECONDS.sleep(GLANCE_MILLIS);
          }
        } catch (SQLException away) {
          TimeUnit.MILLISECONDS.sleep(GLANCE_MILLIS);
        }
      }
    } catch (InterruptedException over) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Notes whether that match, to which players have just been assigned, is recorded. While Postgres
   * is away nothing is noted.
   */
  public void assigned(MatchId match) {
    Moment at = Moment.now();
    try (Connection connection = rig.bareRecords()) {
      boolean recorded =
          reader.read(connection).stream()
              .anyMatch(row -> row.match().equals(match) && row.ready().isPresent());
      assignmentChecks.add(new AssignmentCheck(match, at, recorded));
    } catch (SQLException away) {
      // Postgres is away; the records at the end will show it
    }
  }

  /** Notes that a fault deletes that session as a person would. */
  public void deletedByHand(String session) {
    deletedByHand.add(session);
  }

  public List<SessionFact> sessions() {
    List<SessionFact> facts = new ArrayList<>();
    sessions.forEach((match, seen) -> {
      GameSession session = seen.session;
      facts.add(
          new SessionFact(
              match,
              new QueueKey(
                  session.getMetadata().getNamespace(), String.valueOf(session.getSpec().queue)),
              session.getSpec().teams.stream()
                  .map(team -> team.stream().map(PlayerId::new).toList())
                  .toList(),
              List.<Ticket>copyOf(
                  session.getSpec().tickets.stream()
                      .map(t -> ticket(t.id, t.players, t.joinedAt))
                      .toList()),
              List.copyOf(seen.phases),
              Optional.ofNullable(seen.pod),
              seen.reason,
              Optional.ofNullable(seen.over),
              deletedByHand.contains(match.value())));
    });
    return facts;
  }

  private static Ticket ticket(
      @Nullable String id, List<String> players, @Nullable String joinedAt) {
    return new Ticket(
        new games.kickoff.core.id.TicketId(String.valueOf(id)),
        players.stream().map(PlayerId::new).toList(),
        java.time.Instant.parse(String.valueOf(joinedAt)),
        0);
  }

  public List<RecordFact> glances() {
    synchronized (glances) {
      return List.copyOf(glances.keySet());
    }
  }

  public List<AssignmentCheck> assignmentChecks() {
    return List.copyOf(assignmentChecks);
  }

  @Override
  public void onAdd(GameSession session) {
    if (!session.getMetadata().getNamespace().equals(namespace) || isFabricated(session)) {
      return;
    }
    Seen seen =
        sessions.computeIfAbsent(
            new MatchId(session.getMetadata().getName()), id -> new Seen(session));
    var status = session.getStatus();
    String phase = status == null || status.phase == null ? "Pending" : status.phase.wire();
    if (seen.phases.isEmpty() || !seen.phases.getLast().equals(phase)) {
      seen.phases.add(phase);
    }
    if (status != null && status.pod != null) {
      seen.pod = status.pod;
    }
    if (status != null && status.reason != null) {
      seen.reason = status.reason;
    }
    if (SessionFact.isTerminal(phase) && seen.over == null) {
      seen.over = Moment.now();
    }
  }

  /** Whether a fault created the session as a bad fact, so that it belongs to no match. */
  private static boolean isFabricated(GameSession session) {
    var labels = session.getMetadata().getLabels();
    return labels != null && labels.containsKey(Realm.FABRICATED);
  }

  @Override
  public void onUpdate(GameSession before, GameSession now) {
    onAdd(now);
  }

  @Override
  public void onDelete(GameSession session, boolean finalStateUnknown) {
    onAdd(session);
    if (isFabricated(session)) {
      return;
    }
    Seen seen = sessions.get(new MatchId(session.getMetadata().getName()));
    if (seen != null && seen.over == null) {
      seen.over = Moment.now();
    }
  }

  @Override
  public void close() {
    rig.unwatch(this);
    glancing.interrupt();
  }
}

package games.kickoff.operator.audit;

import games.kickoff.core.claim.Claims;
import games.kickoff.core.claim.MatchView;
import games.kickoff.core.claim.Matches;
import games.kickoff.core.claim.RealmRefill;
import games.kickoff.core.id.MatchId;
import games.kickoff.core.match.Outcome;
import games.kickoff.core.reason.EndReason;
import games.kickoff.core.record.Ending;
import games.kickoff.core.record.MatchRecord;
import games.kickoff.core.record.RecordResult;
import games.kickoff.core.record.RecordView;
import games.kickoff.core.record.Records;
import games.kickoff.operator.api.GameSession;
import games.kickoff.operator.audit.AuditPlan.Repair;
import games.kickoff.operator.status.Reporting;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes repairs, each after one more live read of what it is about. Reports each with a metric and
 * a Kubernetes Event, since it means that something bypassed the operator, or crashed.
 */
final class Repairs {

  private static final Logger log = LoggerFactory.getLogger(Repairs.class);

  private final KubernetesClient client;
  private final Claims claims;
  private final RealmRefill refill;
  private final Matches matches;
  private final Records records;
  private final Reporting reporting;
  private final Clock clock;

  Repairs(KubernetesClient client, Audit.Stores stores, Reporting reporting, Clock clock) {
    this.client = client;
    this.claims = stores.claims();
    this.refill = stores.refill();
    this.matches = stores.matches();
    this.records = stores.records();
    this.reporting = reporting;
    this.clock = clock;
  }

  /** Makes the repair, unless the difference is gone by now. */
  void make(Repair repair) {
    Optional<GameSession> session =
        Optional.ofNullable(
            client
                .resources(GameSession.class)
                .inNamespace(repair.namespace())
                .withName(repair.match().value())
                .get());
    boolean live = session.filter(s -> !LiveSessions.isOver(s)).isPresent();
    switch (repair) {
      case Repair.ReleaseClaim claim -> {
        Optional<MatchView.State> state = liveState(claim.match());
        if (!live && state.isPresent()) {
          boolean assigned = state.get() == MatchView.State.ASSIGNED;
          claims.end(claim.match(), assigned ? EndReason.CANCELLED : EndReason.SESSION_NOT_CREATED);
          report(
              repair,
              RepairKind.CLAIM_RELEASED,
              assigned ? "it is gone; its match ended" : "it is not there; its tickets went back");
        }
      }
      case Repair.EndMatch match -> {
        if (!live && liveState(match.match()).isPresent()) {
          // Assign first: otherwise claims.end would put the tickets back into the queue.
          claims.assign(match.match(), match.server());
          claims.end(match.match(), EndReason.ENDED);
          report(repair, RepairKind.MATCH_ENDED, "Redis had forgotten that its match is over");
        }
      }
      case Repair.PutBack match -> {
        if (live && putBack(session.get())) {
          report(repair, RepairKind.MATCH_PUT_BACK, "Redis had forgotten its match, which is live");
        }
      }
      case Repair.PutBackRecord record -> {
        if (live && putBackRecord(session.get())) {
          report(repair, RepairKind.RECORD_PUT_BACK, "Postgres had lost its match, which is live");
        }
      }
      case Repair.EndRecord record -> {
        if (!live && end(record.match())) {
          report(repair, RepairKind.RECORD_ENDED, "it is gone; its match was recorded as live");
        }
      }
      case Repair.AnnounceResult reported -> {
        if (live && records.find(reported.match()).filter(RecordView::endedByResult).isPresent()) {
          matches.nudge(reported.match());
          report(
              repair,
              RepairKind.RESULT_ANNOUNCED,
              "it did not know of the result that ends its match");
        }
      }
      case Repair.DeletePod pod -> {
        if (session.isEmpty() && delete(pod)) {
          report(repair, RepairKind.POD_DELETED, "it is gone; its pod " + pod.pod() + " was there");
        }
      }
    }
  }

  private Optional<MatchView.State> liveState(MatchId match) {
    return matches.find(match).map(MatchView::state).filter(MatchView.State::isLive);
  }

  /**
   * Restores a live session's match in Redis, unless Redis or Postgres knows that the match is
   * over. A match that ended recently is still in Redis; one that ended long ago is in Postgres.
   */
  private boolean putBack(GameSession session) {
    var live = LiveSessions.match(session);
    if (live.isEmpty()) {
      return false;
    }
    Optional<MatchView> known = matches.find(live.get().match().id());
    boolean over = known.isPresent() && !known.get().state().isLive();
    boolean stands =
        known.isPresent()
            && (live.get().endpoint().isEmpty() || known.get().state() == MatchView.State.ASSIGNED);
    boolean ended = records.find(live.get().match().id()).flatMap(RecordView::ended).isPresent();
    if (over || stands || ended) {
      return false; // the session's reconcile may be about to write its end
    }
    refill.restore(live.get());
    return true;
  }

  /**
   * Records a live session's match again. Postgres refuses it while a player is recorded in another
   * live match: that is one whose end was lost, which another repair ends first.
   *
   * @return whether it was missing and is recorded now
   */
  private boolean putBackRecord(GameSession session) {
    var live = LiveSessions.match(session);
    if (live.isEmpty()
        || live.get().endpoint().isEmpty()
        || records.find(live.get().match().id()).isPresent()) {
      return false;
    }
    MatchRecord record =
        new MatchRecord(
            live.get().match(),
            Optional.ofNullable(session.getStatus().pod),
            LiveSessions.assignedAt(session));
    return records.record(record) instanceof RecordResult.Recorded;
  }

  private boolean end(MatchId match) {
    return records.end(
        match,
        new Ending(
            clock.instant(),
            Outcome.CANCELLED,
            EndReason.CANCELLED,
            "its GameSession is gone",
            Optional.empty()));
  }

  private boolean delete(Repair.DeletePod repair) {
    // Listed by its label, as everywhere: reading it by name would need the right to get pods.
    Optional<Pod> found =
        client
            .pods()
            .inNamespace(repair.namespace())
            .withLabel(GameSession.SESSION_LABEL, repair.match().value())
            .list()
            .getItems()
            .stream()
            .filter(pod -> pod.getMetadata().getName().equals(repair.pod()))
            .filter(pod -> pod.getMetadata().getDeletionTimestamp() == null)
            .findFirst();
    found.ifPresent(pod ->
        client.resource(pod).lockResourceVersion(pod.getMetadata().getResourceVersion()).delete());
    return found.isPresent();
  }

  private void report(Repair repair, RepairKind kind, String message) {
    log.warn("Audit: session {}/{}: {}", repair.namespace(), repair.match(), message);
    reporting.metrics().repaired(kind.word());
    GameSession about = new GameSession();
    about.setMetadata(
        new ObjectMetaBuilder()
            .withNamespace(repair.namespace())
            .withName(repair.match().value())
            .build());
    reporting.events().warn(about, kind.word(), "Audit: " + message);
  }
}

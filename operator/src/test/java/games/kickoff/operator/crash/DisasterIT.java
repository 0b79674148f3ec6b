package games.kickoff.operator.crash;

import static org.assertj.core.api.Assertions.assertThat;

import games.kickoff.core.id.MatchId;
import games.kickoff.core.id.PlayerId;
import games.kickoff.core.reason.EndReason;
import games.kickoff.core.reason.TicketReason;
import games.kickoff.core.record.MatchRecord;
import games.kickoff.core.term.Fence;
import games.kickoff.core.ticket.TicketState;
import games.kickoff.core.ticket.TicketView;
import games.kickoff.operator.api.GameSession;
import games.kickoff.operator.api.Phase;
import games.kickoff.redis.fixture.Realm;
import games.kickoff.redis.fixture.RealmImage;
import io.fabric8.kubernetes.api.model.Event;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import redis.clients.jedis.Jedis;

/** Failures of the stores and the cluster while a leader keeps running. */
@Execution(ExecutionMode.CONCURRENT)
class DisasterIT {

  /**
   * A replica of Redis is promoted that lacks the last writes, by which a match was formed and
   * assigned.
   */
  @Test
  void aLiveMatchThatAnOlderRedisForgotPlaysOnAndItsPlayersStayBusy() {
    try (Stage stage = Story.PLAYED.stage()) {
      OperatorProcess leader = stage.lead(Fate.toLive());
      stage.node.letMatchesEnd(false);
      stage.join("p1");
      RealmImage older = RealmImage.of(stage.realm);
      stage.join("p2");
      stage.until("both play", () -> Story.isLive(stage));
      TicketView assigned = stage.ticket("p1");

      older.restore();
      stage.touchQueue();
      stage.until("p1 plays again", () -> stage.ticket("p1").match().equals(assigned.match()));
      stage.join("p3");

      assertThat(stage.ticket("p2").endpoint()).isEqualTo(assigned.endpoint()).isPresent();
      assertThat(stage.ticket("p3").state()).isEqualTo(TicketState.WAITING);
      stage.node.letMatchesEnd(true);
      stage.until("p1 is through", () -> stage.ticket("p1").state() == TicketState.ENDED);
      assertThat(Invariants.records(stage)).hasSize(1);
      leader.fate().kill();
    }
  }

  /** Postgres is restored from a backup that is older than a live match. */
  @Test
  void theRecordOfALiveMatchThatPostgresLostIsPutBack() {
    try (Stage stage = Story.PLAYED.stage()) {
      OperatorProcess leader = stage.lead(Fate.toLive());
      stage.node.letMatchesEnd(false);
      stage.join("p1", "p2");
      stage.until("both play", () -> Story.isLive(stage));
      MatchId match = stage.ticket("p1").match().orElseThrow();

      stage.forgetRecords();
      stage.assignedAMinuteAgo(match);
      stage.endLeaders();
      leader = stage.lead(Fate.toLive());

      stage.until("it is recorded again", () -> stage.records.find(match).isPresent());
      assertThat(leader.repairs("RecordPutBack")).isEqualTo(1);
      assertThat(stage.records.find(match).orElseThrow().ready()).isPresent();
      stage.node.letMatchesEnd(true);
      stage.until("p1 is through", () -> stage.ticket("p1").state() == TicketState.ENDED);
      assertThat(stage.records.find(match).orElseThrow().reason()).contains(EndReason.STOPPED);
    }
  }

  @Test
  void aMatchWhoseRecordIsRefusedHarmsNoOtherAndIsGivenUpWithAReason() {
    try (Stage stage = Story.PLAYED.stage()) {
      stage.lead(Fate.toLive(), refusing("poison"));
      stage.join("poison", "p2");
      stage.join("p3", "p4");

      stage.until("the others are through", () -> stage.ticket("p4").state().isTerminal());
      stage.until("its status says why", () -> isTroubled(stage, "no match of poison"));
      stage.until("it is given up", () -> failed(stage, "OperatorError") > 0);

      assertThat(stage.ticket("p3").reason()).contains(TicketReason.of(EndReason.STOPPED));
      stage.until("it is tried again", () -> stage.ticket("poison").requeues() == 1);
    }
  }

  @Test
  void whatTheAuditRepairsIsCountedAndToldInAnEvent() {
    try (Stage stage = Story.PLAYED.stage()) {
      Fence before = new Fence(0);
      stage.realm.as(before).publication.publish(Realm.queue(stage.queue));
      stage.realm.as(before).refill.open();
      stage.join("p1", "p2");
      MatchId claim = stage.realm.newMatch();
      var tickets = stage.tickets().stream().map(TicketView::id).toList();
      stage.realm.as(before).claims.claim(claim, stage.queue, tickets);
      MatchId record = stage.recordElsewhere("p9", Instant.now().minusSeconds(60));
      try (Jedis jedis = stage.realm.bare()) {
        jedis.hset(
            stage.realm.key("busy"), "p8", stage.realm.newMatch() + " " + tickets.getFirst());
      }

      OperatorProcess leader = stage.lead(Fate.toLive());

      stage.until("p1 and p2 play", () -> stage.ticket("p2").state().isTerminal());
      assertThat(leader.repairs("ClaimReleased")).isEqualTo(1);
      assertThat(leader.repairs("RecordEnded")).isEqualTo(1);
      assertThat(leader.repairs("PlayersFreed")).isEqualTo(1);
      Map<String, String> assigned =
          Map.of(claim.value(), "ClaimReleased", record.value(), "RecordEnded");
      stage.until("it is told", () -> events(stage).entrySet().containsAll(assigned.entrySet()));
      assertThat(stage.ticket("p1").requeues()).isZero();
    }
  }

  private static Map<String, String> events(Stage stage) {
    return stage.client.v1().events().inNamespace(stage.namespace).list().getItems().stream()
        .collect(
            java.util.stream.Collectors.toMap(
                event -> event.getInvolvedObject().getName(), Event::getReason, (a, b) -> a));
  }

  private static boolean isTroubled(Stage stage, String why) {
    return stage.sessions().stream()
        .map(GameSession::getStatus)
        .filter(status -> status != null)
        .flatMap(status -> status.conditions.stream())
        .filter(condition -> condition.getType().equals("Reconciled"))
        .anyMatch(condition ->
            condition.getStatus().equals("False") && condition.getMessage().contains(why));
  }

  private static long failed(Stage stage, String reason) {
    return stage.sessions().stream()
        .map(GameSession::getStatus)
        .filter(status -> status != null && status.phase == Phase.FAILED)
        .filter(status -> reason.equals(status.reason))
        .count();
  }

  /** Makes the recording of one player's matches fail. */
  private static Detour refusing(String player) {
    return (operation, arguments, call) -> {
      if (operation.equals("Records.record") && plays((MatchRecord) arguments[0], player)) {
        throw new IllegalStateException("no match of " + player);
      }
      return call.make();
    };
  }

  private static boolean plays(MatchRecord match, String player) {
    return match.match().tickets().stream()
        .anyMatch(ticket -> ticket.players().contains(new PlayerId(player)));
  }
}

package games.kickoff.operator.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import games.kickoff.core.reason.EndReason;
import games.kickoff.core.record.RecordView;
import games.kickoff.core.ticket.TicketState;
import games.kickoff.core.ticket.TicketView;
import games.kickoff.operator.api.GameSession;
import games.kickoff.operator.api.MatchQueue;
import games.kickoff.operator.api.Phase;
import io.fabric8.kubernetes.api.model.Condition;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * An API server that refuses objects, and reconciles that fail: what this affects, and where people
 * can read the reason.
 */
@Execution(ExecutionMode.CONCURRENT)
class AdmissionIT {

  private static final String QUOTA =
      "pods \"m-1\" is forbidden: exceeded quota: q, requested: pods=1, used: pods=1, limited:"
          + " pods=1";
  private static final String DENIED = "admission webhook \"w.games\" denied the request: no";

  @Test
  void aQuotaOnPodsHoldsAMatchForLongerThanItsReadyTimeoutAndCostsNoTicket() {
    try (Stage stage = new Stage("10m", 1, "1s")) {
      stage.api.refuseCreates("pods", 403, QUOTA);
      stage.lead(Fate.toLive());
      stage.join("p1", "p2");

      stage.until("its queue says so", () -> matching(stage, "NoRoom"));
      assertThat(condition(stage, "Matching").getMessage()).isEqualTo(QUOTA);
      stage.until(
          "a quota is no refusal",
          () -> condition(stage, "ServerAdmitted").getStatus().equals("True"));
      await()
          .during(Duration.ofSeconds(2))
          .atMost(Duration.ofSeconds(4))
          .until(() -> stage.tickets().stream().allMatch(AdmissionIT::isClaimed));
      assertThat(stage.sessions()).hasSize(1);
      assertThat(stage.api.refusedCreates()).as("pauses grow").isBetween(2, 7);

      stage.api.takeCreates("pods");
      stage.until("p1 is through", () -> stage.ticket("p1").state() == TicketState.ENDED);
      // On a slow machine a server may still miss this readyTimeout, which is short on purpose.
      assertThat(Invariants.records(stage))
          .extracting(RecordView::reason)
          .doesNotContain(Optional.of(EndReason.NO_ROOM));
      stage.touchQueue();
      stage.until("its queue says so", () -> matching(stage, "Matching"));
    }
  }

  private static boolean isClaimed(TicketView ticket) {
    return ticket.state() == TicketState.CLAIMED && ticket.requeues() == 0;
  }

  @Test
  void aQuotaOnSessionsCostsNoTicket() {
    try (Stage stage = new Stage("10m", 1, "1m")) {
      String why = QUOTA.replace("pods", "gamesessions.kickoff.games");
      stage.api.refuseCreates("gamesessions", 403, why);
      stage.lead(Fate.toLive());
      stage.join("p1", "p2");

      stage.until("its queue says so", () -> matching(stage, "NoRoom"));
      assertThat(condition(stage, "Matching").getMessage()).isEqualTo(why);
      stage.until("four tries", () -> stage.api.refusedCreates() >= 4);
      stage.api.takeCreates("gamesessions");

      stage.until("p1 is through", () -> stage.ticket("p1").state() == TicketState.ENDED);
      assertThat(stage.ticket("p1").requeues()).isZero();
    }
  }

  @Test
  void aWebhooksSentenceStandsInTheSessionAndInItsQueueBeforeAnybodyWaits() {
    try (Stage stage = new Stage("10m", 1, "1m")) {
      stage.api.refuseCreates("pods", 403, DENIED);
      stage.lead(Fate.toLive());

      stage.until(
          "a dry run says so",
          () -> condition(stage, "ServerAdmitted").getStatus().equals("False"));
      assertThat(condition(stage, "ServerAdmitted").getMessage()).isEqualTo(DENIED);
      assertThat(condition(stage, "Matching").getStatus()).as("no gate").isEqualTo("True");
      stage.join("p1", "p2");

      stage.until("a session failed", () -> failed(stage).isPresent());
      assertThat(failed(stage).orElseThrow().getStatus().reason).isEqualTo("PodRefused");
      assertThat(failed(stage).orElseThrow().getStatus().message).isEqualTo(DENIED);
      stage.until("its queue says so", () -> matching(stage, "PodRefused"));
      assertThat(condition(stage, "Matching").getMessage()).isEqualTo(DENIED);
    }
  }

  @Test
  void aTickThatThrowsSaysSoInItsQueueAndGoesOnWhenItCan() {
    try (Stage stage = new Stage("10m", 1, "1m")) {
      AtomicBoolean broken = new AtomicBoolean();
      stage.lead(Fate.toLive(), broken(broken));
      stage.join("p1");
      broken.set(true);
      stage.touchQueue();

      stage.until("its queue says so", () -> matching(stage, "TickFailed"));
      assertThat(condition(stage, "Matching").getMessage())
          .isEqualTo("IllegalStateException: no such pool");
      broken.set(false);
      stage.join("p2");

      stage.until("p1 is through", () -> stage.ticket("p1").state() == TicketState.ENDED);
      stage.until("its queue says so", () -> matching(stage, "Matching"));
    }
  }

  /** Makes a tick fail at its first step, the expiry of tickets. */
  private static Detour broken(AtomicBoolean broken) {
    return (operation, arguments, call) -> {
      if (operation.equals("Pools.expire") && broken.get()) {
        throw new IllegalStateException("no such pool");
      }
      return call.make();
    };
  }

  private static boolean matching(Stage stage, String reason) {
    return condition(stage, "Matching").getReason().equals(reason);
  }

  private static Condition condition(Stage stage, String type) {
    List<Condition> conditions =
        stage
            .client
            .resources(MatchQueue.class)
            .inNamespace(stage.namespace)
            .withName("duel")
            .get()
            .getStatus()
            .conditions;
    return conditions.stream()
        .filter(condition -> condition.getType().equals(type))
        .findFirst()
        .orElseThrow();
  }

  private static Optional<GameSession> failed(Stage stage) {
    return stage.sessions().stream()
        .filter(s -> s.getStatus() != null && s.getStatus().phase == Phase.FAILED)
        .findFirst();
  }
}

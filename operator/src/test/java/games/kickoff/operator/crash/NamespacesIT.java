package games.kickoff.operator.crash;

import static org.assertj.core.api.Assertions.assertThat;

import games.kickoff.core.id.PlayerId;
import games.kickoff.core.queue.QueueKey;
import games.kickoff.core.ticket.JoinResult;
import games.kickoff.core.ticket.TicketState;
import games.kickoff.operator.api.MatchQueue;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A namespace that may not be watched affects nothing but itself (invariant 15). */
@Execution(ExecutionMode.CONCURRENT)
class NamespacesIT {

  private static final String OTHER = "other";

  @Test
  void aNamespaceThatIsNotThereCostsNothing() {
    try (Stage stage = Story.PLAYED.stage()) {
      OperatorProcess leader = stage.leadIn(stage.namespace, OTHER);

      playsThrough(stage, "p1", "p2");

      assertThat(leader.isUnwatched(OTHER)).isFalse();
    }
  }

  @Test
  void aNamespaceThatIsForbiddenAtTheStartIsTakenUpWhenItMayBeWatched() {
    try (Stage stage = Story.PLAYED.stage()) {
      stage.createQueueIn(OTHER);
      stage.api.forbid(OTHER);
      OperatorProcess leader = stage.leadIn(stage.namespace, OTHER);

      playsThrough(stage, "p1", "p2");
      assertThat(leader.isUnwatched(OTHER)).isTrue();

      stage.api.allow(OTHER);
      stage.until("it is taken up", () -> takesJoins(stage, "p3"));
      stage.until("it is watched", () -> !leader.isUnwatched(OTHER));
      playsThrough(stage, "p4", "p5");
    }
  }

  @Test
  void aNamespaceThatIsForbiddenLaterIsLeftAloneAndTakenUpAgain() {
    try (Stage stage = Story.PLAYED.stage()) {
      stage.createQueueIn(OTHER);
      OperatorProcess leader = stage.leadIn(stage.namespace, OTHER);
      stage.until("it takes joins", () -> takesJoins(stage, "p1"));

      stage.api.forbid(OTHER);
      stage.until("it is not watched", () -> leader.isUnwatched(OTHER));
      playsThrough(stage, "p2", "p3");

      stage.api.allow(OTHER);
      stage.until("it is watched", () -> !leader.isUnwatched(OTHER));
      stage.editQueueIn(OTHER, mq -> mq.getSpec().paused = true);
      stage.until("its changes are seen", () -> isPaused(stage));
      playsThrough(stage, "p4", "p5");
      assertThat(leader.fate().isDead()).isFalse();
    }
  }

  @Test
  void anOperatorWithoutAnyNamespaceWaitsForOne() {
    try (Stage stage = Story.PLAYED.stage()) {
      stage.api.forbid(stage.namespace);
      OperatorProcess leader = stage.lead(Fate.toLive());
      assertThat(leader.isUnwatched(stage.namespace)).isTrue();

      stage.api.allow(stage.namespace);

      playsThrough(stage, "p1", "p2");
    }
  }

  /**
   * If JOSDK itself changed the namespaces, it would never reconcile again what is being reconciled
   * meanwhile.
   */
  @Test
  void whatIsUnderWayElsewhereGoesOnWhenANamespaceComes() {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch freed = new CountDownLatch(1);
    try (Stage stage = Story.PLAYED.stage()) {
      stage.createQueueIn(OTHER);
      stage.api.forbid(OTHER);
      stage.leadIn(heldUp(begun, freed), stage.namespace, OTHER);
      stage.join("p1", "p2");
      stage.until("their match is being recorded", () -> begun.getCount() == 0);

      stage.api.delayNextList(OTHER, Duration.ofSeconds(3), freed::countDown);
      stage.api.allow(OTHER);

      stage.until("they have played", () -> stage.ticket("p1").state() == TicketState.ENDED);
    }
  }

  @Test
  void whatWaitsElsewhereGoesOnWhenANamespaceFailsToCome() {
    try (Stage stage = new Stage("10m", 1, "3s")) {
      stage.createQueueIn(OTHER);
      stage.api.forbid(OTHER);
      stage.leadIn(stage.namespace, OTHER);
      stage.node.letPodsGetReady(false);
      stage.join("p1", "p2");
      stage.until("their server is made", () -> !stage.pods().isEmpty());

      stage.api.allowLooks(OTHER);

      stage.until("they got no server in time", () -> stage.ticket("p1").requeues() > 0);
      stage.node.letPodsGetReady(true);
      stage.until("they have played", () -> stage.ticket("p1").state() == TicketState.ENDED);
      stage.api.allow(OTHER);
      stage.until("it is taken up", () -> takesJoins(stage, "p3"));
    }
  }

  /** Holds up the recording of a match until the test lets it go on. */
  private static Detour heldUp(CountDownLatch begun, CountDownLatch freed) {
    return (operation, arguments, call) -> {
      if (operation.equals("Records.record")) {
        begun.countDown();
        freed.await();
      }
      return call.make();
    };
  }

  private static void playsThrough(Stage stage, String one, String other) {
    stage.join(one, other);
    stage.until(
        one + " and " + other + " have played",
        () -> stage.ticket(one).state() == TicketState.ENDED);
  }

  private static boolean takesJoins(Stage stage, String player) {
    return stage.realm.tickets.join(new QueueKey(OTHER, "duel"), List.of(new PlayerId(player)))
        instanceof JoinResult.Created;
  }

  private static boolean isPaused(Stage stage) {
    return Optional.ofNullable(
            stage.client.resources(MatchQueue.class).inNamespace(OTHER).withName("duel").get())
        .map(MatchQueue::getStatus)
        .filter(status -> status.conditions.stream().anyMatch(c -> "Paused".equals(c.getReason())))
        .isPresent();
  }
}

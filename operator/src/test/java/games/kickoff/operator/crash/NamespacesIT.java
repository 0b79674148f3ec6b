package games.kickoff.operator.crash;

import static org.assertj.core.api.Assertions.assertThat;

import games.kickoff.core.queue.QueueKey;
import games.kickoff.core.ticket.PlayerId;
import games.kickoff.core.ticket.TicketState;
import games.kickoff.operator.queue.MatchQueue;
import games.kickoff.store.ticket.JoinResult;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A namespace that may not be watched costs that namespace (invariant 15). */
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

package games.kickoff.operator.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import games.kickoff.core.claim.LiveSession;
import games.kickoff.core.id.MatchId;
import games.kickoff.core.id.PlayerId;
import games.kickoff.core.queue.QueueKey;
import games.kickoff.core.record.MatchRecord;
import games.kickoff.core.term.Fence;
import games.kickoff.core.ticket.TicketState;
import games.kickoff.operator.api.GameSession;
import games.kickoff.operator.api.Phase;
import games.kickoff.redis.fixture.Realm;
import games.kickoff.testing.WaitBound;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import redis.clients.jedis.Jedis;

/**
 * A failure that concerns one match, queue or namespace delays no other, and is resolved in the
 * end.
 */
@Execution(ExecutionMode.CONCURRENT)
class NeighboursIT {

  /** The API server refuses every session of one player, who has waited longest. */
  @Test
  void aTicketNoSessionIsCreatedForKeepsNobodyElseWaiting() {
    try (Stage stage = Story.PLAYED.stage()) {
      stage.api.refuseSessionsOf("poison");
      stage.lead(Fate.toLive());
      stage.join("poison", "p2");
      stage.until("it was refused", () -> stage.ticket("poison").rev() > 2);
      stage.join("p3", "p4");

      keepAsking(stage);

      assertThat(stage.ticket("p3").state()).isEqualTo(TicketState.ENDED);
      assertThat(stage.ticket("poison").state().isTerminal()).isTrue();
    }
  }

  /** Postgres refuses every match of one player; until that is resolved nobody else plays. */
  @Test
  void aTicketNoMatchIsRecordedOfFailsInTheEndAndKeepsNobodyElseWaiting() {
    try (Stage stage = Story.PLAYED.stage()) {
      stage.lead(Fate.toLive(), refusing("poison"));
      stage.join("poison", "p2");
      await()
          .pollInterval(Duration.ofMillis(500))
          .until(() -> over(stage) >= 4 || stage.ticket("poison").state().isTerminal());
      stage.join("p3", "p4");

      keepAsking(stage);

      assertThat(stage.ticket("p3").state()).isEqualTo(TicketState.ENDED);
      assertThat(stage.ticket("poison").state()).isEqualTo(TicketState.FAILED);
    }
  }

  /**
   * A namespace that the operator is not responsible for any more, since helm has deleted its Role.
   */
  @Test
  void aQueueInANamespaceWeHaveNoRightToKeepsNobodyWaiting() {
    try (Stage stage = Story.PLAYED.stage()) {
      stage
          .realm
          .as(new Fence(0))
          .publication
          .publish(Realm.queue(new QueueKey("elsewhere", "old")));
      stage.api.forbid("elsewhere");
      stage.lead(Fate.toLive());
      stage.join("p1", "p2");

      stage.until("p1 plays", () -> stage.ticket("p1").state().isTerminal());
    }
  }

  /**
   * A leader that was suspended for longer than ended matches are remembered creates its session
   * nevertheless.
   */
  @Test
  void aSessionWhoseClaimIsLongGoneNeverStarts() {
    try (Stage stage = Story.PLAYED.stage()) {
      CountDownLatch restored = new CountDownLatch(1);
      MatchId late = MatchId.create(Instant.now(), new Random());
      stage.lead(Fate.toLive(), slowToConfirm(late, restored));
      stage.join("p1", "p2");
      stage.until("it is played", () -> Invariants.isQuiet(stage));
      GameSession played = stage.sessions().getFirst();
      GameSession again = new GameSession();
      again.setMetadata(
          new ObjectMetaBuilder()
              .withNamespace(stage.namespace)
              .withName(late.value())
              .withLabels(played.getMetadata().getLabels())
              .build());
      again.setSpec(played.getSpec());
      stage.node.letMatchesEnd(false);
      stage.client.resource(again).create();

      stage.until(
          "it has started or not",
          () ->
              stage.sessions().stream()
                  .filter(s -> s.getMetadata().getName().equals(late.value()))
                  .anyMatch(s ->
                      s.getStatus() != null
                          && (s.getStatus().phase == Phase.READY
                              || s.getStatus().phase == Phase.FAILED)));

      assertThat(stage.records.find(late).orElseThrow().ended()).isPresent();
    }
  }

  @Test
  void freedPlayersAreToldInAnEvent() {
    try (Stage stage = Story.PLAYED.stage()) {
      try (Jedis jedis = stage.realm.bare()) {
        jedis.hset(stage.realm.key("busy"), "p8", stage.realm.newMatch() + " t8");
        jedis.hset(stage.realm.key("ticket:t8"), "queue", stage.queue.toString());
      }
      OperatorProcess leader = stage.lead(Fate.toLive());
      stage.until("p8 is free", () -> leader.repairs("PlayersFreed") == 1);
      await()
          .atMost(WaitBound.BOUND)
          .until(() ->
              stage.client.v1().events().inNamespace(stage.namespace).list().getItems().stream()
                  .anyMatch(e -> e.getReason().equals("PlayersFreed")));
    }
  }

  private static long over(Stage stage) {
    return stage.sessions().stream()
        .filter(s -> s.getStatus() != null && s.getStatus().phase == Phase.FAILED)
        .count();
  }

  /**
   * Polls the tickets as clients do, so that none expires, until only p2 waits, who has no opponent
   * left.
   */
  private static void keepAsking(Stage stage) {
    await()
        .pollInterval(Duration.ofMillis(500))
        .ignoreExceptions()
        .untilAsserted(() ->
            assertThat(stage.tickets())
                .filteredOn(t -> !t.players().contains(new PlayerId("p2")))
                .allMatch(t -> t.state().isTerminal()));
  }

  private static Detour slowToConfirm(MatchId slow, CountDownLatch restored) {
    return (operation, arguments, call) -> {
      if (operation.equals("Claims.confirm") && arguments[0].equals(slow)) {
        restored.await(10, TimeUnit.SECONDS);
      }
      try {
        return call.make();
      } finally {
        if (operation.equals("RealmRefill.restore")
            && ((LiveSession) arguments[0]).match().id().equals(slow)) {
          restored.countDown();
        }
      }
    };
  }

  private static Detour refusing(String player) {
    return (operation, arguments, call) -> {
      if (operation.equals("Records.record")
          && ((MatchRecord) arguments[0])
              .match().tickets().stream()
                  .anyMatch(t -> t.players().contains(new PlayerId(player)))) {
        throw new IllegalStateException("no match of " + player);
      }
      return call.make();
    };
  }
}

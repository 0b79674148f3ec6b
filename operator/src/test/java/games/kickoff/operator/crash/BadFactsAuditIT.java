package games.kickoff.operator.crash;

import static org.assertj.core.api.Assertions.assertThat;

import games.kickoff.core.id.MatchId;
import games.kickoff.core.store.StoreUnavailable;
import games.kickoff.core.ticket.TicketState;
import games.kickoff.operator.api.GameSession;
import games.kickoff.operator.api.GameSessionSpec;
import games.kickoff.operator.api.GameSessionStatus;
import games.kickoff.operator.api.MatchQueue;
import games.kickoff.operator.api.Phase;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.PodBuilder;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.params.XAddParams;

/**
 * A leader's first audit in a realm with facts that no code of Kickoff can have written (invariant
 * 15).
 */
@Execution(ExecutionMode.CONCURRENT)
class BadFactsAuditIT {

  @Test
  void danglingFactsOfEveryOwnerKeepNobodyWaiting() {
    try (Stage stage = Story.PLAYED.stage()) {
      breakRedis(stage);
      breakKubernetes(stage);
      OperatorProcess leader = stage.lead(Fate.toLive());
      stage.join("p1", "p2");

      stage.until("they have played", () -> stage.ticket("p1").state() == TicketState.ENDED);

      assertThat(leader.repairs("MatchDropped")).isEqualTo(2);
      assertThat(leader.repairs("KeyDeleted")).isEqualTo(2);
      assertThat(leader.badFacts("session")).as("each once").isPositive();
      assertThat(leader.badFacts("pod")).isEqualTo(1);
      assertThat(leader.hasAudited()).isTrue();
      assertThat(stage.client.pods().inNamespace(stage.namespace).withName("odd").get())
          .as("a pod that is none of ours")
          .isNotNull();
    }
  }

  private static void breakRedis(Stage stage) {
    try (Jedis jedis = stage.realm.bare()) {
      jedis.zadd(stage.realm.key("matches"), 1, stage.realm.newMatch().value());
      jedis.zadd(stage.realm.key("matches"), 2, "nonsense");
      jedis.set(stage.realm.key("busy"), "nonsense");
      jedis.sadd(stage.realm.key("queues"), "no queue");
      jedis.xadd(stage.realm.key("nudges"), XAddParams.xAddParams(), Map.of("match", "nonsense"));
    }
  }

  private static void breakKubernetes(Stage stage) {
    GameSession odd = new GameSession();
    odd.setMetadata(new ObjectMetaBuilder().withNamespace(stage.namespace).withName("odd").build());
    odd.setSpec(new GameSessionSpec());
    stage.client.resource(odd).create();
    GameSession holes = new GameSession();
    holes.setMetadata(
        new ObjectMetaBuilder()
            .withNamespace(stage.namespace)
            .withName(stage.realm.newMatch().value())
            .build());
    holes.setSpec(new GameSessionSpec());
    GameSessionStatus status = new GameSessionStatus();
    status.phase = Phase.READY;
    status.readyAt = "yesterday";
    status.host = "";
    status.port = 0;
    GameSession created = stage.client.resource(holes).create();
    created.setStatus(status);
    stage.client.resource(created).updateStatus();
    stage
        .client
        .resource(
            new PodBuilder()
                .withNewMetadata()
                .withNamespace(stage.namespace)
                .withName("odd")
                .withLabels(Map.of(GameSession.SESSION_LABEL, "nonsense"))
                .endMetadata()
                .withNewSpec()
                .addNewContainer()
                .withName("game")
                .withImage("any")
                .endContainer()
                .endSpec()
                .build())
        .create();
  }

  /** A person has deleted the hash of a match whose tickets are claimed. */
  @Test
  void ticketsClaimedByAMatchThatIsNotLiveArePutBackAndPlay() {
    try (Stage stage = Story.PLAYED.stage()) {
      OperatorProcess leader = stage.lead(Fate.toLive());
      stage.join("p1");
      Instant joined = stage.ticket("p1").joinedAt();
      MatchId lost = stage.realm.newMatch();
      stage
          .realm
          .as(stage.newestTerm())
          .claims
          .claim(lost, stage.queue, List.of(stage.ticket("p1").id()));
      try (Jedis jedis = stage.realm.bare()) {
        jedis.del(stage.realm.key("match:" + lost));
      }
      stage.join("p2");

      stage.until("they have played", () -> stage.ticket("p1").state() == TicketState.ENDED);

      assertThat(leader.repairs("TicketPutBack")).isEqualTo(1);
      assertThat(stage.ticket("p1").joinedAt()).isEqualTo(joined);
      assertThat(stage.ticket("p1").requeues()).isZero();
    }
  }

  @Test
  void aQueueSaysWhyNobodyIsMatchedWhileTheFirstAuditFails() {
    try (Stage stage = Story.PLAYED.stage()) {
      AtomicBoolean broken = new AtomicBoolean(true);
      OperatorProcess leader = stage.lead(Fate.toLive(), failing(broken));

      stage.until(
          "it says so", () -> says(stage, c -> c.getMessage().contains("broken for the test")));
      assertThat(says(stage, c -> c.getReason().equals("NotSettled"))).isTrue();
      assertThat(leader.hasAudited()).isFalse();
      assertThat(leader.auditFailures("store")).isPositive();

      broken.set(false);
      stage.until("it has audited", leader::hasAudited);
      stage.until("it matches", () -> says(stage, c -> c.getStatus().equals("True")));
    }
  }

  /** Whether any condition Matching is as expected. */
  private static boolean says(Stage stage, Predicate<Condition> what) {
    MatchQueue queue =
        stage
            .client
            .resources(MatchQueue.class)
            .inNamespace(stage.namespace)
            .withName("duel")
            .get();
    return queue.getStatus() != null
        && queue.getStatus().conditions.stream()
            .filter(c -> c.getType().equals("Matching"))
            .anyMatch(what);
  }

  private static Detour failing(AtomicBoolean broken) {
    return (operation, arguments, call) -> {
      if (broken.get() && operation.equals("Matches.allLive")) {
        throw new StoreUnavailable("broken for the test", new IOException("away"));
      }
      return call.make();
    };
  }
}

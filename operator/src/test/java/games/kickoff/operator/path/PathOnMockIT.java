package games.kickoff.operator.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import games.kickoff.core.match.Endpoint;
import games.kickoff.core.queue.QueueKey;
import games.kickoff.core.ticket.PlayerId;
import games.kickoff.operator.KickoffOperator;
import games.kickoff.operator.OperatorConfig;
import games.kickoff.operator.management.OperatorMetrics;
import games.kickoff.operator.management.WriteCounter;
import games.kickoff.operator.queue.MatchQueue;
import games.kickoff.operator.session.GameSession;
import games.kickoff.operator.session.SessionMatch;
import games.kickoff.store.change.RedisActivity;
import games.kickoff.store.fixture.TestPostgres;
import games.kickoff.store.fixture.TestRedis;
import games.kickoff.store.match.Fence;
import games.kickoff.store.match.RedisClaims;
import games.kickoff.store.match.RedisMatches;
import games.kickoff.store.queue.RedisQueues;
import games.kickoff.store.record.PostgresRecords;
import games.kickoff.store.redis.RealmRedis;
import games.kickoff.store.ticket.JoinResult;
import games.kickoff.store.ticket.RedisTickets;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.prometheus.client.Collector;
import io.prometheus.client.CollectorRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The operator on real stores and the mock API, with the test as the node that runs its pods. */
@EnableKubernetesMockClient(crud = true)
class PathOnMockIT {

  private static final String QUEUE =
      """
      apiVersion: kickoff.games/v1alpha1
      kind: MatchQueue
      metadata: {name: duel, namespace: default}
      spec:
        teams: {count: 2, size: 1}
        retention: 1s
        server:
          template:
            spec:
              containers: [{name: game, image: any}]
      """;

  KubernetesMockServer server;
  KubernetesClient client;

  private final CollectorRegistry registry = new CollectorRegistry();
  private final OperatorMetrics metrics = new OperatorMetrics(registry);
  private RealmRedis redis;
  private PostgresRecords records;
  private KubernetesClient counted;
  private KickoffOperator operator;

  @BeforeEach
  void start() {
    redis = TestRedis.shared().freshClient();
    records = TestPostgres.freshRecords();
    counted =
        new KubernetesClientBuilder()
            .withConfig(client.getConfiguration())
            .withHttpClientBuilderConsumer(
                http -> http.addOrReplaceInterceptor("writes", new WriteCounter(metrics)))
            .build();
    operator =
        new KickoffOperator(
            OperatorConfig.fromEnvironment(Map.of()),
            counted,
            new KickoffOperator.Stores(
                new RedisClaims(redis),
                new RedisMatches(redis),
                new RedisQueues(redis),
                records,
                new RedisActivity(redis)),
            () -> new Fence(1),
            metrics,
            () -> {},
            Clock.systemUTC());
    client
        .resource(client.getKubernetesSerialization().unmarshal(QUEUE, MatchQueue.class))
        .create();
    operator.start();
  }

  @AfterEach
  void stop() {
    operator.close();
    counted.close();
    records.close();
    redis.close();
  }

  /** DESIGN §6's budget for the cold path. */
  @Test
  void aMatchThatStartsInAMomentCostsSixWrites() {
    joinTwo();

    await().until(() -> !pods().isEmpty());
    editPod(pods().getFirst(), PathOnMockIT::ready);
    await().until(() -> sessions().getFirst().getStatus() != null);
    editPod(pods().getFirst(), PathOnMockIT::exited);
    await().until(() -> pods().isEmpty());
    await().until(() -> sessions().isEmpty());

    assertThat(writes())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "create gamesessions", 1,
                "create pods", 1,
                "patch gamesessions/status", 2,
                "delete pods", 1,
                "delete gamesessions", 1));
  }

  /** A leader was killed between telling the players and writing the status. */
  @Test
  void aMatchWhosePlayersWereToldIsPlayedToItsEndWhateverItsStatusSays() {
    joinTwo();
    await().until(() -> !pods().isEmpty());
    GameSession session = sessions().getFirst();
    SessionMatch match = SessionMatch.of(session);
    Endpoint endpoint = new Endpoint("127.1.2.3", 8080);
    Instant now = Instant.now();
    records.record(
        new Fence(1),
        match.record(
            now, Optional.of(pods().getFirst().getMetadata().getName()), Optional.of(now)));
    new RedisClaims(redis).assign(new Fence(1), match.id(), endpoint);

    editPod(pods().getFirst(), PathOnMockIT::exited);

    await().until(() -> records.find(match.id()).filter(r -> r.ended().isPresent()).isPresent());
    assertThat(records.find(match.id()).orElseThrow().reason()).isEqualTo("Stopped");
    await().until(() -> pods().isEmpty());
    assertThat(writes()).containsEntry("create pods", 1);
    assertThat(new RedisMatches(redis).live(10)).isEmpty();
  }

  private void joinTwo() {
    RedisTickets tickets = new RedisTickets(redis, Clock.systemUTC(), new Random());
    await().until(redis::isOpen);
    for (String player : List.of("p1", "p2")) {
      await()
          .ignoreExceptions()
          .until(() ->
              !(tickets.join(new QueueKey("default", "duel"), List.of(new PlayerId(player)))
                  instanceof JoinResult.UnknownQueue));
    }
  }

  private List<Pod> pods() {
    return client.pods().inNamespace("default").list().getItems();
  }

  private List<GameSession> sessions() {
    return client.resources(GameSession.class).inNamespace("default").list().getItems();
  }

  private void editPod(Pod pod, UnaryOperator<Pod> change) {
    client.resource(pod).edit(change);
  }

  private static Pod ready(Pod pod) {
    String now = Instant.now().toString();
    return new PodBuilder(pod)
        .withNewStatus()
        .withPhase("Running")
        .withPodIP("127.1.2.3")
        .addNewCondition()
        .withType("PodScheduled")
        .withStatus("True")
        .withLastTransitionTime(now)
        .endCondition()
        .addNewCondition()
        .withType("Ready")
        .withStatus("True")
        .withLastTransitionTime(now)
        .endCondition()
        .endStatus()
        .build();
  }

  private static Pod exited(Pod pod) {
    return new PodBuilder(pod)
        .editStatus()
        .withPhase("Succeeded")
        .addNewContainerStatus()
        .withName("game")
        .withNewState()
        .withNewTerminated()
        .withExitCode(0)
        .endTerminated()
        .endState()
        .endContainerStatus()
        .endStatus()
        .build();
  }

  /** Successful writes by verb and kind, those to the queue's own status and to Events aside. */
  private Map<String, Integer> writes() {
    Map<String, Integer> writes = new TreeMap<>();
    for (Collector.MetricFamilySamples family : Collections.list(registry.metricFamilySamples())) {
      for (Collector.MetricFamilySamples.Sample sample : family.samples) {
        if (sample.name.equals("kickoff_kubernetes_writes_total")
            && sample.labelValues.get(2).startsWith("2")
            && !sample.labelValues.get(1).startsWith("matchqueues")) {
          writes.merge(
              sample.labelValues.get(0) + " " + sample.labelValues.get(1),
              (int) sample.value,
              Integer::sum);
        }
      }
    }
    return writes;
  }
}

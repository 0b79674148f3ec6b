package games.kickoff.operator.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import games.kickoff.core.claim.MatchView;
import games.kickoff.core.id.MatchId;
import games.kickoff.core.id.PlayerId;
import games.kickoff.core.ladder.LadderName;
import games.kickoff.core.ladder.LadderRules;
import games.kickoff.core.match.Outcome;
import games.kickoff.core.match.Ranks;
import games.kickoff.core.queue.PublishedQueue;
import games.kickoff.core.queue.QueueKey;
import games.kickoff.core.reason.EndReason;
import games.kickoff.core.record.Ending;
import games.kickoff.core.record.MatchRecord;
import games.kickoff.core.result.AcceptedResult;
import games.kickoff.core.result.MatchPlayer;
import games.kickoff.core.result.PlayedMatch;
import games.kickoff.core.result.ResultSource;
import games.kickoff.core.result.SubmitResult;
import games.kickoff.core.server.Endpoint;
import games.kickoff.core.term.Fence;
import games.kickoff.core.term.Term;
import games.kickoff.core.ticket.JoinResult;
import games.kickoff.operator.KickoffOperator;
import games.kickoff.operator.OperatorConfig;
import games.kickoff.operator.api.GameSession;
import games.kickoff.operator.api.MatchQueue;
import games.kickoff.operator.fixture.MockDispatcher;
import games.kickoff.operator.fixture.NoUpkeep;
import games.kickoff.operator.management.OperatorMetrics;
import games.kickoff.operator.management.WriteCounter;
import games.kickoff.operator.session.SessionMatch;
import games.kickoff.postgres.connection.Postgres;
import games.kickoff.postgres.connection.PostgresSettings;
import games.kickoff.postgres.fixture.TestPostgres;
import games.kickoff.postgres.ladder.PostgresRatings;
import games.kickoff.postgres.migration.Schema;
import games.kickoff.postgres.record.PostgresRecords;
import games.kickoff.postgres.result.PostgresResults;
import games.kickoff.redis.change.RedisActivity;
import games.kickoff.redis.claim.RedisMatches;
import games.kickoff.redis.connection.RealmRedis;
import games.kickoff.redis.fixture.Leader;
import games.kickoff.redis.fixture.TestRedis;
import games.kickoff.redis.queue.RedisQueues;
import games.kickoff.redis.ticket.RedisTickets;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.mockwebserver.Context;
import io.fabric8.mockwebserver.MockWebServer;
import io.prometheus.client.Collector;
import io.prometheus.client.CollectorRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The operator with real stores and the mock API server; the test acts as the node that runs the
 * pods.
 */
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

  private static final String RANKED =
      """
      apiVersion: kickoff.games/v1alpha1
      kind: MatchQueue
      metadata: {name: ranked, namespace: default}
      spec:
        region: eu
        teams: {count: 2, size: 1}
        retention: 1s
        ladder: {name: ranked, results: {whileRunning: end}}
        server:
          template:
            spec:
              containers: [{name: game, image: any}]
      """;

  private static final LadderRules RULES =
      new LadderRules(
          new LadderName("ranked"),
          LadderRules.RatingModel.GAUSSIAN,
          new LadderRules.Results(true, LadderRules.WhileRunning.END),
          Optional.empty());

  private static final Term OURS = () -> new Fence(1);

  private final KubernetesMockServer server =
      new KubernetesMockServer(
          new Context(), new MockWebServer(), new HashMap<>(), new MockDispatcher(), false);
  private KubernetesClient client;
  private final CollectorRegistry registry = new CollectorRegistry();
  private final OperatorMetrics metrics = new OperatorMetrics(registry);
  private RealmRedis redis;
  private PostgresRecords records;
  private Postgres gateway;
  private KubernetesClient counted;
  private KickoffOperator operator;

  @BeforeEach
  void start() {
    server.init();
    client = server.createClient();
    redis = TestRedis.shared().freshClient();
    PostgresSettings settings = TestPostgres.freshSchema();
    records = PostgresRecords.connect(settings, OURS);
    new Schema(settings).migrate();
    gateway = Postgres.connect(settings);
    counted =
        new KubernetesClientBuilder()
            .withConfig(client.getConfiguration())
            .withHttpClientBuilderConsumer(
                http -> http.addOrReplaceInterceptor("writes", new WriteCounter(metrics)))
            .build();
    operator = operator();
    for (String queue : List.of(QUEUE, RANKED)) {
      client
          .resource(client.getKubernetesSerialization().unmarshal(queue, MatchQueue.class))
          .create();
    }
    operator.standBy();
    operator.lead();
  }

  private KickoffOperator operator() {
    Leader leader = new Leader(redis, OURS);
    return new KickoffOperator(
        OperatorConfig.fromEnvironment(Map.of()),
        counted,
        new KickoffOperator.Stores(
            leader.pools,
            leader.claims,
            leader.publication,
            leader.refill,
            leader.mending,
            new RedisMatches(redis),
            new RedisQueues(redis),
            records,
            new RedisActivity(redis),
            new NoUpkeep(),
            OURS),
        metrics,
        () -> {},
        Clock.systemUTC());
  }

  @AfterEach
  void stop() {
    operator.close();
    counted.close();
    records.close();
    gateway.close();
    redis.close();
    client.close();
    server.destroy();
  }

  /** The budget of writes in docs/architecture.md §6. */
  @Test
  void aMatchThatStartsInAMomentCostsSixWrites() {
    joinTwo("duel");

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
                "create poddisruptionbudgets", 1, // once a namespace
                "patch gamesessions/status", 2,
                "delete pods", 1,
                "delete gamesessions", 1));
  }

  /** A leader was killed after it assigned the players and before it wrote the status. */
  @Test
  void aMatchWhosePlayersWereToldIsPlayedToItsEndWhateverItsStatusSays() {
    joinTwo("duel");
    await().until(() -> !pods().isEmpty());
    GameSession session = sessions().getFirst();
    SessionMatch match = SessionMatch.of(session);
    Endpoint endpoint = new Endpoint("127.1.2.3", 8080);
    Instant now = Instant.now();
    records.record(
        new MatchRecord(
            match.match(),
            Optional.of(pods().getFirst().getMetadata().getName()),
            Optional.of(now)));
    new Leader(redis, OURS).claims.assign(match.id(), endpoint);

    editPod(pods().getFirst(), PathOnMockIT::exited);

    await().until(() -> records.find(match.id()).filter(r -> r.ended().isPresent()).isPresent());
    assertThat(records.find(match.id()).orElseThrow().reason()).contains(EndReason.STOPPED);
    await().until(() -> pods().isEmpty());
    assertThat(writes()).containsEntry("create pods", 1);
    assertThat(new RedisMatches(redis).live(10)).isEmpty();
  }

  /** A leader ended the record and lost its Lease before it wrote the status. */
  @Test
  void aStatusSaysTheEndThatTheRecordHasAlready() {
    MatchId match = playRanked();
    records.end(
        match,
        new Ending(Instant.now(), Outcome.ABANDONED, EndReason.SERVER_LOST, "", Optional.empty()));

    editPod(pods().getFirst(), PathOnMockIT::exited);

    await()
        .ignoreExceptions()
        .untilAsserted(() ->
            assertThat(sessions().getFirst().getStatus().reason)
                .isEqualTo(EndReason.SERVER_LOST.word()));
    assertThat(records.find(match).orElseThrow().reason()).contains(EndReason.SERVER_LOST);
  }

  @Test
  void aServersMessageIsTheResultOfItsRatedMatch() {
    MatchId match = playRanked();

    editPod(pods().getFirst(), pod -> exited(pod, "{\"winner\":\"teamB\",\"score\":[1,3]}"));

    await().until(() -> result(match).isPresent());
    PlayedMatch played = new PostgresResults(gateway).find(match).orElseThrow();
    assertThat(played.result().orElseThrow().source()).isEqualTo(ResultSource.SERVER);
    MatchPlayer winner = played.teams().get(1).getFirst();
    assertThat(winner.after().orElseThrow().mean()).isCloseTo(29.39583, within(1e-5));
    assertThat(new PostgresRatings(gateway).now(RULES, winner.player()))
        .isEqualTo(winner.after().orElseThrow());
  }

  @Test
  void aReportedResultEndsItsMatchAndItsPod() {
    MatchId match = playRanked();

    var answer = new PostgresResults(gateway).submit(match, Ranks.winner(0, 2));
    assertThat(((SubmitResult.Accepted) answer).endsMatch()).isTrue();
    new RedisMatches(redis).nudge(match);

    await().until(() -> pods().isEmpty());
    assertThat(records.find(match).orElseThrow().reason()).contains(EndReason.RESULT_REPORTED);
    assertThat(result(match).orElseThrow().state()).isEqualTo(AcceptedResult.State.RATED);
    assertThat(new RedisMatches(redis).live(10)).isEmpty();
  }

  /** A gateway was killed after it accepted the result and before it sent a nudge. */
  @Test
  void aReportedResultThatNobodyToldOfEndsItsMatchWithTheNextLeader() {
    MatchId match = playRanked();
    operator.close();
    new PostgresResults(gateway).submit(match, Ranks.winner(0, 2));

    operator = operator();
    operator.standBy();
    operator.lead();

    await().until(() -> pods().isEmpty());
    assertThat(records.find(match).orElseThrow().reason()).contains(EndReason.RESULT_REPORTED);
  }

  @Test
  void aRatedQueueIsFoundByItsRegion() {
    await().until(redis::isOpen);
    await()
        .untilAsserted(() ->
            assertThat(new RedisQueues(redis).ofRegion("eu").flatMap(PublishedQueue::ladder))
                .contains(RULES));
  }

  private MatchId playRanked() {
    joinTwo("ranked");
    await().until(() -> !pods().isEmpty());
    editPod(pods().getFirst(), PathOnMockIT::ready);
    MatchId match = SessionMatch.of(sessions().getFirst()).id();
    await().until(() -> !new RedisMatches(redis).live(10).isEmpty());
    await()
        .until(
            () -> new RedisMatches(redis).live(10).getFirst().state() == MatchView.State.ASSIGNED);
    return match;
  }

  private Optional<AcceptedResult> result(MatchId match) {
    return new PostgresResults(gateway).find(match).flatMap(PlayedMatch::result);
  }

  private void joinTwo(String queue) {
    RedisTickets tickets = new RedisTickets(redis, Clock.systemUTC(), new Random());
    await().until(redis::isOpen);
    for (String player : List.of("p1", "p2")) {
      await()
          .ignoreExceptions()
          .until(() ->
              !(tickets.join(new QueueKey("default", queue), List.of(new PlayerId(player)))
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
    return exited(pod, "");
  }

  private static Pod exited(Pod pod, String message) {
    return new PodBuilder(pod)
        .editStatus()
        .withPhase("Succeeded")
        .addNewContainerStatus()
        .withName("game")
        .withNewState()
        .withNewTerminated()
        .withExitCode(0)
        .withMessage(message)
        .endTerminated()
        .endState()
        .endContainerStatus()
        .endStatus()
        .build();
  }

  /** Successful writes by verb and kind, without those to the queue's status and to Events. */
  private Map<String, Integer> writes() {
    Map<String, Integer> writes = new TreeMap<>();
    for (Collector.MetricFamilySamples family : Collections.list(registry.metricFamilySamples())) {
      for (Collector.MetricFamilySamples.Sample sample : family.samples) {
        if (sample.name.equals("kickoff_kubernetes_writes_total")
            && sample.labelValues.get(2).startsWith("2")
            && !sample.labelValues.get(1).equals("events")
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

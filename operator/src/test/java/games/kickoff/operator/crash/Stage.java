package games.kickoff.operator.crash;

import static org.awaitility.Awaitility.await;

import games.kickoff.core.id.MatchId;
import games.kickoff.core.id.PlayerId;
import games.kickoff.core.id.TicketId;
import games.kickoff.core.match.FormationReason;
import games.kickoff.core.match.Match;
import games.kickoff.core.queue.QueueKey;
import games.kickoff.core.record.MatchRecord;
import games.kickoff.core.term.Fence;
import games.kickoff.core.term.Fences;
import games.kickoff.core.ticket.JoinResult;
import games.kickoff.core.ticket.Ticket;
import games.kickoff.core.ticket.TicketView;
import games.kickoff.operator.KickoffOperator;
import games.kickoff.operator.api.GameSession;
import games.kickoff.operator.api.MatchQueue;
import games.kickoff.operator.fixture.NoUpkeep;
import games.kickoff.operator.leader.TermFence;
import games.kickoff.postgres.connection.Postgres;
import games.kickoff.postgres.connection.PostgresFences;
import games.kickoff.postgres.fixture.TestPostgres;
import games.kickoff.postgres.migration.Schema;
import games.kickoff.postgres.record.PostgresRecords;
import games.kickoff.redis.change.RedisActivity;
import games.kickoff.redis.fixture.Leader;
import games.kickoff.redis.fixture.Realm;
import games.kickoff.redis.fixture.TestRedis;
import games.kickoff.redis.queue.RedisQueues;
import games.kickoff.redis.term.RedisFences;
import games.kickoff.testing.WaitBound;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import redis.clients.jedis.Jedis;

/**
 * A realm, an API server and a Postgres schema for one test, with one queue, one node, and one
 * leader after another.
 */
final class Stage implements AutoCloseable {

  private static final Duration PATIENCE = WaitBound.BOUND;

  private static final String QUEUE =
      """
      apiVersion: kickoff.games/v1alpha1
      kind: MatchQueue
      metadata: {name: duel, namespace: %s}
      spec:
        teams: {count: 2, size: 1}
        retention: %s
        server:
          attempts: %d
          readyTimeout: %s
          template:
            spec:
              containers: [{name: game, image: any}]
      """;

  final TestApi api = new TestApi();
  final String namespace = "t" + UUID.randomUUID().toString().substring(0, 12);
  final QueueKey queue = new QueueKey(namespace, "duel");
  final Realm realm = Realm.closed(TestRedis.shared());
  private final Postgres postgres = Postgres.connect(TestPostgres.freshSchema());
  private final Fences postgresFences = new PostgresFences(postgres);

  /** Writes as the leader of the newest term. */
  final PostgresRecords records = new PostgresRecords(postgres, this::newestTerm);

  final KubernetesClient client = api.client(builder -> {});
  final FakeNode node = new FakeNode(client, namespace);
  final StoreCalls storeCalls = new StoreCalls(match -> records.find(match).isPresent());

  /** Tickets as they were when they joined, by player. */
  final Map<String, TicketView> joined = new LinkedHashMap<>();

  private final Deque<OperatorProcess> leaders = new ArrayDeque<>();
  private final String manifest;
  private volatile Fence term = new Fence(1);

  /**
   * @param retention how long sessions are kept
   * @param attempts how many pods a session may try
   */
  Stage(String retention, int attempts, String readyTimeout) {
    new Schema(postgres.settings()).migrate();
    manifest = QUEUE.formatted("%s", retention, attempts, readyTimeout);
    createQueue();
  }

  void createQueue() {
    createQueueIn(namespace);
  }

  /** Creates a queue of the same name and rules in another namespace. */
  void createQueueIn(String other) {
    client
        .resource(
            client
                .getKubernetesSerialization()
                .unmarshal(manifest.formatted(other), MatchQueue.class))
        .create();
  }

  void deleteQueue() {
    client.resources(MatchQueue.class).inNamespace(namespace).withName("duel").delete();
  }

  /** Makes every operator reconcile the queue and, if it exists, write to Redis for it. */
  void touchQueue() {
    editQueue(
        mq -> mq.getMetadata().setAnnotations(Map.of("touched", UUID.randomUUID().toString())));
  }

  /** Gives the servers of sessions formed from now on a readyTimeout of a minute. */
  void waitLongerForServers() {
    editQueue(mq -> mq.getSpec().server.readyTimeout = "1m");
  }

  private void editQueue(Consumer<MatchQueue> change) {
    editQueueIn(namespace, change);
  }

  void editQueueIn(String other, Consumer<MatchQueue> change) {
    Resource<MatchQueue> there =
        client.resources(MatchQueue.class).inNamespace(other).withName("duel");
    until(
        "the queue is edited",
        () -> {
          if (there.get() != null) {
            there.edit(mq -> {
              change.accept(mq);
              return mq;
            });
          }
          return true;
        });
  }

  /** Starts a leader of the next term. The former leader may still be running. */
  OperatorProcess lead(Fate fate) {
    return lead(fate, Detour.NONE);
  }

  /** The same, with its store calls intercepted. */
  OperatorProcess lead(Fate fate, Detour detour) {
    return lead(fate, detour, namespace);
  }

  /** Starts a leader of the next term that is responsible for several namespaces. */
  OperatorProcess leadIn(String... namespaces) {
    return leadIn(Detour.NONE, namespaces);
  }

  /** The same, with its store calls intercepted. */
  OperatorProcess leadIn(Detour detour, String... namespaces) {
    return lead(Fate.toLive(), detour, namespaces);
  }

  private OperatorProcess lead(Fate fate, Detour detour, String... namespaces) {
    TermFence begun =
        new TermFence(
            postgresFences, new RedisFences(realm.redis), () -> true, Duration.ofMillis(10));
    try {
      begun.begin();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    term = begun.fence();
    OperatorProcess leader =
        new OperatorProcess(fate, storeCalls, detour, stores(begun.fence()), api, namespaces);
    leaders.push(leader);
    return leader;
  }

  private KickoffOperator.Stores stores(Fence fence) {
    Leader leader = realm.as(fence);
    return new KickoffOperator.Stores(
        leader.pools,
        leader.claims,
        leader.publication,
        leader.refill,
        leader.mending,
        realm.matches,
        new RedisQueues(realm.redis),
        new PostgresRecords(postgres, () -> fence),
        new RedisActivity(realm.redis),
        new NoUpkeep(),
        () -> fence);
  }

  /** The fence of the last leader; Postgres refuses smaller ones. */
  Fence newestTerm() {
    return term;
  }

  /** Joins players one by one, once the queue accepts joins. */
  void join(String... players) {
    for (String player : players) {
      TicketView ticket =
          await()
              .atMost(PATIENCE)
              .ignoreExceptions()
              .until(() -> tryJoin(player), Optional::isPresent)
              .orElseThrow();
      joined.put(player, ticket);
    }
  }

  private Optional<TicketView> tryJoin(String player) {
    return realm.tickets.join(queue, List.of(new PlayerId(player)))
            instanceof JoinResult.Created created
        ? Optional.of(created.ticket())
        : Optional.empty();
  }

  /** Waits until the condition holds. */
  void until(String what, Callable<Boolean> isSo) {
    await(what).atMost(PATIENCE).pollInterval(Duration.ofMillis(10)).ignoreExceptions().until(isSo);
  }

  TicketView ticket(String player) {
    TicketId id = joined.get(player).id();
    return realm.tickets.find(id).orElseThrow(() -> new AssertionError("no ticket of " + player));
  }

  List<TicketView> tickets() {
    return joined.keySet().stream().map(this::ticket).toList();
  }

  List<Pod> pods() {
    return client.pods().inNamespace(namespace).list().getItems();
  }

  List<GameSession> sessions() {
    return client.resources(GameSession.class).inNamespace(namespace).list().getItems();
  }

  /** Records the player in a live match that neither Redis nor Kubernetes knows of. */
  MatchId recordElsewhere(String player) {
    return recordElsewhere(player, Instant.now());
  }

  /** The same, with the time at which the match was formed. */
  MatchId recordElsewhere(String player, Instant formed) {
    MatchId match = MatchId.create(formed, new Random());
    Ticket ticket =
        new Ticket(
            new TicketId(MatchId.create(Instant.now(), new Random()).value()),
            List.of(new PlayerId(player)),
            Instant.now(),
            0);
    records.record(
        new MatchRecord(
            new Match(
                match,
                queue,
                "",
                List.of(List.of(ticket)),
                new FormationReason(FormationReason.Rule.FULL, Duration.ZERO),
                Optional.empty()),
            Optional.empty(),
            Optional.empty()));
    return match;
  }

  /** Deletes all records of matches, as a Postgres restored from an older backup lacks them. */
  void forgetRecords() {
    try (Connection connection = TestPostgres.bare(postgres.settings());
        Statement statement = connection.createStatement()) {
      statement.execute("truncate matches cascade");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Writes into a session's status that its players were assigned a minute ago. */
  void assignedAMinuteAgo(MatchId match) {
    client
        .resources(GameSession.class)
        .inNamespace(namespace)
        .withName(match.value())
        .editStatus(session -> {
          session.getStatus().readyAt = Instant.now().minus(Duration.ofMinutes(1)).toString();
          return session;
        });
  }

  /** Deletes all of the realm's keys, as if Redis came back empty. */
  void loseRedis() {
    try (Jedis jedis = TestRedis.shared().bare()) {
      Set<String> keys = jedis.keys("*" + realm.redis.settings().realm() + "*");
      jedis.del(keys.toArray(String[]::new));
    }
  }

  /** Kills all leaders, so that nothing acts on the stage from now on. */
  void endLeaders() {
    leaders.forEach(leader -> leader.fate().kill());
  }

  @Override
  public void close() {
    endLeaders();
    node.close();
    api.close(); // first, so that no watch has pending events when it is closed
    leaders.forEach(OperatorProcess::close);
    client.close();
    records.close();
    realm.close();
  }
}

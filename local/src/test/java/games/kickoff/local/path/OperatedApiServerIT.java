package games.kickoff.local.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import games.kickoff.core.id.MatchId;
import games.kickoff.core.id.TicketId;
import games.kickoff.core.queue.QueueKey;
import games.kickoff.core.ticket.TicketState;
import games.kickoff.loadtest.report.BotReport;
import games.kickoff.loadtest.run.BotRun;
import games.kickoff.local.api.ApiBinariesPresent;
import games.kickoff.local.api.ApiChoice;
import games.kickoff.local.rights.AuditLog;
import games.kickoff.local.rights.ChartAccess;
import games.kickoff.local.rights.Kubectl;
import games.kickoff.operator.api.GameSession;
import games.kickoff.operator.api.MatchQueue;
import games.kickoff.operator.api.Phase;
import games.kickoff.testing.WaitBound;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceQuota;
import io.fabric8.kubernetes.api.model.ResourceQuotaBuilder;
import io.fabric8.kubernetes.api.model.ResourceQuotaStatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import io.fabric8.kubernetes.client.dsl.NonDeletingOperation;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** What a real API server is stricter about than the mock, and what people do with kubectl. */
@EnabledIf(value = ApiBinariesPresent.CONDITION, disabledReason = ApiBinariesPresent.OTHERWISE)
class OperatedApiServerIT {

  private static final Duration PATIENCE = WaitBound.BOUND;
  private static final Duration QUIET = Duration.ofSeconds(10);
  private static final PatchContext MERGE = PatchContext.of(PatchType.JSON_MERGE);
  private static final Path VALUES =
      Path.of("src/test/resources/games/kickoff/local/rights/all-namespaces.yaml");

  private static Kickoff kickoff;
  private static Kubectl kubectl;
  private static AuditLog log;

  @BeforeAll
  static void start() throws IOException {
    ChartAccess access = new ChartAccess(VALUES, "default");
    kickoff =
        Kickoff.start(
            ApiChoice.REAL,
            "operated.yaml",
            options -> options.withOperators(1).withAccess(access).withAuditLog());
    kubectl = Kubectl.of(kickoff.stack.api());
    log = AuditLog.of(kickoff.stack.api(), access.user());
  }

  @AfterAll
  static void stop() throws IOException {
    kickoff.close();
  }

  /**
   * An operator would keep writing if it compared objects with server-side defaults, or wrote the
   * current time into a status.
   */
  @Test
  void writesNothingButItsLeaseWhileAMatchIsPlayedAndNobodyWaits() {
    GameSession session = ready("quiet");
    try {
      Clock clock = Clock.systemUTC();
      Instant[] since = {clock.instant()};

      await()
          .alias("the last counts of the queue are written")
          .atMost(PATIENCE)
          .until(() -> {
            boolean quiet = log.writesSince(since[0]).isEmpty();
            boolean longEnough = clock.instant().isAfter(since[0].plus(QUIET));
            if (!quiet) {
              since[0] = clock.instant();
            }
            return quiet && longEnough;
          });
    } finally {
      kickoff.kubernetes.resource(session).delete();
    }
  }

  /**
   * All matches may be over before a change of another client causes a conflict, so bots play until
   * one did.
   */
  @Test
  void everyBotPlaysThoughSomebodyElseKeepsChangingEveryObject() throws Exception {
    Instant begun = Clock.systemUTC().instant();
    try (Watch sessions = kickoff.kubernetes.resources(GameSession.class).watch(new Scribbler<>());
        Watch queues = kickoff.kubernetes.resources(MatchQueue.class).watch(new Scribbler<>())) {
      await()
          .alias("a write that came too late")
          .atMost(PATIENCE.multipliedBy(2))
          .until(() -> {
            everyBotPlays();
            return log.requests().stream()
                .filter(request -> request.at().isAfter(begun))
                .filter(request -> request.group().equals("kickoff.games"))
                .filter(request -> request.verb().equals("patch"))
                .anyMatch(request -> request.code() == HttpURLConnection.HTTP_CONFLICT);
          });
    }
  }

  private static void everyBotPlays() throws Exception {
    BotReport report = BotRun.run(Play.bots(kickoff, 12).build(), progress -> {});
    assertThat(report.failures()).isEmpty();
    assertThat(report.allFinished()).isTrue();
  }

  /** Another client, which answers every change with one of its own. */
  private static final class Scribbler<T extends io.fabric8.kubernetes.api.model.HasMetadata>
      implements Watcher<T> {

    @Override
    public void eventReceived(Action action, T seen) {
      if (action == Action.DELETED || seen.getMetadata().getDeletionTimestamp() != null) {
        return;
      }
      String told = seen.getMetadata().getAnnotations().getOrDefault("scribbled", "0");
      int times = Integer.parseInt(told);
      if (times < 1000) {
        scribble(seen, times + 1);
      }
    }

    private void scribble(T seen, int times) {
      String patch = "{\"metadata\":{\"annotations\":{\"scribbled\":\"%d\"}}}".formatted(times);
      try {
        kickoff.kubernetes.resource(seen).patch(MERGE, patch);
      } catch (KubernetesClientException e) {
        // the object is gone by now, or the test is over
      }
    }

    @Override
    public void onClose(WatcherException cause) {}
  }

  @Test
  void statusIsNotWrittenThroughTheResourceItself() {
    GameSession session = ready("status");
    try {
      GameSession patched =
          kickoff.kubernetes.resource(session).patch(MERGE, "{\"status\":{\"phase\":\"Failed\"}}");

      assertThat(patched.getStatus().phase).isEqualTo(Phase.READY);
    } finally {
      kickoff.kubernetes.resource(session).delete();
    }
  }

  @Test
  void kubectlAppliesWaitsForAndDeletesAQueue() {
    kubectl.run("apply", "-f", "src/test/resources/games/kickoff/local/path/duel.yaml");

    kubectl.run("wait", "--for=condition=Ready", "--timeout=20s", "mq/duel");
    assertThat(kubectl.run("apply", "-f", "src/test/resources/games/kickoff/local/path/duel.yaml"))
        .as("the server's defaults are no difference")
        .contains("unchanged");
    kubectl.run("delete", "--timeout=20s", "mq/duel");
    assertThat(kubectl.answer("get", "mq/duel").error()).contains("NotFound");
  }

  @Test
  void kubectlDeletesALiveSessionWithoutWaitingForAnybody() {
    GameSession session = ready("deleted");

    kubectl.run("delete", "--timeout=20s", "gsess/" + session.getMetadata().getName());

    MatchId match = new MatchId(session.getMetadata().getName());
    await().atMost(PATIENCE).until(() -> kickoff.podsOf(match) == 0);
  }

  @Test
  void kubectlListsQueuesWithWhatAPersonAsksFirst() {
    await().atMost(PATIENCE).until(() -> kubectl.run("get", "mq/open").contains("True"));

    assertThat(columns(kubectl.run("get", "mq")))
        .containsExactly(
            "NAME", "WAITING", "STARTING", "ACTIVE", "FORMED", "MATCHING", "WHY", "AGE");
    assertThat(kubectl.run("get", "mq").lines().skip(1)).hasSizeGreaterThanOrEqualTo(3);
  }

  @Test
  void kubectlListsSessionsWithWhereTheyArePlayed() {
    GameSession session = ready("listed");
    try {
      String name = session.getMetadata().getName();
      String line = kubectl.run("get", "gsess", name);

      assertThat(columns(line))
          .containsExactly("NAME", "QUEUE", "PHASE", "REASON", "HOST", "PORT", "AGE");
      assertThat(line).contains(name, "open", "Ready", session.getStatus().host);
      assertThat(columns(kubectl.run("get", "gsess", name, "-o", "wide"))).contains("POD");
    } finally {
      kickoff.kubernetes.resource(session).delete();
    }
  }

  @Test
  void kubectlDescribesAFailedSessionWithItsConditionsAndEvents() {
    MatchId match = failed("described");

    await()
        .untilAsserted(() -> { // the Event comes after the status
          String said = kubectl.run("describe", "gsess", match.value());
          assertThat(said).contains("Phase:", "Failed", "Conditions:", "Recorded", "Events:");
          assertThat(said.substring(said.indexOf("Events:")))
              .contains("Warning", "StartFailed", "kickoff-operator", "exit code 3");
        });
  }

  /**
   * The test writes the quota's status in place of the quota controller, which doesn't run here.
   */
  @Test
  void aQuotaHoldsAMatchInTheApiServersWordsUntilItIsRaised() {
    namespace("crowded", Map.of());
    quota("crowded", "0");
    queue("crowded", pod -> {});
    QueueKey crowded = new QueueKey("crowded", "open");
    await().atMost(PATIENCE).until(() -> condition(crowded, "ServerAdmitted", "True", "NoRoom"));
    TicketId ticket = kickoff.join(crowded, "crowded");

    await().atMost(PATIENCE).until(() -> condition(crowded, "Matching", "False", "NoRoom"));
    assertThat(message(crowded, "Matching"))
        .startsWith("pods \"")
        .contains("is forbidden: exceeded quota: q, requested: pods=1, used: pods=0");
    quota("crowded", "5");

    await().atMost(PATIENCE).until(() -> kickoff.ticket(ticket).state() == TicketState.ASSIGNED);
    assertThat(kickoff.ticket(ticket).requeues()).isZero();
    kickoff
        .kubernetes
        .resource(kickoff.session(kickoff.ticket(ticket).match().orElseThrow()).orElseThrow())
        .delete();
  }

  @Test
  void aDryRunTellsWhatPodSecurityWouldSayBeforeAnybodyWaits() {
    namespace("secured", Map.of("pod-security.kubernetes.io/enforce", "baseline"));
    queue("secured", pod -> pod.setHostNetwork(true));
    QueueKey secured = new QueueKey("secured", "open");

    await()
        .atMost(PATIENCE)
        .until(() -> condition(secured, "ServerAdmitted", "False", "PodRefused"));
    assertThat(message(secured, "ServerAdmitted"))
        .contains("violates PodSecurity \"baseline:latest\": host namespaces (hostNetwork=true)")
        .doesNotContain("Failure executing");
    assertThat(condition(secured, "Matching", "True", "Matching")).as("it is no gate").isTrue();
    assertThat(kickoff.kubernetes.pods().inNamespace("secured").list().getItems()).isEmpty();
  }

  private static void namespace(String name, Map<String, String> labels) {
    kickoff
        .kubernetes
        .resource(
            new NamespaceBuilder()
                .withNewMetadata()
                .withName(name)
                .withLabels(labels)
                .endMetadata()
                .build())
        .create();
  }

  private static void queue(String namespace, Consumer<PodSpec> difference) {
    MatchQueue queue =
        kickoff
            .kubernetes
            .resources(MatchQueue.class)
            .inNamespace("default")
            .withName("open")
            .get();
    queue.setMetadata(new ObjectMetaBuilder().withNamespace(namespace).withName("open").build());
    queue.setStatus(null);
    difference.accept(queue.getSpec().server.template.getSpec());
    kickoff.kubernetes.resource(queue).create();
  }

  private static void quota(String namespace, String pods) {
    ResourceQuota quota =
        kickoff
            .kubernetes
            .resource(
                new ResourceQuotaBuilder()
                    .withNewMetadata()
                    .withNamespace(namespace)
                    .withName("q")
                    .endMetadata()
                    .withNewSpec()
                    .addToHard("pods", new Quantity(pods))
                    .endSpec()
                    .build())
            .createOr(NonDeletingOperation::update);
    quota.setStatus(
        new ResourceQuotaStatusBuilder()
            .addToHard("pods", new Quantity(pods))
            .addToUsed("pods", new Quantity("0"))
            .build());
    kickoff.kubernetes.resource(quota).updateStatus();
  }

  private static boolean condition(QueueKey queue, String type, String status, String reason) {
    return conditions(queue)
        .anyMatch(c ->
            c.getType().equals(type)
                && c.getStatus().equals(status)
                && c.getReason().equals(reason));
  }

  private static String message(QueueKey queue, String type) {
    return conditions(queue)
        .filter(c -> c.getType().equals(type))
        .map(Condition::getMessage)
        .findFirst()
        .orElseThrow();
  }

  private static Stream<Condition> conditions(QueueKey queue) {
    MatchQueue there =
        kickoff
            .kubernetes
            .resources(MatchQueue.class)
            .inNamespace(queue.namespace())
            .withName(queue.name())
            .get();
    return there.getStatus() == null ? Stream.of() : there.getStatus().conditions.stream();
  }

  private static List<String> columns(String table) {
    return Arrays.asList(table.lines().findFirst().orElseThrow().strip().split("\\s+"));
  }

  private static GameSession ready(String player) {
    TicketId ticket = kickoff.join("open", player);
    await().atMost(PATIENCE).until(() -> kickoff.ticket(ticket).state() == TicketState.ASSIGNED);
    MatchId match = kickoff.ticket(ticket).match().orElseThrow();
    await().atMost(PATIENCE).until(() -> phase(match) == Phase.READY);
    return kickoff.session(match).orElseThrow();
  }

  private static MatchId failed(String player) {
    TicketId ticket = kickoff.join("crashes", player);
    await().atMost(PATIENCE).until(() -> kickoff.ticket(ticket).match().isPresent());
    MatchId match = kickoff.ticket(ticket).match().orElseThrow();
    await().atMost(PATIENCE).until(() -> phase(match) == Phase.FAILED);
    return match;
  }

  private static Phase phase(MatchId match) {
    return kickoff
        .session(match)
        .map(GameSession::getStatus)
        .map(status -> status.phase)
        .orElse(Phase.PENDING);
  }
}

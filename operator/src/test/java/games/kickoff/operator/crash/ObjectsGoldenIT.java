package games.kickoff.operator.crash;

import static org.awaitility.Awaitility.await;

import games.kickoff.core.id.PlayerId;
import games.kickoff.core.queue.QueueKey;
import games.kickoff.core.ticket.Attributes;
import games.kickoff.core.ticket.JoinResult;
import games.kickoff.operator.api.MatchQueue;
import games.kickoff.testing.golden.Golden;
import games.kickoff.testing.golden.Placeholders;
import io.fabric8.kubernetes.api.model.ContainerStateBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Checks, byte for byte, the GameSessions that the operator creates and the statuses it writes.
 * Operators of other versions take them over, and people and alerts read them. Pods have golden
 * files of their own: GamePodTest.
 */
@Execution(ExecutionMode.CONCURRENT)
class ObjectsGoldenIT {

  private static final Golden GOLDEN = Golden.of("objects");

  private static final String QUOTA =
      "pods \"m-1\" is forbidden: exceeded quota: q, requested: pods=1, used: pods=1, limited:"
          + " pods=1";
  private static final String DENIED = "admission webhook \"w.games\" denied the request: no";

  /** A queue with every field set that its sessions copy. */
  private static final String RANKED =
      """
      region: eu-west
      teams: {count: 2, size: 1}
      retention: 20m
      skill: {attribute: rating, uncertaintyAttribute: uncertainty, window: {start: 100, max: 100}}
      ladder:
        name: season-1
        system: gaussian
        results: {fromServer: true, whileRunning: end}
        decay: {after: 336h, perDay: 0.25}
      server:
        port: 7777
        readyTimeout: 90s
        lostGrace: 20s
        maxDuration: 45m
        attempts: 2
        stopProbe: {protocol: line, period: 10s}
        template: {spec: {containers: [{name: game, image: any}]}}
      """;

  @Test
  void everySessionAndItsStatusAreAsAgreed() {
    try (Stage stage = new Stage("10m", 2, "1m")) {
      Placeholders placeholders = placeholders(stage);
      stage.node.letPodsGetReady(false);
      stage.node.letMatchesEnd(false);
      create(stage, "ranked", RANKED);
      OperatorProcess first = stage.lead(Fate.toLive());
      Shown shown = new Shown(stage);

      join(stage, "ranked", Map.of("rating", 31.5, "uncertainty", 2.5), "ann");
      join(stage, "ranked", Map.of("rating", 28.25, "uncertainty", 4.0), "bob");
      shown.add("a session of a queue with everything", shown.session("ann", ""));
      breakNext(stage, 1);
      stage.until(
          // The first attempt is written only if it takes two seconds, so wait for the second.
          "it is told of the second",
          () -> shown.session("ann", "Starting").at("/status/attempt").asInt() == 2);
      shown.addStatus("its second server starts", shown.session("ann", "Starting"));
      stage.node.letPodsGetReady(true);
      shown.addStatus("it is played", shown.session("ann", "Ready"));
      stage.node.letMatchesEnd(true);
      shown.addStatus("it has ended", shown.session("ann", "Ended"));
      stage.node.letMatchesEnd(false);

      join(stage, "duel", Map.of(), "cat", "dan");
      shown.add("a session of a queue with what is needed", shown.session("cat", "Ready"));
      crash(stage, shown.session("cat", "Ready").at("/status/pod").asText());
      shown.addStatus("its server crashed", shown.session("cat", "Failed"));

      stage.node.letPodsGetReady(false);
      breakNext(stage, 2);
      join(stage, "duel", Map.of(), "eve", "fay");
      shown.addStatus("no server started", shown.session("eve", "Failed"));

      stage.node.letPodsGetReady(true);
      shown.session("eve", "Ready"); // the next session of the same players succeeds
      stage.node.letPodsGetReady(false);
      join(stage, "duel", Map.of(), "gus", "hal");
      shown.session("gus", "");
      join(stage, "duel", Map.of(), "ivy");
      first.fate().kill();
      stage.lead(Fate.toLive()); // a new leader writes its first status at once
      stage.until("all are counted", () -> areCounted(shown));
      shown.addStatus("the queue: one plays, one starts, and one waits", shown.queue("duel"));

      GOLDEN.holds("sessions.yaml", placeholders.in(shown.text()));
    }
  }

  private static boolean areCounted(Shown shown) {
    var status = shown.queue("duel").path("status");
    return status.path("waiting").asInt() == 1
        && status.path("starting").asInt() == 1
        && status.path("active").asInt() == 1;
  }

  @Test
  void everyConditionOfAQueueAndEveryEventIsAsAgreed() {
    try (Stage stage = new Stage("10m", 1, "1m")) {
      Placeholders placeholders = placeholders(stage);
      stage.node.letPodsGetReady(false);
      stage.node.letMatchesEnd(false);
      stage.lead(Fate.toLive());
      Shown shown = new Shown(stage);

      admitted(shown, "duel");
      shown.addStatus("nobody waits", shown.queue("duel", "Matching", "Matching"));
      create(stage, "paused", duel("paused: true", ""));
      admitted(shown, "paused");
      shown.addConditions("it is paused", shown.queue("paused", "Matching", "Paused"));
      create(stage, "invalid", duel("ladder: {name: No Name}", ""));
      shown.addConditions("its spec can't be", shown.queue("invalid", "Ready", "InvalidSpec"));
      create(stage, "first", duel("region: eu", ""));
      admitted(shown, "first");
      shown.addConditions("the first of a region", shown.queue("first", "RegionQueue", "First"));
      create(stage, "second", duel("region: eu", ""));
      admitted(shown, "second");
      shown.addConditions(
          "another one of it", shown.queue("second", "RegionQueue", "AnotherQueue"));

      breakNext(stage, 3);
      create(stage, "broken", duel("retention: 10m", "attempts: 1,"));
      admitted(shown, "broken");
      join(stage, "broken", Map.of(), "ann", "bob");
      shown.addConditions(
          "servers don't start", shown.queue("broken", "Matching", "ServersNotStarting"));
      create(stage, "full", duel("retention: 10m", "maxStarting: 1,"));
      admitted(shown, "full");
      join(stage, "full", Map.of(), "cat", "dan", "eve", "fay");
      shown.addConditions("many start", shown.queue("full", "Matching", "TooManyStarting"));

      stage.api.refuseCreates("gamesessions", 403, DENIED);
      create(stage, "nowhere", duel("retention: 10m", ""));
      admitted(shown, "nowhere");
      join(stage, "nowhere", Map.of(), "gus", "hal");
      shown.addConditions(
          "no session is taken", shown.queue("nowhere", "Matching", "SessionNotCreated"));
      stage.api.takeCreates("gamesessions");

      stage.api.refuseCreates("pods", 403, QUOTA);
      create(stage, "crowded", duel("retention: 10m", ""));
      shown.queue("crowded", "ServerAdmitted", "NoRoom");
      join(stage, "crowded", Map.of(), "kim", "lee");
      shown.addConditions("a quota is used up", shown.queue("crowded", "Matching", "NoRoom"));
      stage.api.refuseCreates("pods", 403, DENIED);
      create(stage, "refused", duel("retention: 10m", ""));
      shown.addConditions(
          "no pod would be taken", shown.queue("refused", "ServerAdmitted", "PodRefused"));
      join(stage, "refused", Map.of(), "ivy", "joe");
      shown.addConditions("none is", shown.queue("refused", "Matching", "PodRefused"));
      shown.addStatus("a session whose pod was refused", shown.session("ivy", "Failed"));

      shown.addEvent("MatchQueue", "InvalidSpec");
      shown.addEvent("MatchQueue", "ServersNotStarting");
      shown.addEvent("MatchQueue", "SessionNotCreated");
      shown.addEvent("GameSession", "StartFailed");
      shown.addEvent("GameSession", "PodRefused");

      GOLDEN.holds("queues.yaml", placeholders.in(shown.text()));
    }
  }

  /**
   * Waits for the last condition that is written on its own, so that the status shown next is
   * complete.
   */
  private static void admitted(Shown shown, String queue) {
    shown.queue(queue, "ServerAdmitted", "DryRunTaken");
  }

  private static String duel(String spec, String server) {
    return """
    teams: {count: 2, size: 1}
    %s
    server: {%s template: {spec: {containers: [{name: game, image: any}]}}}
    """
        .formatted(spec, server);
  }

  private static void create(Stage stage, String name, String spec) {
    String manifest =
        """
        apiVersion: kickoff.games/v1alpha1
        kind: MatchQueue
        metadata: {name: %s, namespace: %s}
        spec:
        %s
        """
            .formatted(name, stage.namespace, spec.indent(2));
    stage
        .client
        .resource(stage.client.getKubernetesSerialization().unmarshal(manifest, MatchQueue.class))
        .create();
  }

  /** Makes the next servers of all queues end before they are ready. */
  private static void breakNext(Stage stage, int servers) {
    stage.node.breakNext(servers);
    stage.node.letPodsGetReady(false); // also makes the node process the existing pods
  }

  /** Joins the players one by one, at least a millisecond apart, so that their order is fixed. */
  private static void join(
      Stage stage, String queue, Map<String, Double> attributes, String... players) {
    QueueKey key = new QueueKey(stage.namespace, queue);
    for (String player : players) {
      stage.until(
          player + " joins",
          () ->
              stage.realm.tickets.join(
                      key, List.of(new PlayerId(player)), Attributes.of(attributes))
                  instanceof JoinResult.Created);
      Instant now = stage.realm.redis.time();
      await().until(() -> stage.realm.redis.time().isAfter(now.plusMillis(1)));
    }
  }

  private static void crash(Stage stage, String pod) {
    stage.client.pods().inNamespace(stage.namespace).withName(pod).edit(ObjectsGoldenIT::crashed);
  }

  private static Pod crashed(Pod pod) {
    return new PodBuilder(pod)
        .editStatus()
        .withPhase("Failed")
        .addNewContainerStatus()
        .withName("game")
        .withState(
            new ContainerStateBuilder()
                .withNewTerminated()
                .withExitCode(139)
                .withMessage("boom")
                .endTerminated()
                .build())
        .endContainerStatus()
        .endStatus()
        .build();
  }

  /** Must be called before the test begins, since it accepts only times from now on. */
  private static Placeholders placeholders(Stage stage) {
    Instant now = Instant.now();
    return new Placeholders()
        .name(stage.namespace, "<namespace>")
        .numbered("(?<![0-9a-z])01[k-z][0-9a-hjkmnp-tv-z]{23}(?![0-9a-z])", "id")
        .any("(?m)^( *oldestWait: ).*$", "$1<wait>")
        .any("(?m)^( *- )\"?[0-9.]+(?:ms|s)\"?$", "$1<wait>")
        .roundNumbers()
        .times(now.minusSeconds(1), now.plus(Duration.ofMinutes(10)));
  }

  @AfterAll
  static void noFileIsLeftOver() {
    GOLDEN.hasNoFileBut("sessions.yaml", "queues.yaml");
  }
}

package games.kickoff.checkout.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import games.kickoff.loadtest.progress.ProgressDisplay;
import games.kickoff.loadtest.report.BotReport;
import games.kickoff.loadtest.run.BotOptions;
import games.kickoff.loadtest.run.BotRun;
import games.kickoff.testing.WaitBound;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the commands get, apply, delete and why against a stack on the mock API. */
class ObjectCommandsE2E {

  private static final String ARENA =
      """
      apiVersion: kickoff.games/v1alpha1
      kind: MatchQueue
      metadata: {name: arena, namespace: casual}
      spec:
        teams: {count: 1, size: %s}
        server: {template: {spec: {containers: [{name: game, image: "kickoff/game-server"}]}}}
      """;

  @TempDir private static Path home;
  private static Path temporary;
  private static RunProcess run;

  @BeforeAll
  static void start() throws Exception {
    temporary = Files.createDirectory(home.resolve("tmp"));
    run = RunProcess.start(temporary).awaitUp();
  }

  @AfterAll
  static void stop() {
    run.process().terminate(Duration.ofSeconds(10));
  }

  @Test
  void showsQueuesWithTheColumnsOfTheirCrd() throws Exception {
    assertThat(RunProcess.objects(temporary, "get"))
        .startsWith("0\nNAMESPACE   NAME")
        .containsPattern("NAME +WAITING +STARTING +ACTIVE +FORMED +MATCHING +WHY +AGE\n")
        .containsPattern("default +default +0 ");
  }

  @Test
  void showsOneAsYamlThatCanBeAppliedAgain() throws Exception {
    String yaml =
        RunProcess.objects(temporary, "get", "--name", "default", "--out", "yaml").substring(2);
    Path file = Files.writeString(home.resolve("same.yaml"), yaml);

    assertThat(RunProcess.objects(temporary, "apply", "--file", file.toString()))
        .isEqualTo("0\nmatchqueue.kickoff.games/default unchanged\n");
  }

  @Test
  void createsChangesAndDeletes() throws Exception {
    Path file = Files.writeString(home.resolve("arena.yaml"), ARENA.formatted("3"));
    assertThat(RunProcess.objects(temporary, "apply", "--file", file.toString()))
        .isEqualTo("0\nmatchqueue.kickoff.games/arena created\n");
    await()
        .atMost(WaitBound.BOUND)
        .untilAsserted(() ->
            assertThat(RunProcess.objects(temporary, "get", "--namespace", "casual"))
                .containsPattern("casual +arena +0 +0 +0 +0 +True"));

    Files.writeString(file, ARENA.formatted("2"));
    assertThat(RunProcess.objects(temporary, "apply", "--file", file.toString()))
        .isEqualTo("0\nmatchqueue.kickoff.games/arena configured\n");
    assertThat(RunProcess.objects(temporary, "get", "--name", "arena", "--out", "yaml"))
        .contains("size: 2", "status:");

    assertThat(RunProcess.objects(temporary, "delete", "--kind", "mq", "--name", "arena"))
        .isEqualTo("0\nmatchqueue.kickoff.games/arena deleted\n");
    assertThat(RunProcess.objects(temporary, "get", "--name", "arena"))
        .isEqualTo("1\nthere is no matchqueue.kickoff.games/arena\n");
  }

  @Test
  void refusesABadManifestByItsField() throws Exception {
    Path file = Files.writeString(home.resolve("bad.yaml"), ARENA.formatted("many"));

    assertThat(RunProcess.objects(temporary, "apply", "--file", file.toString()))
        .startsWith("1\n")
        .contains("casual/arena: spec.teams.size: must be of type integer, not \"many\"");
  }

  @Test
  void saysWhyAMatchWasFormedAndWhyNobodyWaits() throws Exception {
    BotReport report =
        BotRun.run(
            BotOptions.against(run.gateway()).players(4).matchSeconds(1).build(),
            ProgressDisplay.on(new PrintStream(OutputStream.nullOutputStream())));
    String match = report.sessions().keySet().iterator().next();

    assertThat(RunProcess.objects(temporary, "why", "match", match))
        .startsWith("0\nMatch " + match + " of default/default is ")
        .contains("formed       full", "team 1 ", "team 2 ", "oldest wait");
    assertThat(RunProcess.objects(temporary, "why", "match", "nosuch"))
        .startsWith("1\nthere is no GameSession nosuch");
    // the counts in a status are up to 10 s old
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() ->
            assertThat(RunProcess.objects(temporary, "why", "queue", "default"))
                .startsWith("0\nQueue default/default\n")
                .contains("Matching     True", "waiting      0"));
    assertThat(RunProcess.objects(temporary, "why", "player", "nobody"))
        .isEqualTo("0\nPlayer nobody waits in no queue and plays no match\n");
  }

  @Test
  void saysWhatAPlayerWaitsFor() throws Exception {
    String queue =
        ARENA.formatted("3").replace("arena, namespace: casual", "solo, namespace: alone");
    Path file = Files.writeString(home.resolve("solo.yaml"), queue);
    assertThat(RunProcess.objects(temporary, "apply", "--file", file.toString())).startsWith("0\n");
    HttpRequest join =
        HttpRequest.newBuilder(run.gateway().resolve("/v1/queues/alone/solo/tickets"))
            .POST(HttpRequest.BodyPublishers.ofString("{\"players\":[\"lonely\"]}"))
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      await()
          .atMost(WaitBound.BOUND)
          .until(() -> http.send(join, HttpResponse.BodyHandlers.discarding()).statusCode() < 300);
    }

    await()
        .atMost(WaitBound.BOUND)
        .untilAsserted(() ->
            assertThat(RunProcess.objects(temporary, "why", "player", "lonely"))
                .contains("in alone/solo is waiting", "too_few_players: fewer wait"));
  }

  @Test
  void namesTheKindsItKnowsAndTheStacksThatRun() throws Exception {
    assertThat(RunProcess.objects(temporary, "get", "--kind", "things")).startsWith("2\nKIND is");
    assertThat(RunProcess.objects(temporary, "get", "--port", "1"))
        .isEqualTo("1\nNo stack runs on port 1, but on " + run.port() + "\n");
  }
}

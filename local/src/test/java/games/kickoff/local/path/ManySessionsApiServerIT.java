package games.kickoff.local.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import games.kickoff.core.id.TicketId;
import games.kickoff.core.ticket.TicketState;
import games.kickoff.local.api.ApiBinariesPresent;
import games.kickoff.local.api.ApiChoice;
import games.kickoff.local.api.RealApi;
import games.kickoff.local.pod.PodRuntime;
import games.kickoff.local.process.ChildProcess;
import games.kickoff.operator.api.GameSession;
import games.kickoff.operator.api.Phase;
import games.kickoff.testing.WaitBound;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/**
 * Many live sessions at once, on simulated pods. {@code -Dkickoff.sessions} says how many, 300 by
 * default; how long it took and the memory used are printed.
 */
@EnabledIf(value = ApiBinariesPresent.CONDITION, disabledReason = ApiBinariesPresent.OTHERWISE)
class ManySessionsApiServerIT {

  private static final int SESSIONS = Integer.getInteger("kickoff.sessions", 300);
  private static final Duration MOST = WaitBound.BOUND.multipliedBy(3);

  @Test
  void everySessionGetsReadyAndOneOperatorHoldsThemAll() throws Exception {
    try (Kickoff kickoff =
        Kickoff.start(
            ApiChoice.REAL,
            "many.yaml",
            options ->
                options
                    .withOperators(1)
                    .withNode((api, images, directory) -> PodRuntime.hollow(api)))) {
      Clock clock = Clock.systemUTC();
      Instant begun = clock.instant();
      List<TicketId> tickets =
          IntStream.range(0, SESSIONS).mapToObj(i -> kickoff.join("default", "p" + i)).toList();

      await()
          .atMost(MOST)
          .pollInterval(Duration.ofSeconds(1))
          .until(() ->
              tickets.stream().allMatch(t -> kickoff.ticket(t).state() == TicketState.ASSIGNED));
      Duration took = Duration.between(begun, clock.instant());
      await().atMost(MOST).until(() -> ready(kickoff) == SESSIONS);

      assertThat(kickoff.stack.pods().counts().created()).as("a pod each").isEqualTo(SESSIONS);
      // Only printed, not checked: on a very busy machine a request may time out.
      long outages =
          Files.readAllLines(kickoff.stack.operators().getFirst().log()).stream()
              .filter(line -> line.contains("Waiting for the API server"))
              .count();
      System.out.printf(
          "%d sessions ready in %.1f s; operator %d MB, kube-apiserver %d MB, %d outages%n",
          SESSIONS,
          took.toMillis() / 1e3,
          megabytes(kickoff.stack.operators().getFirst()),
          megabytes(((RealApi) kickoff.stack.api()).server()),
          outages);
    }
  }

  private static long ready(Kickoff kickoff) {
    return kickoff
        .kubernetes
        .resources(GameSession.class)
        .inNamespace("default")
        .list()
        .getItems()
        .stream()
        .filter(session -> session.getStatus() != null && session.getStatus().phase == Phase.READY)
        .count();
  }

  /** The resident memory in units of 2^20 bytes; 0 if the system doesn't show it. */
  private static long megabytes(ChildProcess process) throws IOException {
    Path status = Path.of("/proc", Long.toString(process.pid()), "status");
    if (!Files.exists(status)) {
      return 0;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElse(0);
  }
}

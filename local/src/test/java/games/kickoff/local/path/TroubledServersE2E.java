package games.kickoff.local.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import games.kickoff.core.id.MatchId;
import games.kickoff.core.id.TicketId;
import games.kickoff.core.reason.EndReason;
import games.kickoff.core.reason.TicketReason;
import games.kickoff.core.ticket.TicketState;
import games.kickoff.core.ticket.TicketView;
import games.kickoff.local.api.ApiChoice;
import games.kickoff.local.network.PodAddresses;
import games.kickoff.local.path.ActedServers.Act;
import games.kickoff.local.pod.PodRuntime;
import games.kickoff.operator.api.MatchQueue;
import games.kickoff.operator.api.Phase;
import games.kickoff.testing.WaitBound;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What becomes of players when their servers are slow, never get ready, end before they are ready,
 * or crash during the match.
 */
class TroubledServersE2E {

  private static final Duration PATIENCE = WaitBound.BOUND;

  /** How many of the servers of the queue {@code fragile} crash; as many others don't. */
  private static final int CRASHES = 3;

  private static Kickoff kickoff;
  private static Witness witness;

  @BeforeAll
  static void start() throws IOException {
    AtomicInteger fragile = new AtomicInteger();
    Duration match = Duration.ofMillis(500);
    Map<String, Supplier<Act>> acts =
        Map.of(
            "acted/fine",
            () -> Act.plays(match),
            "acted/half-slow",
            () -> Act.readyAfter(Duration.ofMillis(500)).andPlays(match),
            "acted/slow",
            () -> Act.readyAfter(Duration.ofMillis(3500)).andPlays(match),
            "acted/never-ready",
            Act::neverGetsReady,
            "acted/broken",
            Act::neverStarts,
            "acted/fragile",
            () -> fragile.getAndIncrement() % 2 == 0 ? Act.crashesAfter(match) : Act.plays(match));
    kickoff =
        Kickoff.start(
            ApiChoice.AUTO,
            "troubled.yaml",
            options ->
                options.withNode((api, images, directory) ->
                    PodRuntime.of(api, new ActedServers(acts), PodAddresses.shared("127.0.0.1"))));
    witness = Witness.of(kickoff);
  }

  @AfterAll
  static void stop() throws IOException {
    witness.close();
    kickoff.close();
  }

  @Test
  void everybodyPlaysOnSlowServersAndWhoeverLooksSeesThemStart() {
    List<TicketId> tickets = join("slow", 4);

    awaitPlayed(tickets);

    assertThat(witness.sessions("slow"))
        .hasSize(4)
        .allSatisfy(seen -> {
          assertThat(seen.phases())
              .extracting(Witness.Sight::phase)
              .containsExactly(Phase.PENDING, Phase.STARTING, Phase.READY, Phase.ENDED);
          assertThat(seen.phases()).extracting(Witness.Sight::attempt).containsOnly(1);
          assertThat(seen.first(Phase.STARTING).orElseThrow().at())
              .as(
                  "phase Starting is written for a start longer than 2 s only (docs/architecture.md"
                      + " §6)")
              .isAfterOrEqualTo(seen.formedAt().plusSeconds(2));
        });
  }

  @Test
  void waitsWithFurtherMatchesWhileAsManyAreStartingAsMayAndSaysSo() {
    List<TicketId> tickets = join("narrow", 3);

    awaitPlayed(tickets);

    assertThat(witness.matching("narrow"))
        .filteredOn(c -> c.getReason().equals("TooManyStarting"))
        .isNotEmpty()
        .allSatisfy(c -> assertThat(c.getMessage()).contains("server.maxStarting (1)"));
    assertOneAfterTheOther(
        inOrder("narrow"),
        seen -> kickoff.record(seen.match()).orElseThrow().ready().orElseThrow());
    await().atMost(PATIENCE).until(() -> witness.reasons("narrow").getLast().equals("Matching"));
  }

  @Test
  void putsTicketsBackWithTheirFirstJoinTimeWhenNoPodGetsReady() {
    TicketId ticket = kickoff.join("never-ready", "never-ready");
    Instant joined = kickoff.ticket(ticket).joinedAt();
    await().atMost(PATIENCE).until(() -> kickoff.ticket(ticket).match().isPresent());
    MatchId first = kickoff.ticket(ticket).match().orElseThrow();

    await().atMost(PATIENCE).until(() -> kickoff.ticket(ticket).requeues() == 1);
    await()
        .atMost(PATIENCE)
        .until(() -> witness.session(first).flatMap(seen -> seen.first(Phase.FAILED)).isPresent());

    Witness.Seen seen = witness.session(first).orElseThrow();
    assertThat(seen.session().getStatus().reason).isEqualTo("ReadyTimeout");
    assertThat(seen.phases()).extracting(Witness.Sight::attempt).containsSubsequence(1, 2);
    assertThat(kickoff.record(first).orElseThrow().ready()).isEmpty();
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(kickoff.ticket(ticket).match()).isPresent().get().isNotEqualTo(first));
    assertThat(kickoff.ticket(ticket).joinedAt()).isEqualTo(joined);
  }

  @Test
  void probesABrokenImageOneMatchAtATimeUntilItIsMended() {
    List<TicketId> tickets = join("broken", 8);
    await().atMost(PATIENCE).until(() -> failed("broken").size() >= 6);
    assertThat(witness.reasons("broken")).contains("ServersNotStarting");
    assertThat(tickets)
        .extracting(ticket -> kickoff.ticket(ticket))
        .allSatisfy(ticket -> assertThat(ticket.state().isTerminal()).isFalse())
        .extracting(TicketView::requeues)
        .allMatch(requeues -> requeues <= 3);

    mend("broken", "acted/fine");

    await()
        .atMost(PATIENCE)
        .until(() -> tickets.stream().allMatch(TroubledServersE2E::isToldOrOver));
    awaitPlayed(tickets);
    Instant third = failed("broken").get(2).endedAt();
    Instant mended = firstReady("broken");
    assertThat(Duration.between(failed("broken").getLast().endedAt(), mended))
        .as("the next probe is not 8 s after the last")
        .isLessThan(Duration.ofSeconds(8));
    List<Witness.Seen> probes =
        inOrder("broken").stream()
            .filter(seen -> seen.formedAt().isAfter(third.plusMillis(500)))
            .filter(seen -> seen.formedAt().isBefore(mended))
            .toList();
    assertThat(probes).hasSizeGreaterThanOrEqualTo(2); // the last one is after the repair
    assertOneAfterTheOther(probes, Witness.Seen::endedAt);
    await().atMost(PATIENCE).until(() -> witness.reasons("broken").getLast().equals("Matching"));
  }

  @Test
  void aServerThatCrashesAfterItWasReadyHarmsNoOtherMatch() {
    List<TicketId> tickets = join("fragile", 4 * CRASHES);

    await()
        .atMost(PATIENCE)
        .until(
            () -> tickets.stream().allMatch(t -> kickoff.ticket(t).state() == TicketState.ENDED));

    assertThat(witness.sessions("fragile"))
        .extracting(seen -> kickoff.record(seen.match()).orElseThrow())
        .extracting(record ->
            record.status().word() + " " + record.reason().map(EndReason::word).orElse(""))
        .hasSize(2 * CRASHES)
        .containsOnly("failed ServerCrashed", "completed Stopped")
        .filteredOn("failed ServerCrashed"::equals)
        .hasSize(CRASHES);
    assertThat(tickets)
        .extracting(ticket -> kickoff.ticket(ticket).requeues())
        .as("a match that was played is not played again")
        .containsOnly(0);
    assertThat(witness.reasons("fragile"))
        .as("a crash after ready is no failed start")
        .containsOnly("Matching");
    awaitPlayed(List.of(kickoff.join("default", "fragile-1"))); // the player is free again
  }

  private static List<TicketId> join(String queue, int players) {
    return IntStream.rangeClosed(1, players)
        .mapToObj(i -> kickoff.join(queue, queue + "-" + i))
        .toList();
  }

  private static void awaitPlayed(List<TicketId> tickets) {
    await()
        .atMost(PATIENCE)
        .until(
            () -> tickets.stream().allMatch(t -> kickoff.ticket(t).state() == TicketState.ENDED));
    assertThat(tickets)
        .extracting(ticket -> kickoff.ticket(ticket).reason())
        .containsOnly(Optional.of(TicketReason.of(EndReason.STOPPED)));
    await()
        .atMost(PATIENCE)
        .until(() ->
            tickets.stream()
                .map(t -> witness.session(kickoff.ticket(t).match().orElseThrow()).orElseThrow())
                .allMatch(seen -> seen.first(Phase.ENDED).isPresent()));
  }

  private static boolean isToldOrOver(TicketId ticket) {
    TicketState state = kickoff.ticket(ticket).state();
    return state == TicketState.ASSIGNED || state == TicketState.ENDED;
  }

  /** The queue's failed sessions, by the time they ended. */
  private static List<Witness.Seen> failed(String queue) {
    return witness.sessions(queue).stream()
        .filter(seen -> seen.first(Phase.FAILED).isPresent())
        .sorted(Comparator.comparing(Witness.Seen::endedAt))
        .toList();
  }

  /** The queue's sessions, by the time they were formed. */
  private static List<Witness.Seen> inOrder(String queue) {
    return witness.sessions(queue).stream()
        .sorted(Comparator.comparing(Witness.Seen::formedAt))
        .toList();
  }

  private static Instant firstReady(String queue) {
    return witness.sessions(queue).stream()
        .flatMap(seen -> kickoff.record(seen.match()).orElseThrow().ready().stream())
        .min(Comparator.naturalOrder())
        .orElseThrow();
  }

  private static void mend(String queue, String image) {
    kickoff
        .kubernetes
        .resources(MatchQueue.class)
        .inNamespace("default")
        .withName(queue)
        .edit(edited -> {
          edited.getSpec().server.template.getSpec().getContainers().getFirst().setImage(image);
          return edited;
        });
  }

  private interface Until {
    Instant of(Witness.Seen seen);
  }

  private static void assertOneAfterTheOther(List<Witness.Seen> sessions, Until until) {
    for (int i = 1; i < sessions.size(); i++) {
      assertThat(sessions.get(i).formedAt())
          .as("session %d of %d is formed when the one before starts no more", i, sessions.size())
          .isAfterOrEqualTo(until.of(sessions.get(i - 1)).truncatedTo(ChronoUnit.MILLIS));
    }
  }
}

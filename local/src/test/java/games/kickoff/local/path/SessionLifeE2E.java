package games.kickoff.local.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import games.kickoff.core.id.MatchId;
import games.kickoff.core.id.PlayerId;
import games.kickoff.core.id.TicketId;
import games.kickoff.core.match.Outcome;
import games.kickoff.core.reason.EndReason;
import games.kickoff.core.reason.TicketReason;
import games.kickoff.core.record.RecordView;
import games.kickoff.core.ticket.JoinResult;
import games.kickoff.core.ticket.TicketState;
import games.kickoff.local.api.ApiChoice;
import games.kickoff.operator.api.GameSession;
import games.kickoff.operator.api.MatchQueue;
import games.kickoff.operator.api.Phase;
import games.kickoff.testing.WaitBound;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Each way in which a session can end, on one stack with a queue for each. */
class SessionLifeE2E {

  private static final Duration PATIENCE = WaitBound.BOUND;

  private static final String DISRUPTED =
      """
      {"status":{"conditions":[{"type":"DisruptionTarget","status":"True",
       "reason":"PreemptionByScheduler","lastTransitionTime":"%s"}]}}\
      """;

  private static Kickoff kickoff;

  @BeforeAll
  static void start() throws IOException {
    kickoff = Kickoff.start(ApiChoice.AUTO, "lives.yaml");
  }

  @AfterAll
  static void stop() throws IOException {
    kickoff.close();
  }

  @Test
  void keepsTheServersTerminationMessageAsTheResult() {
    TicketId ticket = kickoff.join("default", "result");
    MatchId match = matchOf(ticket);

    RecordView record = ended(match);

    assertThat(record.status()).isEqualTo(Outcome.COMPLETED);
    assertThat(record.reason()).contains(EndReason.STOPPED);
    assertThat(record.result().orElseThrow()).contains("\"reason\":\"open_timeout\"");
    await().atMost(PATIENCE).until(() -> kickoff.ticket(ticket).state() == TicketState.ENDED);
  }

  @Test
  void removesTheSessionAfterItsRetentionAndKeepsTheRecord() {
    MatchId match = matchOf(kickoff.join("default", "retention"));
    ended(match);

    await().atMost(PATIENCE).until(() -> kickoff.session(match).isEmpty());

    assertThat(kickoff.podsOf(match)).isZero();
    assertThat(kickoff.record(match).orElseThrow().reason()).contains(EndReason.STOPPED);
  }

  @Test
  void endsAMatchAtItsTimeLimit() {
    MatchId match = matchOf(kickoff.join("limited", "limit"));

    assertThat(ended(match).reason()).contains(EndReason.TIME_LIMIT);
    assertThat(session(match).getStatus().phase).isEqualTo(Phase.ENDED);
    await().atMost(PATIENCE).until(() -> kickoff.podsOf(match) == 0);
  }

  @Test
  void endsAMatchWhoseServerSaysStopAndStays() {
    MatchId match = matchOf(kickoff.join("stays", "stays"));

    assertThat(ended(match).reason()).contains(EndReason.STOPPED);
    await().atMost(PATIENCE).until(() -> kickoff.podsOf(match) == 0);
  }

  @Test
  void failsAMatchWhoseServerDiesAfterItWasReady() {
    TicketId ticket = kickoff.join("dies", "dies");
    MatchId match = matchOf(ticket);

    RecordView record = ended(match);

    assertThat(record.reason()).contains(EndReason.SERVER_CRASHED);
    assertThat(record.status()).isEqualTo(Outcome.FAILED);
    assertThat(session(match).getStatus().message).contains("42");
    await().atMost(PATIENCE).until(() -> kickoff.ticket(ticket).state() == TicketState.ENDED);
  }

  @Test
  void burnsNoTicketWhenNoServerOfItsQueueEverStartsAndTheQueueSaysSo() {
    TicketId ticket = kickoff.join("crashes", "crashes");

    await()
        .atMost(PATIENCE)
        .until(() -> "ServersNotStarting".equals(matching("crashes").getReason()));

    assertThat(matching("crashes").getMessage()).contains("StartFailed");
    assertThat(kickoff.ticket(ticket).state().isTerminal()).isFalse();
    await().atMost(PATIENCE).until(() -> events("MatchQueue").contains("ServersNotStarting"));
    assertThat(events("GameSession")).contains("StartFailed");
  }

  @Test
  void triesAsManyPodsAsAllowedBeforeASessionFails() {
    TicketId ticket = kickoff.join("crashes-too", "attempts");
    MatchId match = matchOf(ticket);

    await().atMost(PATIENCE).until(() -> phase(match) == Phase.FAILED);

    assertThat(session(match).getStatus().attempt).isEqualTo(2);
    assertThat(session(match).getStatus().message).contains("exit code 3");
    assertThat(kickoff.record(match).orElseThrow().ready()).isEmpty();
  }

  @Test
  void saysInThePodAndInTheSessionWhichImageCannotBeRun() {
    MatchId match = matchOf(kickoff.join("unknown-image", "image"));
    await().atMost(PATIENCE).until(() -> kickoff.podsOf(match) == 1);
    await().atMost(PATIENCE).until(() -> phase(match) == Phase.FAILED);

    assertThat(session(match).getStatus().reason).isEqualTo("ReadyTimeout");
    assertThat(session(match).getStatus().message).contains("ErrImagePull", "nobody/has-this");
  }

  @Test
  void endsTheMatchAsCancelledWhenAPersonDeletesItsSession() {
    TicketId ticket = kickoff.join("open", "cancel");
    MatchId match = ready(ticket);

    kickoff.kubernetes.resource(session(match)).delete();

    assertThat(ended(match).status()).isEqualTo(Outcome.CANCELLED);
    await().atMost(PATIENCE).until(() -> kickoff.podsOf(match) == 0);
    await().atMost(PATIENCE).until(() -> kickoff.ticket(ticket).state() == TicketState.ENDED);
    kickoff.join("open", "cancel"); // the player is free again
  }

  @Test
  void abandonsAMatchWhosePodIsLost() {
    TicketId ticket = kickoff.join("open", "lost");
    MatchId match = ready(ticket);
    Pod pod = podOf(match);

    // The pod vanishes at once, as with its node; its server gets no SIGTERM.
    kickoff.kubernetes.resource(pod).withGracePeriod(0).delete();

    RecordView record = ended(match);
    assertThat(record.status()).isEqualTo(Outcome.ABANDONED);
    assertThat(record.reason()).contains(EndReason.SERVER_LOST);
  }

  @Test
  void abandonsAMatchWhoseServerIsEvictedThoughItExitsWell() {
    MatchId match = ready(kickoff.join("open", "evicted"));
    Pod pod = podOf(match);

    kickoff
        .kubernetes
        .resource(pod)
        .subresource("status")
        .patch(PatchContext.of(PatchType.JSON_MERGE), DISRUPTED.formatted(now()));
    kickoff.kubernetes.resource(pod).delete();

    RecordView record = ended(match);
    assertThat(record.status()).isEqualTo(Outcome.ABANDONED);
    assertThat(record.reason()).contains(EndReason.DISRUPTED);
    assertThat(session(match).getStatus().message).contains("PreemptionByScheduler");
  }

  private static String now() {
    return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
  }

  @Test
  void claimsNobodyInAPausedQueueAndGoesOnWhenItIsNot() {
    TicketId ticket = kickoff.join("paused", "patient");
    await().atMost(PATIENCE).until(() -> matching("paused").getReason().equals("Paused"));
    assertThat(kickoff.ticket(ticket).state()).isEqualTo(TicketState.WAITING);

    kickoff
        .kubernetes
        .resources(MatchQueue.class)
        .inNamespace("default")
        .withName("paused")
        .edit(queue -> {
          queue.getSpec().paused = false;
          return queue;
        });

    ready(ticket);
  }

  @Test
  void failsTheWaitingTicketsOfADeletedQueue() {
    TicketId ticket = kickoff.join("deleted", "alone");

    kickoff
        .kubernetes
        .resources(MatchQueue.class)
        .inNamespace("default")
        .withName("deleted")
        .delete();

    await().atMost(PATIENCE).until(() -> kickoff.ticket(ticket).state() == TicketState.FAILED);
    assertThat(kickoff.ticket(ticket).reason()).contains(TicketReason.QUEUE_DELETED);
  }

  @Test
  void looksAfterAQueueThatWasMadeAnewUnderItsName() {
    for (int round = 0; round < 5; round++) {
      MatchQueue queue =
          kickoff
              .kubernetes
              .resources(MatchQueue.class)
              .inNamespace("default")
              .withName("again")
              .get();
      kickoff.tickets.join(Kickoff.queue("again"), List.of(new PlayerId("again-" + round)));
      kickoff.kubernetes.resource(queue).delete();
      queue.getMetadata().setResourceVersion(null);
      queue.getMetadata().setUid(null);
      kickoff.kubernetes.resource(queue).create();
    }

    await()
        .atMost(PATIENCE)
        .until(() ->
            kickoff.tickets.join(Kickoff.queue("again"), List.of(new PlayerId("again")))
                instanceof JoinResult.Created);
    await()
        .atMost(PATIENCE)
        .until(() ->
            kickoff
                .tickets
                .latest(Kickoff.queue("again"), new PlayerId("again"))
                .filter(ticket -> ticket.state() == TicketState.ASSIGNED)
                .isPresent());
  }

  /** The reasons of the Events about that kind. */
  private static List<String> events(String kind) {
    return kickoff.kubernetes.v1().events().inNamespace("default").list().getItems().stream()
        .filter(event -> event.getInvolvedObject().getKind().equals(kind))
        .map(Event::getReason)
        .toList();
  }

  private static Pod podOf(MatchId match) {
    return kickoff
        .kubernetes
        .pods()
        .inNamespace("default")
        .withLabel(GameSession.SESSION_LABEL, match.value())
        .list()
        .getItems()
        .getFirst();
  }

  private static MatchId matchOf(TicketId ticket) {
    await().atMost(PATIENCE).until(() -> kickoff.ticket(ticket).match().isPresent());
    return kickoff.ticket(ticket).match().orElseThrow();
  }

  private static MatchId ready(TicketId ticket) {
    await().atMost(PATIENCE).until(() -> kickoff.ticket(ticket).state() == TicketState.ASSIGNED);
    MatchId match = kickoff.ticket(ticket).match().orElseThrow();
    await().atMost(PATIENCE).until(() -> phase(match) == Phase.READY);
    return match;
  }

  private static RecordView ended(MatchId match) {
    await()
        .atMost(PATIENCE)
        .until(() -> kickoff.record(match).filter(r -> r.ended().isPresent()).isPresent());
    await()
        .atMost(PATIENCE)
        .until(() -> kickoff.session(match).isEmpty() || phase(match).isTerminal());
    return kickoff.record(match).orElseThrow();
  }

  private static GameSession session(MatchId match) {
    return kickoff.session(match).orElseThrow();
  }

  private static Phase phase(MatchId match) {
    return kickoff
        .session(match)
        .map(GameSession::getStatus)
        .map(status -> status.phase)
        .orElse(Phase.PENDING);
  }

  private static Condition matching(String queue) {
    MatchQueue found =
        kickoff.kubernetes.resources(MatchQueue.class).inNamespace("default").withName(queue).get();
    return found.getStatus() == null
        ? new Condition()
        : found.getStatus().conditions.stream()
            .filter(c -> c.getType().equals("Matching"))
            .findFirst()
            .orElseThrow();
  }
}

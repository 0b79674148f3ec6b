package games.kickoff.local.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import games.kickoff.core.id.MatchId;
import games.kickoff.core.id.TicketId;
import games.kickoff.core.queue.QueueKey;
import games.kickoff.core.reason.TicketReason;
import games.kickoff.core.ticket.TicketState;
import games.kickoff.local.api.ApiChoice;
import games.kickoff.operator.api.GameSession;
import games.kickoff.operator.api.MatchQueue;
import games.kickoff.testing.WaitBound;
import io.fabric8.kubernetes.api.model.Pod;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Queues of different sizes, servers and namespaces on one stack. */
class SeveralQueuesE2E {

  private static final Duration PATIENCE = WaitBound.BOUND;
  private static final QueueKey DUEL = new QueueKey("ranked", "duel");
  private static final QueueKey TRIO = new QueueKey("casual", "trio");
  private static final QueueKey DOOMED = new QueueKey("casual", "doomed");

  private static Kickoff kickoff;

  @BeforeAll
  static void start() throws IOException {
    kickoff = Kickoff.start(ApiChoice.AUTO, "several.yaml");
  }

  @AfterAll
  static void stop() throws IOException {
    kickoff.close();
  }

  @Test
  void eachFormsMatchesOfItsSizeOnItsServerInItsNamespace() {
    List<TicketId> trio = join(TRIO, "a", "b", "c");
    List<TicketId> duel = join(DUEL, "d", "e");

    assertThat(imagePlayedOn(trio, TRIO, 1, 3)).isEqualTo("test/says-stop-and-stays");
    assertThat(imagePlayedOn(duel, DUEL, 2, 1)).isEqualTo("kickoff/game-server");
  }

  @Test
  void deletingOneFailsWhoWaitsInItAndLeavesLiveMatchesAndOtherQueuesAlone() {
    List<TicketId> live = join(DOOMED, "live1", "live2");
    live.forEach(SeveralQueuesE2E::awaitAssigned);
    TicketId waiting = kickoff.join(DOOMED, "waiting");
    TicketId elsewhere = kickoff.join(DUEL, "elsewhere1");

    kickoff
        .kubernetes
        .resources(MatchQueue.class)
        .inNamespace(DOOMED.namespace())
        .withName(DOOMED.name())
        .delete();

    await().atMost(PATIENCE).until(() -> state(waiting) == TicketState.FAILED);
    assertThat(kickoff.ticket(waiting).reason()).contains(TicketReason.QUEUE_DELETED);
    awaitAssigned(kickoff.join(DUEL, "elsewhere2"));
    awaitAssigned(elsewhere);
    assertThat(live).allMatch(ticket -> state(ticket) == TicketState.ASSIGNED);
  }

  @Test
  void aPlayerWhoWaitsInTwoPlaysInOneAndIsTakenOutOfTheOther() {
    TicketId inTrio = kickoff.join(TRIO, "both");
    TicketId inDuel = kickoff.join(DUEL, "both");

    awaitAssigned(kickoff.join(DUEL, "mate"));

    awaitAssigned(inDuel);
    assertThat(state(inTrio)).isEqualTo(TicketState.CANCELLED);
    assertThat(kickoff.ticket(inTrio).reason()).contains(TicketReason.MATCHED_ELSEWHERE);
  }

  /**
   * Checks that the tickets were assigned to one match with these teams, in the queue's namespace;
   * returns the image of its server.
   */
  private static String imagePlayedOn(List<TicketId> tickets, QueueKey queue, int teams, int size) {
    tickets.forEach(SeveralQueuesE2E::awaitAssigned);
    MatchId match = kickoff.ticket(tickets.getFirst()).match().orElseThrow();
    assertThat(tickets).allMatch(it -> kickoff.ticket(it).match().orElseThrow().equals(match));
    GameSession session = kickoff.session(match).orElseThrow();
    assertThat(session.getMetadata().getNamespace()).isEqualTo(queue.namespace());
    assertThat(session.getSpec().teams).hasSize(teams).allMatch(team -> team.size() == size);
    Pod pod = kickoff.pods(match).getFirst();
    assertThat(pod.getMetadata().getNamespace()).isEqualTo(queue.namespace());
    return pod.getSpec().getContainers().getFirst().getImage();
  }

  private static List<TicketId> join(QueueKey queue, String... players) {
    return List.of(players).stream().map(player -> kickoff.join(queue, player)).toList();
  }

  private static void awaitAssigned(TicketId ticket) {
    await().atMost(PATIENCE).until(() -> state(ticket) == TicketState.ASSIGNED);
  }

  private static TicketState state(TicketId ticket) {
    return kickoff.ticket(ticket).state();
  }
}

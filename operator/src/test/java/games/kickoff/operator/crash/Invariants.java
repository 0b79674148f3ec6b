package games.kickoff.operator.crash;

import static org.assertj.core.api.Assertions.assertThat;

import games.kickoff.core.id.MatchId;
import games.kickoff.core.id.PlayerId;
import games.kickoff.core.record.RecordView;
import games.kickoff.core.ticket.JoinResult;
import games.kickoff.core.ticket.TicketView;
import games.kickoff.operator.api.GameSession;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Checks the invariants of docs/architecture.md §4 in the stores, once nothing changes any more.
 */
final class Invariants {

  private static final int MANY = 1_000;

  private Invariants() {}

  /** Whether everything has ended, so that the invariants can be checked. */
  static boolean isQuiet(Stage stage) {
    return stage.tickets().stream().allMatch(t -> t.state().isTerminal())
        && stage.pods().isEmpty()
        && stage.sessions().stream().allMatch(Invariants::isOver)
        && stage.realm.matches.live(MANY).isEmpty()
        && stage.records.open(Duration.ZERO, MANY).isEmpty();
  }

  static boolean isOver(GameSession session) {
    return session.getStatus() != null
        && session.getStatus().phase != null
        && session.getStatus().phase.isTerminal();
  }

  /** Checks the invariants. No operator may be running. */
  static void check(Stage stage) {
    assertThat(isQuiet(stage)).as("everything has come to its end").isTrue();
    List<MatchId> assigned = List.copyOf(stage.storeCalls.assigned());
    assertThat(assigned)
        .as("1: live at once%s", stage.storeCalls)
        .satisfies(m -> noneOverlap(stage, m));
    assertThat(stage.realm.unaccounted(stage.queue)).as("3: tickets not accounted for").isZero();
    for (TicketView before : stage.joined.values()) {
      TicketView after = stage.realm.ticket(before.id());
      assertThat(after.joinedAt()).as("7: first join of %s", after).isEqualTo(before.joinedAt());
    }
    assertThat(stage.storeCalls.assignedUnrecorded()).as("9: told without a record").isEmpty();
    for (MatchId match : assigned) {
      assertThat(stage.storeCalls.ends(match))
          .as("9: ends of %s%s", match, stage.storeCalls)
          .isOne();
    }
    for (GameSession session : stage.sessions()) {
      assertThat(session.getStatus().reason).as("12: why %s ended", session).isNotBlank();
    }
    for (MatchId match : stage.storeCalls.claimed()) {
      stage
          .records
          .find(match)
          .ifPresent(r -> assertThat(r.reason()).as("12: why %s ended", r).isPresent());
    }
    checkNobodyIsBusy(stage);
  }

  private static void noneOverlap(Stage stage, List<? extends MatchId> assigned) {
    for (MatchId one : assigned) {
      for (MatchId other : assigned) {
        boolean share =
            !one.equals(other)
                && players(stage, one).stream().anyMatch(players(stage, other)::contains);
        assertThat(share && stage.storeCalls.overlap(one, other))
            .as("players of %s were told of %s, too", one, other)
            .isFalse();
      }
    }
  }

  private static List<PlayerId> players(Stage stage, MatchId match) {
    return stage.realm.matches.find(match).orElseThrow().players();
  }

  /** Checks that every player is free, by joining again. */
  private static void checkNobodyIsBusy(Stage stage) {
    if (stage.realm.tickets.join(stage.queue, List.of(new PlayerId("stranger")))
        instanceof JoinResult.UnknownQueue) {
      return; // the queue was deleted
    }
    for (String player : stage.joined.keySet()) {
      assertThat(stage.realm.tickets.join(stage.queue, List.of(new PlayerId(player))))
          .as("%s joins again", player)
          .isInstanceOf(JoinResult.Created.class);
    }
  }

  /** The records of all matches that had tickets claimed for them. */
  static List<RecordView> records(Stage stage) {
    List<RecordView> records = new ArrayList<>();
    stage.storeCalls.claimed().forEach(match -> stage.records.find(match).ifPresent(records::add));
    return records;
  }
}

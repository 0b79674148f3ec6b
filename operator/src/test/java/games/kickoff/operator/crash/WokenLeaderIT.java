package games.kickoff.operator.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import games.kickoff.operator.api.GameSession;
import games.kickoff.operator.api.Phase;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A leader is suspended just before one of its steps, and continues with it after another has led
 * for a while. What the other leader did must stay as it is, and the woken one must end itself.
 */
@Execution(ExecutionMode.CONCURRENT)
class WokenLeaderIT {

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("pointsOfAStart")
  void aWokenLeaderLeavesALiveMatchAlone(Story story, String operation) {
    try (Stage stage = story.stage()) {
      stage.node.letMatchesEnd(false);
      OperatorProcess first = sleepBefore(story, operation, stage);
      stage.until("all play, and what failed is over", () -> isAtRest(stage));
      checkChangesNothing(first, stage);
      stage.node.letMatchesEnd(true);
      checkEnd(story, stage);
    }
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("points")
  void aWokenLeaderLeavesWhatIsOverAlone(Story story, String operation) {
    try (Stage stage = story.stage()) {
      OperatorProcess first = sleepBefore(story, operation, stage);
      stage.node.letMatchesEnd(true);
      stage.until("all is over", () -> Invariants.isQuiet(stage) && story.isOver(stage));
      checkChangesNothing(first, stage);
      checkEnd(story, stage);
    }
  }

  /** Whether every session is Ready, or over with its pods gone. */
  private static boolean isAtRest(Stage stage) {
    Set<String> live = new HashSet<>();
    for (GameSession session : stage.sessions()) {
      boolean ready = session.getStatus() != null && session.getStatus().phase == Phase.READY;
      if (!ready && !Invariants.isOver(session)) {
        return false;
      }
      if (ready) {
        live.add(session.getMetadata().getName());
      }
    }
    return Story.isLive(stage)
        && stage.pods().stream()
            .map(pod -> pod.getMetadata().getLabels().get(GameSession.SESSION_LABEL))
            .allMatch(live::contains);
  }

  private static OperatorProcess sleepBefore(Story story, String operation, Stage stage) {
    Moment moment = moment(operation);
    OperatorProcess first = stage.lead(Fate.toSleep());
    story.prepare(stage);
    first.fate().at(moment);
    Thread play = Thread.startVirtualThread(() -> story.play(stage));
    stage.until("it sleeps " + moment, first.fate()::isReached);
    story.whileNobodyLeads(stage);
    stage.lead(Fate.toLive());
    stage.until("the story is told", () -> !play.isAlive());
    story.afterwards(stage);
    return first;
  }

  private static void checkChangesNothing(OperatorProcess first, Stage stage) {
    Snapshot before = Snapshot.of(stage);
    first.fate().wake();
    stage.until("it has gone on", first.fate()::hasGoneOn);
    stage.touchQueue(); // makes it write again; if no earlier write was refused, this one is
    stage.until("it has ended itself", first.fate()::isDead);
    Set<String> pods = before.pods().keySet();
    stage.until(
        "what it made is gone",
        () ->
            Snapshot.of(stage).pods().keySet().equals(pods)
                && stage.sessions().stream()
                    .filter(s -> !before.sessions().containsKey(s.getMetadata().getName()))
                    .allMatch(Invariants::isOver));
    before.checkIsPartOf(Snapshot.of(stage));
  }

  private static void checkEnd(Story story, Stage stage) {
    stage.until("all is over", () -> Invariants.isQuiet(stage) && story.isOver(stage));
    stage.endLeaders();
    story.check(stage);
    Invariants.check(stage);
    assertThat(stage.pods()).isEmpty();
  }

  /** The moment before an operation; {@code create pods#2} is the second one of that name. */
  private static Moment moment(String operation) {
    String[] parts = operation.split("#");
    return Moment.before(parts[0]).number(parts.length == 1 ? 1 : Integer.parseInt(parts[1]));
  }

  static Stream<Arguments> pointsOfAStart() {
    return Stream.of(
            of(
                Story.PLAYED,
                "Claims.claim",
                "create gamesessions",
                "Claims.confirm",
                "create pods",
                "Records.record",
                "Claims.assign",
                "patch gamesessions/status Ready"),
            of(
                Story.SECOND_SERVER,
                "delete pods",
                "patch gamesessions/status Starting",
                "create pods#2"),
            of(Story.SERVER_FAILS, "Records.end", "Claims.fail"),
            of(Story.LATE, "Records.end", "Claims.fail"),
            of(Story.TOO_LATE, "patch gamesessions/status Failed", "delete pods"),
            of(
                Story.LATE_WITH_ANOTHER,
                "delete pods",
                "patch gamesessions/status Starting",
                "create pods#2"),
            of(Story.SESSION_REFUSED, "Claims.requeueCounted"),
            of(Story.QUEUE_REMADE, "QueuePublication.withdraw"),
            of(
                Story.REDIS_LOST,
                "QueuePublication.publish",
                "RealmRefill.restore",
                "RealmRefill.open"))
        .flatMap(s -> s);
  }

  static Stream<Arguments> points() {
    return Stream.of(
            of(
                Story.PLAYED,
                "Claims.claim",
                "create gamesessions",
                "Claims.confirm",
                "create pods",
                "Records.record",
                "Claims.assign",
                "patch gamesessions/status Ready",
                "Records.end",
                "Claims.end",
                "patch gamesessions/status Ended",
                "delete pods"),
            of(Story.FORGOTTEN, "create pods", "delete gamesessions"),
            of(
                Story.SERVER_FAILS,
                "Records.end",
                "Claims.fail",
                "patch gamesessions/status Failed",
                "delete pods"),
            of(Story.PLAYER_BUSY, "Claims.requeue", "Records.end"),
            of(Story.SESSION_DELETED, "Records.end", "Claims.end", "delete pods"),
            of(Story.QUEUE_DELETED, "QueuePublication.withdraw"))
        .flatMap(s -> s);
  }

  private static Stream<Arguments> of(Story story, String... operations) {
    return Stream.of(operations).map(operation -> arguments(story, operation));
  }
}

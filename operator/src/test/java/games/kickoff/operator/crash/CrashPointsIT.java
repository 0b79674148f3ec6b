package games.kickoff.operator.crash;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A leader is killed before and after each of its steps; the next leader continues from the state
 * it left.
 */
@Execution(ExecutionMode.CONCURRENT)
class CrashPointsIT {

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("points")
  void theNextLeaderBringsEverythingToItsEndWhereverOneWasKilled(Story story, Moment moment) {
    try (Stage stage = story.stage()) {
      OperatorProcess first = stage.lead(Fate.toDie());
      story.prepare(stage);
      first.fate().at(moment);
      Thread play = Thread.startVirtualThread(() -> story.play(stage));
      stage.until("it is killed " + moment, first.fate()::isReached);
      story.whileNobodyLeads(stage);
      stage.lead(Fate.toLive());
      stage.until("the story is told", () -> !play.isAlive());
      story.afterwards(stage);
      stage.node.letMatchesEnd(true);
      stage.until("all is over", () -> Invariants.isQuiet(stage) && story.isOver(stage));
      stage.endLeaders();
      story.check(stage);
      Invariants.check(stage);
    }
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
            of(Story.FORGOTTEN, "delete gamesessions"),
            of(Story.SECOND_SERVER, "delete pods", "patch gamesessions/status Starting"),
            of(Story.SECOND_SERVER, 2, "create pods"),
            of(
                Story.SERVER_FAILS,
                "Records.end",
                "Claims.fail",
                "patch gamesessions/status Failed",
                "create events",
                "delete pods"),
            of(Story.SESSION_REFUSED, "Claims.requeueCounted"),
            of(
                Story.PLAYER_BUSY,
                "Claims.requeue",
                "Records.end",
                "patch gamesessions/status Failed"),
            of(Story.SESSION_DELETED, "Records.end", "Claims.end", "delete pods"),
            of(Story.QUEUE_DELETED, "QueuePublication.withdraw"),
            of(
                Story.REDIS_LOST,
                "QueuePublication.publish",
                "RealmRefill.restore",
                "RealmRefill.open"),
            of(Story.REDIS_LOST, 2, "RealmRefill.restore"))
        .flatMap(s -> s);
  }

  private static Stream<Arguments> of(Story story, String... operations) {
    return of(story, 1, operations);
  }

  private static Stream<Arguments> of(Story story, int number, String... operations) {
    return Stream.of(operations)
        .flatMap(o -> Stream.of(Moment.before(o), Moment.after(o)))
        .map(moment -> arguments(story, moment.number(number)));
  }
}

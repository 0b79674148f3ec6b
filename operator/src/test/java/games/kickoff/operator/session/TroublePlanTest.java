package games.kickoff.operator.session;

import static org.assertj.core.api.Assertions.assertThat;

import games.kickoff.core.reason.EndReason;
import games.kickoff.operator.outage.Retries;
import games.kickoff.operator.session.TroublePlan.Failed;
import games.kickoff.operator.session.TroublePlan.Stand;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A row is a look that failed, named by what must come of it. */
class TroublePlanTest {

  private static final Duration PAUSE = Duration.ofSeconds(3);
  private static final Step LATER = new Step.LookAgain(PAUSE);

  record Row(String outcome, Failed look, List<Step> steps) {
    @Override
    public String toString() {
      return outcome;
    }
  }

  static Stream<Row> rows() {
    return Stream.of(
        new Row(
            "looksAgainAtOnceWhenTheCacheIsBehind",
            new Failed(Stand.LIVE, true, 4, false, "409", PAUSE),
            List.of(new Step.LookAgain(Retries.CATCH_UP))),
        new Row(
            "saysThatTheCacheStaysBehind",
            new Failed(Stand.LIVE, true, 5, true, "409", PAUSE),
            List.of(new Step.NoteTrouble("409"), LATER)),
        new Row(
            "isNeverGivenUpForACacheThatIsBehind",
            new Failed(Stand.STARTING, true, 99, false, "409", PAUSE),
            List.of(LATER)),
        new Row(
            "saysWhyTheFirstTime",
            new Failed(Stand.STARTING, false, 1, true, "no such field", PAUSE),
            List.of(new Step.NoteTrouble("no such field"), LATER)),
        new Row(
            "saysItOnce",
            new Failed(Stand.STARTING, false, 2, false, "no such field", PAUSE),
            List.of(LATER)),
        new Row(
            "isGivenUpAtTheFifthFailure",
            new Failed(Stand.STARTING, false, 5, false, "no such field", PAUSE),
            List.of(
                new Step.Fail(Blame.MATCH, EndReason.OPERATOR_ERROR, "no such field"),
                new Step.LookAgain(TroublePlan.AFTERWARDS))),
        new Row(
            "playsOnHoweverOftenLooksFail", // invariant 10
            new Failed(Stand.LIVE, false, 99, true, "no such field", PAUSE),
            List.of(new Step.NoteTrouble("no such field"), LATER)),
        new Row(
            "saysNothingInAStatusThatHasItsLastWord",
            new Failed(Stand.OVER, false, 99, true, "no such field", PAUSE),
            List.of(LATER)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void plans(Row row) {
    assertThat(TroublePlan.plan(row.look())).as(row.outcome()).isEqualTo(row.steps());
  }
}

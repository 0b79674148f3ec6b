package games.kickoff.operator.session;

import static org.assertj.core.api.Assertions.assertThat;

import games.kickoff.core.claim.Confirmation;
import games.kickoff.core.reason.EndReason;
import games.kickoff.core.server.Endpoint;
import games.kickoff.operator.outage.Retries;
import games.kickoff.operator.session.TroublePlan.Failed;
import games.kickoff.operator.session.TroublePlan.Stand;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each row is a failed reconcile, and is named by the expected outcome. */
class TroublePlanTest {

  private static final Duration PAUSE = Duration.ofSeconds(3);
  private static final Step LATER = new Step.Requeue(PAUSE);

  record Row(String outcome, Failed observed, List<Step> steps) {
    @Override
    public String toString() {
      return outcome;
    }
  }

  static Stream<Row> rows() {
    return Stream.of(
        new Row(
            "looksAgainAtOnceWhenTheCacheIsBehind",
            failed(Stand.LIVE, true, 4, "409", "409"),
            List.of(new Step.Requeue(Retries.CATCH_UP))),
        new Row(
            "saysThatTheCacheStaysBehind",
            failed(Stand.LIVE, true, 5, "", "409"),
            List.of(new Step.NoteTrouble("409"), LATER)),
        new Row(
            "isNeverGivenUpForACacheThatIsBehind",
            failed(Stand.STARTING, true, 99, "409", "409"),
            List.of(LATER)),
        new Row(
            "saysWhyTheFirstTime",
            failed(Stand.STARTING, false, 1, "", "no such field"),
            List.of(new Step.NoteTrouble("no such field"), LATER)),
        new Row(
            "saysItOnce",
            failed(Stand.STARTING, false, 2, "no such field", "no such field"),
            List.of(LATER)),
        new Row(
            "asksForItsClaimBeforeItGivesUp",
            failed(Stand.STARTING, false, 5, "", "no such field"),
            List.of(new Step.Confirm())),
        new Row(
            "isNotGivenUpWhenItsPlayersWereTold", // for example if writing the status failed
            failed(Stand.STARTING, false, 99, "no such field", "no such field")
                .confirmed(new Confirmation.Assigned(new Endpoint("10.0.0.7", 8080))),
            List.of(LATER)),
        new Row(
            "failsForItsClaimThatIsGone",
            failed(Stand.STARTING, false, 5, "no such field", "no such field")
                .confirmed(new Confirmation.Gone()),
            List.of(
                new Step.Fail(
                    ReleaseMode.NOBODY,
                    EndReason.CLAIM_GONE,
                    "its tickets are not claimed any more"),
                new Step.Requeue(TroublePlan.AFTERWARDS))),
        new Row(
            "isGivenUpAtTheFifthFailure",
            failed(Stand.STARTING, false, 5, "no such field", "no such field")
                .confirmed(new Confirmation.Ours()),
            List.of(
                new Step.Fail(ReleaseMode.MATCH, EndReason.OPERATOR_ERROR, "no such field"),
                new Step.Requeue(TroublePlan.AFTERWARDS))),
        new Row(
            "playsOnHoweverOftenLooksFail", // invariant 10
            failed(Stand.LIVE, false, 99, "", "no such field"),
            List.of(new Step.NoteTrouble("no such field"), LATER)),
        new Row(
            "saysNothingInAStatusThatHasItsLastWord",
            failed(Stand.OVER, false, 99, "", "no such field"),
            List.of(LATER)));
  }

  private static Failed failed(Stand stand, boolean behind, int inARow, String said, String why) {
    return new Failed(stand, behind, inARow, said, why, PAUSE, Optional.empty());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void plans(Row row) {
    assertThat(SessionPlan.plan(row.observed())).as(row.outcome()).isEqualTo(row.steps());
  }
}

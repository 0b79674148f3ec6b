package games.kickoff.operator.session;

import static games.kickoff.operator.session.PodSight.deleting;
import static games.kickoff.operator.session.PodSight.exited;
import static games.kickoff.operator.session.PodSight.ready;
import static games.kickoff.operator.session.PodSight.starting;
import static games.kickoff.operator.session.PodSight.unprepared;
import static games.kickoff.operator.session.PodSight.unschedulable;
import static games.kickoff.operator.session.PodSight.unscheduled;
import static games.kickoff.operator.session.Situation.ENDPOINT;
import static games.kickoff.operator.session.Situation.in;
import static games.kickoff.operator.session.Situation.liveFor;
import static org.assertj.core.api.Assertions.assertThat;

import games.kickoff.core.claim.Confirmation;
import games.kickoff.core.id.MatchId;
import games.kickoff.core.id.PlayerId;
import games.kickoff.core.match.Outcome;
import games.kickoff.core.queue.QueueKey;
import games.kickoff.core.reason.EndReason;
import games.kickoff.operator.api.Phase;
import games.kickoff.operator.server.PodEvents;
import games.kickoff.operator.server.PodView;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each row is an observation, and is named by the expected outcome. */
class SessionPlanTest {

  record Row(String outcome, Situation situation, List<Step> steps) {
    @Override
    public String toString() {
      return outcome;
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"whileNobodyIsTold", "whenAStartGoesWrong"})
  void starts(Row row) {
    assertThat(SessionPlan.plan(row.situation().observed()))
        .as(row.outcome())
        .isEqualTo(row.steps());
  }

  static Stream<Row> whileNobodyIsTold() {
    return Stream.of(
        row("makesTheFirstPodAtOnce", in(Phase.PENDING), new Step.CreatePod(1), again(seconds(2))),
        row(
            "makesThePodOfTheAttemptThatWasWritten",
            in(Phase.STARTING).attempt(2).createdAgo(seconds(70)),
            new Step.CreatePod(2),
            again(seconds(2))),
        row(
            "makesAVanishedPodAgainUntilTheReadyTimeout",
            in(Phase.PENDING)
                .createdAgo(Duration.ofMinutes(9))
                .missingFor(Duration.ofMillis(59_999)),
            new Step.CreatePod(1),
            again(seconds(2))),
        row(
            "givesUpWhenNoPodStayedUntilTheReadyTimeout",
            in(Phase.PENDING).createdAgo(Duration.ofMinutes(9)).missingFor(seconds(60)),
            new Step.Fail(
                ReleaseMode.SERVER, EndReason.READY_TIMEOUT, "no pod stayed until it was ready")),
        row(
            "writesNothingInTheFirstTwoSeconds",
            in(Phase.PENDING).createdAgo(Duration.ofMillis(1_999)).pods(starting(1, seconds(1))),
            again(Duration.ofMillis(1))),
        row(
            "writesStartingAfterTwoSeconds",
            in(Phase.PENDING).createdAgo(seconds(2)).pods(starting(1, seconds(1))),
            new Step.WriteStarting(1),
            again(seconds(59))),
        row(
            "writesStartingOnce",
            in(Phase.STARTING).createdAgo(seconds(9)).pods(starting(1, seconds(8))),
            again(seconds(52))),
        row(
            "looksAgainWhenTheReadyTimeoutIsSoonerThanTheWrite",
            in(Phase.PENDING)
                .createdAgo(seconds(1))
                .readyTimeout(Duration.ofMillis(1_500))
                .pods(starting(1, seconds(1))),
            again(Duration.ofMillis(500))),
        row(
            "tellsItsPlayersWhenThePodIsReady",
            in(Phase.PENDING).pods(ready(1)),
            new Step.RecordAndAssign(ready(1), ENDPOINT)),
        row(
            "tellsItsPlayersThoughTheReadyTimeoutIsOver",
            in(Phase.STARTING).createdAgo(Duration.ofHours(1)).pods(ready(1)),
            new Step.RecordAndAssign(ready(1), ENDPOINT)),
        row(
            "reportsAStuckStartAtOnce",
            in(Phase.PENDING).pods(starting(1, seconds(1), "ErrImagePull: no such image")),
            new Step.NoteStuck(1, "pod-1", "ErrImagePull", "ErrImagePull: no such image"),
            again(seconds(59))),
        row(
            "reportsAStuckStartOnceThoughItsReasonChanges",
            in(Phase.STARTING)
                .createdAgo(seconds(9))
                .saysStuck(starting(1, seconds(1)))
                .pods(starting(1, seconds(1), "ImagePullBackOff: no such image")),
            again(seconds(59))),
        row(
            "reportsTheStuckStartOfEachAttempt",
            in(Phase.STARTING)
                .attempt(2)
                .createdAgo(seconds(90))
                .saysStuck(starting(1, seconds(80)))
                .pods(starting(2, seconds(1), "ErrImagePull")),
            new Step.NoteStuck(2, "pod-2", "ErrImagePull", "ErrImagePull"),
            again(seconds(59))),
        row(
            "waitsForRoomForFiveMinutes",
            in(Phase.STARTING).createdAgo(Duration.ofDays(1)).pods(unschedulable(1, seconds(299))),
            again(seconds(1))),
        row(
            "givesItsPlayersBackWhenNoNodeEverTakesItsPod",
            in(Phase.STARTING).createdAgo(Duration.ofDays(1)).pods(unschedulable(1, seconds(300))),
            new Step.Fail(
                ReleaseMode.NOBODY,
                EndReason.NO_ROOM,
                "no node took its pod: 0/3 nodes are available")),
        row(
            "waitsForAQuotaHoweverLongNoPodIsThere",
            in(Phase.STARTING)
                .createdAgo(Duration.ofDays(1))
                .missingFor(seconds(90))
                .withoutQuota(seconds(90), seconds(8)),
            again(seconds(8))),
        row(
            "tellsThatItWaitsForAQuota",
            in(Phase.PENDING).createdAgo(seconds(2)).withoutQuota(seconds(2), seconds(8)),
            new Step.WriteStarting(1),
            again(seconds(8))),
        row(
            "asksAQuotaAgainWhenItIsTime",
            in(Phase.STARTING).createdAgo(seconds(90)).withoutQuota(seconds(90), Duration.ZERO),
            new Step.CreatePod(1),
            again(seconds(2))),
        row(
            "asksAQuotaForThePodOfItsAttempt",
            in(Phase.STARTING)
                .attempt(2)
                .createdAgo(seconds(90))
                .withoutQuota(seconds(9), Duration.ZERO),
            new Step.CreatePod(2),
            again(seconds(2))),
        row(
            "givesItsPlayersBackWhenNoQuotaHasRoomForFiveMinutes",
            in(Phase.STARTING)
                .createdAgo(Duration.ofDays(1))
                .withoutQuota(seconds(300), seconds(8)),
            new Step.Fail(
                ReleaseMode.NOBODY,
                EndReason.NO_ROOM,
                "no quota had room for it: exceeded quota: q")),
        row(
            "looksAgainWhenItsPatienceForAQuotaIsOver",
            in(Phase.STARTING)
                .createdAgo(Duration.ofDays(1))
                .withoutQuota(seconds(299), seconds(8)),
            again(seconds(1))),
        row(
            "tellsThatItWaitsForRoom",
            in(Phase.PENDING).createdAgo(seconds(3)).pods(unschedulable(1, seconds(3))),
            new Step.WriteStarting(1),
            again(seconds(10))),
        row(
            "countsTheReadyTimeoutFromBeingScheduled", // made ten minutes ago
            in(Phase.STARTING)
                .createdAgo(Duration.ofMinutes(10))
                .pods(starting(1, Duration.ofMillis(59_999))),
            again(Duration.ofMillis(1))),
        row(
            "countsTheReadyTimeoutFromBeingMadeWhileNobodySaysWhyItHasNoNode",
            in(Phase.STARTING).createdAgo(seconds(59)).pods(unscheduled(1, seconds(59))),
            again(seconds(1))));
  }

  static Stream<Row> whenAStartGoesWrong() {
    Duration tenMinutes = Duration.ofMinutes(10);
    return Stream.of(
        secondAttempt("triesAgainWhenThePodExits", exited(1, 3, "")),
        secondAttempt("triesAgainWhenThePodExitsWithoutAnError", exited(1, 0, "")),
        secondAttempt(
            "triesAgainWhenThePodIsEvicted", exited(1, -1, "Evicted", PodView.Cause.DISRUPTED)),
        secondAttempt("triesAgainWhenSomebodyDeletesThePod", deleting(starting(1, seconds(1)))),
        secondAttempt("tellsNobodyOfAReadyPodThatIsBeingDeleted", deleting(ready(1))),
        secondAttempt("triesAgainWhenTheReadyTimeoutIsOver", starting(1, seconds(60))),
        secondAttempt("triesAgainWhenThePodGotNoNodeAndNobodySaysWhy", unscheduled(1, seconds(60))),
        row(
            "writesTheAttemptWhateverThePhase",
            in(Phase.PENDING).pods(exited(1, 3, "")),
            new Step.DeletePod("pod-1", "v1"),
            new Step.WriteStarting(2),
            new Step.CreatePod(2),
            again(seconds(60))),
        row(
            "givesUpWhenTheLastPodExits",
            in(Phase.STARTING).attempt(2).pods(exited(2, 3, "")),
            new Step.Fail(
                ReleaseMode.SERVER,
                EndReason.START_FAILED,
                "pod pod-2 ended before it was ready: exit code 3")),
        row(
            "givesUpWhenTheLastPodIsEvicted",
            in(Phase.STARTING).attempt(2).pods(exited(2, 143, "Evicted", PodView.Cause.DISRUPTED)),
            new Step.Fail(
                ReleaseMode.SERVER,
                EndReason.DISRUPTED,
                "pod pod-2 disrupted before it was ready: Evicted")),
        row(
            "givesUpWhenTheLastPodIsDeleted",
            in(Phase.STARTING).attempt(2).pods(deleting(starting(2, seconds(1)))),
            new Step.Fail(
                ReleaseMode.SERVER,
                EndReason.POD_DELETED,
                "pod pod-2 deleted before it was ready")),
        row(
            "givesUpWhenTheLastPodIsNotReadyInTime",
            in(Phase.STARTING).attempt(2).createdAgo(tenMinutes).pods(starting(2, seconds(60))),
            new Step.Fail(
                ReleaseMode.SERVER,
                EndReason.READY_TIMEOUT,
                "pod pod-2 not ready in time: its probe never succeeded")),
        row(
            "saysWhatKeptTheContainerFromStarting",
            in(Phase.STARTING).attempt(2).pods(starting(2, seconds(60), "ErrImagePull: no such")),
            new Step.Fail(
                ReleaseMode.SERVER,
                EndReason.READY_TIMEOUT,
                "pod pod-2 not ready in time: ErrImagePull: no such")),
        row(
            "goesByTheLatestPodWhenItsAttemptWasNotWritten",
            in(Phase.PENDING).pods(exited(2, 1, "")),
            new Step.Fail(
                ReleaseMode.SERVER,
                EndReason.START_FAILED,
                "pod pod-2 ended before it was ready: exit code 1")),
        row(
            "deletesThePodsOfEarlierAttempts",
            in(Phase.STARTING).attempt(2).pods(starting(1, seconds(70)), starting(2, seconds(10))),
            new Step.DeletePod("pod-1", "v1"),
            again(seconds(50))),
        row(
            "deletesAnEarlierPodThatGotReadyTooLate",
            in(Phase.STARTING).attempt(2).createdAgo(seconds(61)).pods(ready(1)),
            new Step.DeletePod("pod-1", "v1"),
            new Step.CreatePod(2),
            again(seconds(2))),
        row(
            "deletesNoPodTwice",
            in(Phase.STARTING)
                .attempt(2)
                .pods(deleting(starting(1, seconds(70))), starting(2, seconds(10))),
            again(seconds(50))));
  }

  private static Row secondAttempt(String outcome, PodView firstPod) {
    return row(
        outcome,
        in(Phase.STARTING).createdAgo(seconds(61)).pods(firstPod),
        new Step.DeletePod("pod-1", "v1"),
        new Step.WriteStarting(2),
        new Step.CreatePod(2),
        again(seconds(60)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("whatItsStepsFind")
  void findsOut(Row row) {
    assertThat(SessionPlan.plan(row.situation().observed()))
        .as(row.outcome())
        .isEqualTo(row.steps());
  }

  static Stream<Row> whatItsStepsFind() {
    PlayerId busy = new PlayerId("p1");
    MatchId other = new MatchId("0".repeat(26));
    return Stream.of(
        row(
            "asksForItsClaimBeforeItMakesAPod",
            in(Phase.PENDING).unconfirmed(),
            new Step.Confirm()),
        row(
            "asksForItsClaimBeforeItDeletesAPod",
            in(Phase.STARTING).unconfirmed().attempt(2).pods(starting(1, seconds(1)), ready(2)),
            new Step.Confirm()),
        row(
            "asksForItsClaimBeforeItGivesUp",
            in(Phase.STARTING).unconfirmed().createdAgo(seconds(70)).missingFor(seconds(60)),
            new Step.Confirm()),
        row(
            "asksForItsClaimBeforeItRecordsTheMatch",
            in(Phase.STARTING).unconfirmed().pods(ready(1)),
            new Step.Confirm()),
        row(
            "recordsOnlyAnEndWhenItsClaimIsGoneBeforeItIsRecorded",
            in(Phase.STARTING)
                .unconfirmed()
                .pods(ready(1))
                .found(new Finding.Confirmed(new Confirmation.Gone())),
            new Step.Fail(
                ReleaseMode.NOBODY, EndReason.CLAIM_GONE, "its tickets are not claimed any more")),
        row(
            "readsAPodsEventsWhenItsNodeTakesLong",
            in(Phase.STARTING).createdAgo(seconds(9)).pods(unprepared(1, seconds(5))),
            new Step.ReadPodEvents("pod-1")),
        row(
            "givesANodeFiveSecondsToPrepareAPod",
            in(Phase.STARTING).createdAgo(seconds(9)).pods(unprepared(1, seconds(4))),
            again(seconds(1))),
        row(
            "readsAPodsEventsAgainWhenTheySayNothing",
            in(Phase.STARTING)
                .createdAgo(seconds(9))
                .pods(unprepared(1, seconds(5)))
                .found(new Finding.PodEventsRead("pod-1", Optional.empty())),
            again(seconds(5))),
        row(
            "reportsWhatAPodsEventsSay",
            in(Phase.STARTING)
                .createdAgo(seconds(9))
                .pods(unprepared(1, seconds(5)))
                .found(
                    new Finding.PodEventsRead(
                        "pod-1",
                        Optional.of(
                            new PodEvents.Warning("FailedMount", "FailedMount: no secret")))),
            new Step.NoteStuck(1, "pod-1", "FailedMount", "FailedMount: no secret"),
            again(seconds(55))),
        row(
            "asksNobodyWhileItWaits",
            in(Phase.STARTING).unconfirmed().createdAgo(seconds(9)).pods(starting(1, seconds(8))),
            again(seconds(52))),
        row(
            "isReadyWhenALeaderBeforeHasToldItsPlayers",
            in(Phase.STARTING)
                .unconfirmed()
                .pods(starting(2, seconds(1)))
                .found(new Finding.Confirmed(new Confirmation.Assigned(ENDPOINT))),
            new Step.WriteReady(2, ENDPOINT)),
        row(
            "failsWhenItsClaimIsGone",
            in(Phase.PENDING).unconfirmed().found(new Finding.Confirmed(new Confirmation.Gone())),
            new Step.Fail(
                ReleaseMode.NOBODY, EndReason.CLAIM_GONE, "its tickets are not claimed any more")),
        row(
            "failsWhenItsClaimIsGoneOnceItIsRecorded",
            in(Phase.PENDING).pods(ready(1)).found(new Finding.ClaimGone()),
            new Step.Fail(
                ReleaseMode.NOBODY, EndReason.CLAIM_GONE, "its tickets are not claimed any more")),
        row(
            "failsWithoutItsQueue",
            in(Phase.PENDING).found(new Finding.QueueGone(new QueueKey("default", "duel"))),
            new Step.Fail(
                ReleaseMode.NOBODY, EndReason.QUEUE_DELETED, "queue default/duel is gone")),
        row(
            "failsWhenItsPodIsRefused",
            in(Phase.PENDING).found(new Finding.PodRefused("no privileged pods")),
            new Step.Fail(ReleaseMode.SERVER, EndReason.POD_REFUSED, "no privileged pods")),
        row(
            "failsWhenItIsRecordedAsOver",
            in(Phase.PENDING).pods(ready(1)).found(new Finding.RecordedAsOver()),
            new Step.Fail(
                ReleaseMode.NOBODY, EndReason.RECORD_ENDED, "the match has ended before it began")),
        row(
            "sendsTheOthersBackWhenOneIsBusy",
            in(Phase.PENDING).pods(ready(1)).found(new Finding.PlayerBusy(busy, other)),
            new Step.Fail(
                new ReleaseMode.Player(busy),
                EndReason.PLAYER_BUSY,
                "player p1 is in match " + "0".repeat(26))),
        row(
            "endsWhenItsServerSaysThatItHasStopped",
            liveFor(seconds(60))
                .stopProbe(seconds(10))
                .pods(ready(1))
                .found(new Finding.SaidStop()),
            new Step.End(
                Outcome.COMPLETED, EndReason.STOPPED, "the server says it has stopped", "")),
        row(
            "isAbandonedWhenTheApiServerHasNoPodEither",
            liveFor(seconds(60)).missingFor(seconds(30)).found(new Finding.LivePods(List.of())),
            new Step.End(Outcome.ABANDONED, EndReason.SERVER_LOST, "the server's pod is lost", "")),
        row(
            "isAbandonedWhenItsPodIsOverdueThereToo",
            liveFor(Duration.ofMinutes(20))
                .pods(deleting(ready(1), seconds(31)))
                .found(new Finding.LivePods(List.of(deleting(ready(1), seconds(31))))),
            new Step.End(Outcome.ABANDONED, EndReason.SERVER_LOST, "the server's pod is lost", "")),
        row(
            "playsOnWhenTheApiServerHasThePodThatTheCacheHasNot",
            liveFor(seconds(60))
                .missingFor(seconds(30))
                .found(new Finding.LivePods(List.of(ready(1)))),
            new Step.NoteSeen(),
            again(seconds(10))),
        row(
            "believesAnExitMoreThanTheServersWord",
            liveFor(seconds(60)).pods(exited(1, 3, "boom")).found(new Finding.SaidStop()),
            new Step.End(
                Outcome.FAILED,
                EndReason.SERVER_CRASHED,
                "the server ended with exit code 3: boom",
                "")),
        row(
            "saysThatItIsFollowedAgain",
            liveFor(Duration.ofMinutes(20)).troubled().pods(ready(1)),
            again(Duration.ofMinutes(40)),
            new Step.NoteRecovery()),
        row(
            "isCancelledWhenItIsDeleted",
            liveFor(seconds(60)).deleted().pods(ready(1)),
            new Step.Cancel(EndReason.CANCELLED, "its GameSession was deleted"),
            new Step.Forget(),
            new Step.DeletePod("pod-1", "v1")),
        row(
            "isForgottenWhenItIsDeletedAfterItsEnd",
            in(Phase.ENDED).endedAgo(seconds(1)).deleted().pods(ready(1), deleting(ready(2))),
            new Step.Forget(),
            new Step.DeletePod("pod-1", "v1")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"whileItIsPlayed", "whileItsPodIsOutOfSight", "whileItsServerIsAsked"})
  void lives(Row row) {
    assertThat(SessionPlan.plan(row.situation().observed()))
        .as(row.outcome())
        .isEqualTo(row.steps());
  }

  static Stream<Row> whileItIsPlayed() {
    return Stream.of(
        row(
            "playsOnUntilTheTimeLimit",
            liveFor(Duration.ofMinutes(20)).pods(ready(1)),
            again(Duration.ofMinutes(40))),
        row(
            "playsOnWhenThePodIsNotReadyForAMoment", // invariant 10
            liveFor(Duration.ofMinutes(20)).pods(starting(1, Duration.ofMinutes(21))),
            again(Duration.ofMinutes(40))),
        row(
            "playsOnWhileADeletedPodStillRuns",
            liveFor(Duration.ofMinutes(20)).pods(deleting(ready(1))),
            again(seconds(60).plusMillis(1))),
        row(
            "leavesADeletedPodItsGraceAfterItShouldHaveBeenGone",
            liveFor(Duration.ofMinutes(20)).pods(deleting(ready(1), seconds(30))),
            again(Duration.ofMillis(1))),
        row(
            "asksForADeletedPodThatANodeOutOfReachKeeps",
            liveFor(Duration.ofMinutes(20)).pods(deleting(ready(1), seconds(31))),
            new Step.ConfirmLoss(),
            new Step.Requeue(seconds(10))),
        row(
            "endsWithTheServersResultWhenItStops",
            liveFor(seconds(9)).pods(exited(1, 0, "{\"winner\":1}")),
            new Step.End(
                Outcome.COMPLETED, EndReason.STOPPED, "the server stopped", "{\"winner\":1}")),
        row(
            "failsWhenTheServerCrashes",
            liveFor(seconds(9)).pods(exited(1, 139, "boom")),
            new Step.End(
                Outcome.FAILED,
                EndReason.SERVER_CRASHED,
                "the server ended with exit code 139: boom",
                "")),
        row(
            "isAbandonedWhenItsPodIsEvicted",
            liveFor(seconds(9))
                .pods(exited(1, 0, "EvictionByEvictionAPI", PodView.Cause.DISRUPTED)),
            new Step.End(
                Outcome.ABANDONED,
                EndReason.DISRUPTED,
                "the server was disrupted: EvictionByEvictionAPI",
                "")),
        row(
            "isAbandonedWhenSomebodyDeletesItsPod",
            liveFor(seconds(9)).pods(exited(1, 143, "exit code 143", PodView.Cause.DELETED)),
            new Step.End(
                Outcome.ABANDONED,
                EndReason.POD_DELETED,
                "somebody deleted the server's pod during the match (exit code 143)",
                "")),
        row(
            "isAbandonedAtOnceWhenAnEvictedPodIsGoneAlready",
            liveFor(seconds(9)).gone(1, new PodView.Exit(0, "Preempted", PodView.Cause.DISRUPTED)),
            new Step.End(
                Outcome.ABANDONED, EndReason.DISRUPTED, "the server was disrupted: Preempted", "")),
        row(
            "playsOnWhenThePodOfAnEarlierAttemptIsGone",
            liveFor(seconds(9))
                .attempt(2)
                .pods(ready(2))
                .gone(1, new PodView.Exit(3, "", PodView.Cause.ITSELF)),
            again(Duration.ofHours(1).minusSeconds(9))),
        row(
            "waitsForLostGraceWhenOnlyAnEarlierAttemptsPodWasSeenToEnd",
            liveFor(seconds(9)).attempt(2).gone(1, new PodView.Exit(3, "", PodView.Cause.ITSELF)),
            new Step.NoteMissing(),
            again(seconds(30))),
        row(
            "isAbandonedWhenItsNodeIsLost",
            liveFor(seconds(9)).pods(exited(1, -1, "NodeLost")),
            new Step.End(Outcome.ABANDONED, EndReason.SERVER_LOST, "NodeLost", "")),
        row(
            "endsAtTheTimeLimit",
            liveFor(Duration.ofHours(1)).pods(ready(1)),
            new Step.End(
                Outcome.COMPLETED, EndReason.TIME_LIMIT, "the match reached its maxDuration", "")),
        row(
            "playsOnToTheLastMomentBeforeTheTimeLimit",
            liveFor(Duration.ofHours(1).minusMillis(1)).pods(ready(1)),
            again(Duration.ofMillis(1))),
        row(
            "endsWhenItsResultIsReported",
            liveFor(seconds(60)).pods(ready(1)).resultReported(),
            new Step.End(
                Outcome.COMPLETED,
                EndReason.RESULT_REPORTED,
                "its result was reported, which ends a match of its queue",
                "")),
        row(
            "endsByItsReportedResultThoughItsPodIsOutOfSight",
            liveFor(seconds(60)).resultReported(),
            new Step.End(
                Outcome.COMPLETED,
                EndReason.RESULT_REPORTED,
                "its result was reported, which ends a match of its queue",
                "")),
        row(
            "keepsTheResultOfAServerThatStoppedAtTheTimeLimit",
            liveFor(Duration.ofHours(1)).pods(exited(1, 0, "draw")),
            new Step.End(Outcome.COMPLETED, EndReason.STOPPED, "the server stopped", "draw")),
        row(
            "endsByThePodThatWasTold",
            liveFor(Duration.ofMinutes(20)).attempt(2).pods(exited(1, 3, ""), ready(2)),
            again(Duration.ofMinutes(40))));
  }

  static Stream<Row> whileItsPodIsOutOfSight() {
    return Stream.of(
        row(
            "notesWhenThePodGoesOutOfSight",
            liveFor(seconds(60)).pods(),
            new Step.NoteMissing(),
            again(seconds(30))),
        row(
            "waitsForTheRestOfTheGrace",
            liveFor(seconds(60)).missingFor(seconds(12)),
            again(seconds(18))),
        row(
            "asksTheApiServerItselfWhenTheGraceIsOver",
            liveFor(seconds(60)).missingFor(seconds(30)),
            new Step.ConfirmLoss(),
            again(seconds(10))),
        row(
            "asksTheApiServerAtOnceWithoutGrace",
            liveFor(seconds(60)).lostGrace(Duration.ZERO),
            new Step.ConfirmLoss(),
            again(seconds(10))),
        row(
            "forgetsTheGraceWhenThePodIsBack",
            liveFor(Duration.ofMinutes(20)).missingFor(seconds(40)).pods(ready(1)),
            again(Duration.ofMinutes(40))),
        row(
            "waitsForThePodNoLongerThanTheTimeLimit",
            liveFor(Duration.ofMinutes(60).minusSeconds(5)).missingFor(seconds(12)),
            again(seconds(5))),
        row(
            "endsAtTheTimeLimitThoughItsPodIsOutOfSight",
            liveFor(Duration.ofHours(1)).missingFor(seconds(12)),
            new Step.End(
                Outcome.COMPLETED, EndReason.TIME_LIMIT, "the match reached its maxDuration", "")));
  }

  static Stream<Row> whileItsServerIsAsked() {
    return Stream.of(
        row(
            "asksAServerThatWasNeverAsked",
            liveFor(seconds(60)).stopProbe(seconds(10)).pods(ready(1)),
            new Step.AskServer(ENDPOINT),
            again(seconds(10))),
        row(
            "asksAgainWhenThePeriodIsOver",
            liveFor(seconds(60)).stopProbe(seconds(10)).askedAgo(seconds(10)).pods(ready(1)),
            new Step.AskServer(ENDPOINT),
            again(seconds(10))),
        row(
            "asksNoSoonerThanThePeriod",
            liveFor(seconds(60)).stopProbe(seconds(10)).askedAgo(seconds(4)).pods(ready(1)),
            again(seconds(6))),
        row(
            "asksNoServerThatEndsByItself",
            liveFor(seconds(60)).pods(ready(1)),
            again(Duration.ofMinutes(59))),
        row(
            "asksNobodyWithoutAnAddress",
            liveFor(seconds(60)).stopProbe(seconds(10)).pods(unscheduled(1, seconds(60))),
            again(Duration.ofMinutes(59))),
        row(
            "asksNoServerOutOfSight",
            liveFor(seconds(60)).stopProbe(seconds(10)).missingFor(seconds(29)),
            again(seconds(1))),
        row(
            "looksAgainAtTheTimeLimitWhenThatComesBeforeTheNextQuestion",
            liveFor(Duration.ofMinutes(60).minusSeconds(3))
                .stopProbe(seconds(10))
                .askedAgo(seconds(4))
                .pods(ready(1)),
            again(seconds(3))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("afterTheEnd")
  void rests(Row row) {
    assertThat(SessionPlan.plan(row.situation().observed()))
        .as(row.outcome())
        .isEqualTo(row.steps());
  }

  static Stream<Row> afterTheEnd() {
    Duration retention = Duration.ofMinutes(10);
    return Stream.of(
        row(
            "deletesEveryPodAndKeepsTheSessionForItsRetention",
            in(Phase.ENDED).endedAgo(seconds(0)).pods(ready(2), exited(1, 3, "")),
            new Step.DeletePod("pod-1", "v1"),
            new Step.DeletePod("pod-2", "v2"),
            again(retention)),
        row(
            "deletesThePodsOfAFailedSession",
            in(Phase.FAILED).endedAgo(seconds(60)).pods(starting(1, seconds(60))),
            new Step.DeletePod("pod-1", "v1"),
            again(Duration.ofMinutes(9))),
        row(
            "leavesAPodThatIsBeingDeletedAlone",
            in(Phase.ENDED).endedAgo(seconds(60)).pods(deleting(ready(1))),
            again(Duration.ofMinutes(9))),
        row(
            "isKeptToTheLastMomentOfItsRetention",
            in(Phase.ENDED).endedAgo(retention.minusMillis(1)),
            again(Duration.ofMillis(1))),
        row(
            "isRemovedWhenItsRetentionIsOver",
            in(Phase.ENDED).createdAgo(Duration.ofHours(1)).endedAgo(retention),
            new Step.Remove()),
        row(
            "isRemovedAfterItsPod",
            in(Phase.FAILED).endedAgo(retention).pods(starting(1, seconds(9))),
            new Step.DeletePod("pod-1", "v1"),
            new Step.Remove()),
        row(
            "isKeptFromItsCreationWhenNobodyWroteItsEnd",
            in(Phase.FAILED).createdAgo(Duration.ofMinutes(7)),
            again(Duration.ofMinutes(3))));
  }

  private static Row row(String outcome, Situation situation, Step... steps) {
    return new Row(outcome, situation, Arrays.asList(steps));
  }

  private static Step again(Duration in) {
    return new Step.Requeue(in);
  }

  private static Duration seconds(long seconds) {
    return Duration.ofSeconds(seconds);
  }
}

package games.kickoff.operator.session;

import static games.kickoff.operator.session.PodSight.deleting;
import static games.kickoff.operator.session.PodSight.exited;
import static games.kickoff.operator.session.PodSight.ready;
import static games.kickoff.operator.session.PodSight.starting;
import static games.kickoff.operator.session.PodSight.unschedulable;
import static games.kickoff.operator.session.PodSight.unscheduled;
import static org.assertj.core.api.Assertions.assertThat;

import games.kickoff.core.claim.Confirmation;
import games.kickoff.core.id.MatchId;
import games.kickoff.core.id.PlayerId;
import games.kickoff.core.queue.QueueKey;
import games.kickoff.operator.api.Phase;
import games.kickoff.operator.server.PodView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Checks the plan for every combination of observations, possible or not. */
class SessionPlanInvariantsTest {

  private static final List<Duration> AGO =
      Stream.of(0, 1_500, 30_000, 61_000, 7_200_000).map(Duration::ofMillis).toList();

  private static final List<Observation> LOOKS = new ArrayList<>();

  @BeforeAll
  static void lookAtEverything() {
    for (Phase phase : Phase.values()) {
      for (Duration ago : AGO) {
        for (PodView[] pods : pods()) {
          for (int attempt = 1; attempt <= 2; attempt++) {
            LOOKS.add(situation(phase, ago).attempt(attempt).pods(pods).observed());
            LOOKS.add(situation(phase, ago).attempt(attempt).pods(pods).unconfirmed().observed());
            for (Duration since : AGO) {
              LOOKS.add(
                  situation(phase, ago)
                      .attempt(attempt)
                      .pods(pods)
                      .stopProbe(Duration.ofSeconds(10))
                      .askedAgo(since)
                      .observed());
              LOOKS.add(
                  situation(phase, ago).attempt(attempt).pods(pods).missingFor(since).observed());
              LOOKS.add(
                  situation(phase, ago)
                      .attempt(attempt)
                      .pods(pods)
                      .lostGrace(Duration.ZERO)
                      .endedAgo(since)
                      .observed());
            }
          }
        }
      }
    }
  }

  private static Situation situation(Phase phase, Duration ago) {
    return phase == Phase.READY ? Situation.liveFor(ago) : Situation.in(phase).createdAgo(ago);
  }

  private static List<PodView[]> pods() {
    List<PodView[]> all = new ArrayList<>();
    all.add(new PodView[0]);
    all.addAll(kinds(1));
    all.addAll(kinds(2));
    for (PodView[] first : kinds(1)) {
      for (PodView[] second : kinds(2)) {
        all.add(new PodView[] {first[0], second[0]});
      }
    }
    return all;
  }

  private static List<PodView[]> kinds(int attempt) {
    return Stream.of(
            unscheduled(attempt, Duration.ofSeconds(1)),
            unscheduled(attempt, Duration.ofHours(1)),
            unschedulable(attempt, Duration.ofHours(1)),
            starting(attempt, Duration.ofSeconds(1)),
            starting(attempt, Duration.ofHours(1)),
            ready(attempt),
            exited(attempt, 0, ""),
            exited(attempt, 1, ""),
            exited(attempt, -1, ""),
            deleting(starting(attempt, Duration.ofSeconds(1))),
            deleting(ready(attempt)),
            deleting(exited(attempt, 0, "")))
        .map(pod -> new PodView[] {pod})
        .toList();
  }

  @Test
  void aLiveSessionsPodIsNeverDeleted() { // invariant 10
    assertNever(
        observed -> observed.phase() == Phase.READY,
        steps ->
            steps.stream()
                .anyMatch(step -> step instanceof Step.DeletePod || step instanceof Step.Remove));
  }

  @Test
  void nothingIsMadeRecordedOrDestroyedBeforeTheClaimIsConfirmed() {
    assertNever(
        observed -> observed.phase().compareTo(Phase.READY) < 0 && observed.found().isEmpty(),
        steps -> steps.stream().anyMatch(Step::needsClaim));
  }

  /** Otherwise a reconcile would plan again and again. */
  @Test
  void whatAStepFindsIsNotAskedForAgain() {
    MatchId other = new MatchId("0".repeat(26));
    List<Finding> ofAStart =
        List.of(
            new Finding.Confirmed(new Confirmation.Assigned(Situation.ENDPOINT)),
            new Finding.Confirmed(new Confirmation.Gone()),
            new Finding.QueueGone(new QueueKey("default", "duel")),
            new Finding.PodRefused("no"),
            new Finding.RecordedAsOver(),
            new Finding.PlayerBusy(new PlayerId("p1"), other),
            new Finding.ClaimGone());
    for (Finding finding : ofAStart) {
      for (PodView[] pods : pods()) {
        for (Phase phase : List.of(Phase.PENDING, Phase.STARTING)) {
          List<Step> steps =
              SessionPlan.plan(Situation.in(phase).pods(pods).found(finding).observed());
          assertThat(phaseAfter(steps.getFirst())).as("after %s", finding).isPresent();
        }
      }
    }
    for (PodView[] pods : pods()) {
      for (Duration ago : AGO) {
        Situation live = Situation.liveFor(ago).pods(pods).missingFor(ago);
        assertThat(SessionPlan.plan(live.found(new Finding.LivePods(List.of())).observed()))
            .doesNotContain(new Step.ConfirmLoss());
        assertThat(
                phaseAfter(
                    SessionPlan.plan(live.found(new Finding.SaidStop()).observed()).getFirst()))
            .isPresent();
      }
    }
  }

  @Test
  void nothingUnfinishedWaitsForEver() { // invariant 11
    assertNever(
        observed -> !observed.phase().isTerminal(),
        steps ->
            steps.stream()
                .noneMatch(step ->
                    step instanceof Step.Requeue
                        || step instanceof Step.Confirm
                        || phaseAfter(step).isPresent()));
  }

  @Test
  void everyFinishedSessionIsRemovedNowOrLookedAtAgain() {
    assertNever(
        observed -> observed.phase().isTerminal(),
        steps ->
            !(steps.getLast() instanceof Step.Requeue || steps.getLast() instanceof Step.Remove));
  }

  @Test
  void nobodyLooksAgainInThePast() {
    assertNever(
        observed -> true,
        steps ->
            steps.stream()
                .anyMatch(step -> step instanceof Step.Requeue later && !later.in().isPositive()));
  }

  @Test
  void phasesNeverGoBack() { // invariant 12
    for (Phase phase : Phase.values()) {
      assertNever(
          observed -> observed.phase() == phase,
          steps ->
              steps.stream()
                  .flatMap(step -> phaseAfter(step).stream())
                  .anyMatch(next -> phase.isTerminal() || next.compareTo(phase) < 0));
    }
  }

  @Test
  void aSessionThatWasToldMakesNoPod() {
    assertNever(
        observed -> observed.phase() == Phase.READY || observed.phase().isTerminal(),
        steps -> steps.stream().anyMatch(step -> step instanceof Step.CreatePod));
  }

  @Test
  void noMorePodsAreMadeThanAttemptsAllowed() {
    assertNever(
        observed -> true,
        steps ->
            steps.stream()
                .anyMatch(step -> step instanceof Step.CreatePod create && create.attempt() > 2));
  }

  @Test
  void nothingIsDoneAfterAStepThatFinishesTheSession() {
    assertNever(
        observed -> true,
        steps ->
            steps.subList(0, steps.size() - 1).stream()
                .anyMatch(step -> phaseAfter(step).filter(Phase::isTerminal).isPresent()));
  }

  private static void assertNever(Predicate<Observation> among, Predicate<List<Step>> happens) {
    List<Observation> looks = LOOKS.stream().filter(among).toList();
    assertThat(looks).isNotEmpty();
    Optional<Observation> first =
        looks.stream().filter(observed -> happens.test(SessionPlan.plan(observed))).findFirst();
    assertThat(first.map(SessionPlan::plan)).as("what is planned for %s", first).isEmpty();
  }

  /** The phase that a step always writes; empty for a step that may write none. */
  private static Optional<Phase> phaseAfter(Step step) {
    return switch (step) {
      case Step.WriteStarting starting -> Optional.of(Phase.STARTING);
      case Step.RecordAndAssign ready -> Optional.of(Phase.READY);
      case Step.Fail fail -> Optional.of(Phase.FAILED);
      case Step.End end -> Optional.of(SessionStatus.after(end.outcome()));
      case Step.WriteReady assigned -> Optional.of(Phase.READY);
      case Step.NoteStuck stuck -> Optional.of(Phase.STARTING);
      case Step.ReadPodEvents read -> Optional.empty();
      case Step.Confirm confirm -> Optional.empty();
      case Step.NoteTrouble trouble -> Optional.empty();
      case Step.NoteRecovery works -> Optional.empty();
      case Step.Cancel cancel -> Optional.empty();
      case Step.Forget forget -> Optional.empty();
      case Step.CreatePod create -> Optional.empty();
      case Step.DeletePod delete -> Optional.empty();
      case Step.AskServer ask -> Optional.empty();
      case Step.NoteMissing missing -> Optional.empty();
      case Step.NoteSeen seen -> Optional.empty();
      case Step.ConfirmLoss confirm -> Optional.empty();
      case Step.Remove remove -> Optional.empty();
      case Step.Requeue later -> Optional.empty();
    };
  }
}

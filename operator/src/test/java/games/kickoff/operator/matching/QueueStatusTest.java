package games.kickoff.operator.matching;

import static org.assertj.core.api.Assertions.assertThat;

import games.kickoff.core.claim.FailedStarts;
import games.kickoff.core.claim.PoolView;
import games.kickoff.core.queue.QueueKey;
import games.kickoff.core.reason.EndReason;
import games.kickoff.core.ticket.Ticket;
import games.kickoff.operator.api.MatchQueue;
import games.kickoff.operator.api.MatchQueueStatus;
import games.kickoff.operator.rules.Duel;
import games.kickoff.operator.rules.InvalidQueue;
import games.kickoff.operator.rules.QueueRules;
import games.kickoff.operator.session.ServersSeen;
import games.kickoff.operator.status.Conditions;
import io.fabric8.kubernetes.api.model.Condition;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueueStatusTest {

  private static final Instant NOW = Duel.START.plusSeconds(60);
  private static final ServersSeen PLAYING =
      new ServersSeen(7, 0, "", Optional.empty(), Optional.empty());
  private static final ServersSeen WITHOUT_NODES =
      new ServersSeen(0, 7, "0/3 nodes are available", Optional.empty(), Optional.empty());

  @Test
  void tellsWhatTheTickSaw() {
    PoolView pool =
        new PoolView(NOW, 12, 3, 99, FailedStarts.NONE, List.of(Duel.ticket(4), Duel.ticket(5)));
    MatchQueueStatus status =
        QueueStatus.after(Duel.queue(), Duel.rules(), outcome(pool, false, ""), PLAYING, NOW);
    assertThat(status.observedGeneration).isEqualTo(3);
    assertThat(status.waiting).isEqualTo(12);
    assertThat(status.oldestJoinAt).isEqualTo("2026-11-21T12:00:04Z");
    assertThat(status.starting).isEqualTo(3);
    assertThat(status.active).isEqualTo(7);
    assertThat(status.matchesFormed).isEqualTo(99);
  }

  @Test
  void namesNoOldestJoinWhenNobodyWaits() {
    assertThat(after(Duel.rules(), false, "").oldestJoinAt).isNull();
  }

  /** Even a tick that tried nothing replaces a reason that means that no tick could run. */
  @ParameterizedTest
  @ValueSource(strings = {"NotSettled", "RedisUnavailable"})
  void aTickRefutesThatThereCouldBeNone(String reason) {
    MatchQueue queue = Duel.queue();
    queue.setStatus(
        reason.equals("NotSettled")
            ? QueueStatus.notSettled(queue, "the first audit is under way", NOW)
            : QueueStatus.withoutStore(queue, NOW));
    assertThat(condition(queue.getStatus(), "Matching").getReason()).isEqualTo(reason);
    PoolView pool = new PoolView(NOW, 0, 0, 0, FailedStarts.NONE, List.of());
    MatchTick.Outcome rested =
        new MatchTick.Outcome(pool, 0, false, true, Optional.empty(), Optional.empty(), false);

    MatchQueueStatus status =
        QueueStatus.after(queue, Duel.rules(), rested, ServersSeen.NOTHING, NOW);

    assertThat(condition(status, "Matching").getStatus()).isEqualTo("True");
  }

  @ParameterizedTest
  @CsvSource({
    "false, false, '', True, Matching, as players join",
    "true, false, '', False, Paused, spec.paused",
    "false, true, '', False, TooManyStarting, (50)",
    "false, false, quota, False, SessionNotCreated, quota",
    "false, true, quota, False, SessionNotCreated, quota",
    "true, true, quota, False, Paused, spec.paused",
  })
  void saysWhetherMatchesAreFormedAndWhyNot(
      boolean paused, boolean full, String trouble, String matching, String reason, String says) {
    QueueRules rules = Duel.rules(queue -> queue.getSpec().paused = paused);
    Condition condition = condition(after(rules, full, trouble), "Matching");
    assertThat(condition.getStatus()).isEqualTo(matching);
    assertThat(condition.getReason()).isEqualTo(reason);
    assertThat(condition.getMessage()).contains(says);
  }

  @Test
  void saysThatServersDoNotStartAndSince() {
    FailedStarts failed = new FailedStarts(4, NOW, Optional.of(EndReason.READY_TIMEOUT));
    PoolView pool = new PoolView(NOW, 0, 1, 0, failed, List.of());
    Condition condition =
        condition(
            QueueStatus.after(
                Duel.queue(), Duel.rules(), outcome(pool, true, ""), ServersSeen.NOTHING, NOW),
            "Matching");
    assertThat(condition.getReason()).isEqualTo("ServersNotStarting");
    assertThat(condition.getMessage()).contains("4", "ReadyTimeout");
  }

  @Test
  void saysWhichQueueOfItsRegionPlayersJoin() {
    QueueRules eu = Duel.rules(queue -> queue.getSpec().region = "eu");
    Condition first =
        condition(
            QueueStatus.withRegion(new MatchQueueStatus(), eu, Optional.of(eu.key()), NOW),
            "RegionQueue");
    assertThat(first.getStatus()).isEqualTo("True");
    Condition second =
        condition(
            QueueStatus.withRegion(
                new MatchQueueStatus(), eu, Optional.of(new QueueKey("games", "a")), NOW),
            "RegionQueue");
    assertThat(second.getStatus()).isEqualTo("False");
    assertThat(second.getMessage()).isEqualTo("players who name region eu alone join games/a");
    MatchQueueStatus had = new MatchQueueStatus();
    had.conditions = List.of(second);
    assertThat(QueueStatus.withRegion(had, Duel.rules(), Optional.empty(), NOW).conditions)
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"true, ''", "false, quota", "false, ''"})
  void saysWhatItSaidOfMatchingWhilePlanningRests(boolean full, String trouble) {
    MatchQueue queue = Duel.queue();
    queue.setStatus(after(Duel.rules(), full, trouble));
    int writes = 0;
    for (int tick = 1; tick <= 50; tick++) { // one in ten ticks plans; all are within a second
      PoolView pool = new PoolView(NOW, tick, 0, 0, FailedStarts.NONE, List.of());
      boolean rested = tick % 10 > 0;
      MatchTick.Outcome outcome =
          new MatchTick.Outcome(
              pool,
              0,
              !rested && full,
              rested,
              rested ? Optional.empty() : trouble(trouble),
              Optional.empty(),
              false);
      MatchQueueStatus next =
          QueueStatus.after(queue, Duel.rules(), outcome, ServersSeen.NOTHING, NOW);
      if (QueueStatus.writeIn(queue.getStatus(), next, Optional.of(NOW), NOW)
          .equals(Optional.of(Duration.ZERO))) {
        writes++;
        queue.setStatus(next);
      }
      assertThat(next.waiting).isEqualTo(tick);
    }
    assertThat(writes).isZero();
  }

  @Test
  void saysThatSessionsWereNotCreatedUntilItHasTriedAgain() {
    MatchQueue queue = Duel.queue();
    queue.setStatus(after(Duel.rules(), false, "quota"));
    MatchTick.Outcome noRoom =
        new MatchTick.Outcome(empty(), 0, true, true, Optional.empty(), Optional.empty(), false);
    assertThat(
            condition(
                    QueueStatus.after(queue, Duel.rules(), noRoom, ServersSeen.NOTHING, NOW),
                    "Matching")
                .getReason())
        .isEqualTo("SessionNotCreated");
  }

  @Test
  void saysThatTooManyAreStartingThoughNothingWasTried() {
    MatchQueue queue = Duel.queue();
    queue.setStatus(after(Duel.rules(), false, ""));
    MatchTick.Outcome noRoom =
        new MatchTick.Outcome(empty(), 0, true, true, Optional.empty(), Optional.empty(), false);
    assertThat(
            condition(
                    QueueStatus.after(queue, Duel.rules(), noRoom, ServersSeen.NOTHING, NOW),
                    "Matching")
                .getReason())
        .isEqualTo("TooManyStarting");
  }

  @Test
  void saysThatTheClusterHasNoRoomWhenThatIsWhyTooManyAreStarting() {
    Condition condition =
        condition(
            QueueStatus.after(
                Duel.queue(), Duel.rules(), outcome(empty(), true, ""), WITHOUT_NODES, NOW),
            "Matching");
    assertThat(condition.getReason()).isEqualTo("NoRoom");
    assertThat(condition.getMessage()).contains("7", "50", "0/3 nodes are available");
  }

  @Test
  void matchesWhileThereIsRoomForMoreStartsThoughSomeWaitForANode() {
    assertThat(
            condition(
                    QueueStatus.after(
                        Duel.queue(),
                        Duel.rules(),
                        outcome(empty(), false, ""),
                        WITHOUT_NODES,
                        NOW),
                    "Matching")
                .getStatus())
        .isEqualTo("True");
  }

  @Test
  void saysInTheApiServersWordsThatAQuotaLeavesNoRoomThoughMoreMayStart() {
    ServersSeen full =
        new ServersSeen(0, 0, "", Optional.of("exceeded quota: q"), Optional.of("refused before"));
    Condition condition =
        condition(
            QueueStatus.after(Duel.queue(), Duel.rules(), outcome(empty(), false, ""), full, NOW),
            "Matching");
    assertThat(condition.getStatus()).isEqualTo("False");
    assertThat(condition.getReason()).isEqualTo("NoRoom");
    assertThat(condition.getMessage()).isEqualTo("exceeded quota: q");
  }

  /** Whatever the number of failed starts, since the refusal is why they failed. */
  @Test
  void saysInTheApiServersWordsThatItRefusesPods() {
    ServersSeen refused =
        new ServersSeen(0, 0, "", Optional.empty(), Optional.of("webhook \"w\" denied it"));
    FailedStarts failed = new FailedStarts(4, NOW, Optional.of(EndReason.POD_REFUSED));
    PoolView pool = new PoolView(NOW, 0, 1, 0, failed, List.of());
    MatchQueueStatus status =
        QueueStatus.after(Duel.queue(), Duel.rules(), outcome(pool, true, ""), refused, NOW);
    assertThat(condition(status, "Matching").getReason()).isEqualTo("PodRefused");
    assertThat(condition(status, "Matching").getMessage()).isEqualTo("webhook \"w\" denied it");
    assertThat(QueueStatus.newFailures(null, status)).hasSize(1);
  }

  @Test
  void saysThatATickFailedUntilTheNextOne() {
    MatchQueue queue = queueWithCounts();
    queue.setStatus(QueueStatus.failed(queue, "IllegalStateException: no", NOW));
    assertThat(queue.getStatus().waiting).isEqualTo(12);
    assertThat(condition(queue.getStatus(), "Matching").getReason()).isEqualTo("TickFailed");
    MatchTick.Outcome rested =
        new MatchTick.Outcome(empty(), 0, false, true, Optional.empty(), Optional.empty(), false);
    assertThat(
            condition(
                    QueueStatus.after(queue, Duel.rules(), rested, ServersSeen.NOTHING, NOW),
                    "Matching")
                .getReason())
        .isEqualTo("Matching");
  }

  @Test
  void keepsTheCountsWhileRedisDoesNotAnswer() {
    MatchQueueStatus status = QueueStatus.withoutStore(queueWithCounts(), NOW);
    assertThat(status.waiting).isEqualTo(12);
    assertThat(status.oldestJoinAt).isEqualTo("2026-11-21T12:00:04Z");
    assertThat(condition(status, "Matching").getReason()).isEqualTo("RedisUnavailable");
    assertThat(condition(status, "Ready").getStatus()).isEqualTo("True");
  }

  @Test
  void isWrittenOnceWhileItsSpecIsNotUnderstood() {
    MatchQueue queue = queueWithCounts();
    InvalidQueue problem = new InvalidQueue("spec.teams", "is required");
    MatchQueueStatus status = QueueStatus.invalid(queue, problem, NOW);
    assertThat(status.waiting).isEqualTo(12);
    assertThat(status.oldestJoinAt).isEqualTo("2026-11-21T12:00:04Z");
    queue.setStatus(status);
    assertThat(
            QueueStatus.writeIn(
                status, QueueStatus.invalid(queue, problem, NOW), Optional.empty(), NOW))
        .isEmpty();
  }

  private static MatchQueue queueWithCounts() {
    PoolView pool = new PoolView(NOW, 12, 3, 99, FailedStarts.NONE, List.of(Duel.ticket(4)));
    MatchQueue queue = Duel.queue();
    queue.setStatus(QueueStatus.after(queue, Duel.rules(), outcome(pool, false, ""), PLAYING, NOW));
    return queue;
  }

  @Test
  void aFailureIsNewsOnce() {
    MatchQueueStatus fine = after(Duel.rules(), false, "");
    MatchQueueStatus broken = after(Duel.rules(), false, "quota");
    assertThat(QueueStatus.newFailures(fine, broken))
        .extracting(Condition::getReason)
        .containsExactly("SessionNotCreated");
    assertThat(QueueStatus.newFailures(broken, broken)).isEmpty();
  }

  @Test
  void aPausedQueueIsNoFailure() {
    QueueRules paused = Duel.rules(queue -> queue.getSpec().paused = true);
    assertThat(QueueStatus.newFailures(null, after(paused, false, ""))).isEmpty();
  }

  @Test
  void isReadyWhenItsRulesAreUnderstood() {
    assertThat(condition(after(Duel.rules(), true, "quota"), "Ready").getStatus())
        .isEqualTo("True");
  }

  @Test
  void isNeitherReadyNorMatchingWhenItsSpecIsNotUnderstood() {
    MatchQueueStatus status =
        QueueStatus.invalid(Duel.queue(), new InvalidQueue("spec.teams", "is required"), NOW);
    for (String type : List.of("Ready", "Matching")) {
      Condition condition = condition(status, type);
      assertThat(condition.getStatus()).isEqualTo("False");
      assertThat(condition.getReason()).isEqualTo("InvalidSpec");
      assertThat(condition.getMessage()).isEqualTo("spec.teams is required");
    }
    assertThat(status.observedGeneration).isEqualTo(3);
  }

  @Test
  void keepsTheTimeSinceWhenItMatches() {
    MatchQueue queue = Duel.queue();
    queue.setStatus(after(Duel.rules(), false, ""));
    MatchQueueStatus later =
        QueueStatus.after(
            queue,
            Duel.rules(),
            outcome(empty(), false, ""),
            ServersSeen.NOTHING,
            NOW.plusSeconds(600));
    assertThat(later.conditions).isEqualTo(queue.getStatus().conditions);
  }

  @Test
  void leavesTheStatusItStartedFromAlone() {
    MatchQueue queue = Duel.queue();
    queue.setStatus(after(Duel.rules(), false, ""));
    List<Condition> before = List.copyOf(queue.getStatus().conditions);
    QueueStatus.after(queue, Duel.rules(), outcome(empty(), true, ""), ServersSeen.NOTHING, NOW);
    assertThat(queue.getStatus().conditions).isEqualTo(before);
  }

  @Test
  void isWrittenAtOnceWhenThereWasNone() {
    assertThat(QueueStatus.writeIn(null, after(Duel.rules(), false, ""), Optional.empty(), NOW))
        .contains(Duration.ZERO);
  }

  @Test
  void isNotWrittenWhenNothingChanged() {
    assertThat(writeIn(status -> {}, Optional.empty())).isEmpty();
  }

  record Change(String what, Consumer<MatchQueueStatus> change) {
    @Override
    public String toString() {
      return what;
    }
  }

  static Stream<Change> counts() {
    return Stream.of(
        new Change("waiting", s -> s.waiting = 5),
        new Change("oldestJoinAt", s -> s.oldestJoinAt = "2026-11-21T12:00:04Z"),
        new Change("starting", s -> s.starting = 5),
        new Change("active", s -> s.active = 5),
        new Change("matchesFormed", s -> s.matchesFormed = 5L));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("counts")
  void aChangedCountWaitsUntilFiveSecondsAfterTheLastWrite(Change count) {
    assertThat(writeIn(count.change(), Optional.of(NOW.minusSeconds(2))))
        .contains(Duration.ofSeconds(3));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("counts")
  void aChangedCountIsWrittenFiveSecondsAfterTheLastWrite(Change count) {
    assertThat(writeIn(count.change(), Optional.of(NOW.minusSeconds(5)))).contains(Duration.ZERO);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("counts")
  void aChangedCountIsWrittenAtOnceByAProcessThatNeverWrote(Change count) {
    assertThat(writeIn(count.change(), Optional.empty())).contains(Duration.ZERO);
  }

  static Stream<Change> news() {
    return Stream.of(
        new Change(
            "aCondition",
            s ->
                s.conditions =
                    new Conditions(s.conditions, NOW).set("Matching", false, "Paused", "").list()),
        new Change("theGeneration", s -> s.observedGeneration = 4L));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("news")
  void newsIsWrittenAtOnceHoweverShortlyAfterTheLastWrite(Change news) {
    assertThat(writeIn(news.change(), Optional.of(NOW))).contains(Duration.ZERO);
  }

  private static Optional<Duration> writeIn(
      Consumer<MatchQueueStatus> change, Optional<Instant> lastWrite) {
    MatchQueueStatus next = after(Duel.rules(), false, "");
    change.accept(next);
    return QueueStatus.writeIn(after(Duel.rules(), false, ""), next, lastWrite, NOW);
  }

  private static MatchQueueStatus after(QueueRules rules, boolean full, String trouble) {
    return QueueStatus.after(
        Duel.queue(), rules, outcome(empty(), full, trouble), ServersSeen.NOTHING, NOW);
  }

  private static MatchTick.Outcome outcome(PoolView pool, boolean full, String trouble) {
    return new MatchTick.Outcome(pool, 0, full, false, trouble(trouble), Optional.empty(), false);
  }

  private static Optional<Trouble> trouble(String why) {
    return Optional.of(why).filter(w -> !w.isEmpty()).map(Trouble::notCreated);
  }

  private static PoolView empty() {
    return new PoolView(NOW, 0, 0, 0, FailedStarts.NONE, List.<Ticket>of());
  }

  private static Condition condition(MatchQueueStatus status, String type) {
    return status.conditions.stream()
        .filter(condition -> condition.getType().equals(type))
        .findFirst()
        .orElseThrow();
  }
}

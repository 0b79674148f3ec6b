package games.kickoff.loadtest.run;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import games.kickoff.loadtest.bot.BotOutcome;
import games.kickoff.loadtest.bot.Patience;
import games.kickoff.loadtest.bot.Step;
import games.kickoff.loadtest.fake.FakeGameServer.Manners;
import games.kickoff.loadtest.fake.FakeGateway;
import games.kickoff.loadtest.fake.FakeGateway.Answer;
import games.kickoff.loadtest.progress.BotProgress;
import games.kickoff.loadtest.report.BotReport;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class BotRunTest {

  private final List<BotProgress> progress = new ArrayList<>();

  @Test
  void everyBotPlaysItsMatchToTheEnd() throws Exception {
    try (FakeGateway gateway = FakeGateway.honest(4)) {
      BotReport report = run(against(gateway).players(8));

      assertThat(report.failures()).isEmpty();
      assertThat(report.done()).isEqualTo(8);
      assertThat(report.sessions().values())
          .hasSize(2)
          .allSatisfy(players -> assertThat(players).hasSize(4));
      assertThat(report.outcomes())
          .allSatisfy(bot -> assertThat(bot.finished()).containsOnlyKeys(Step.values()));
      assertThat(report.joinToFirstAnswer().sorted()).hasSize(8);
    }
  }

  @Test
  void stepsEndInTheirOrder() throws Exception {
    try (FakeGateway gateway = FakeGateway.honest(1)) {
      BotOutcome bot = run(against(gateway).players(1)).outcomes().getFirst();

      List<Step> byTime =
          bot.finished().entrySet().stream()
              .sorted(Map.Entry.comparingByValue())
              .map(Map.Entry::getKey)
              .toList();
      assertThat(byTime).containsExactly(Step.values());
    }
  }

  @Test
  void lastProgressCountsEverybodyAsDone() throws Exception {
    try (FakeGateway gateway = FakeGateway.honest(4)) {
      run(against(gateway).players(8));

      assertThat(progress.getLast().done()).isEqualTo(8);
      assertThat(progress)
          .anySatisfy(now -> assertThat(now.playing()).isPositive())
          .allSatisfy(now ->
              assertThat(now.waiting() + now.matched() + now.playing() + now.done() + now.failed())
                  .isLessThanOrEqualTo(8));
    }
  }

  @Test
  void joinsAgainUntilABusyGatewayTakesIt() throws Exception {
    AtomicInteger busy = new AtomicInteger(5);
    try (FakeGateway gateway =
        lying((method, player) -> only(busy.getAndDecrement() > 0, new Answer(503, "{}")))) {
      BotReport report = run(against(gateway).players(4));

      assertThat(report.failures()).isEmpty();
      assertThat(report.retries()).isEqualTo(5);
    }
  }

  @Test
  void joinsAgainWhenItsTicketIsNoLongerKnown() throws Exception {
    Set<String> forgotten = ConcurrentHashMap.newKeySet();
    try (FakeGateway gateway =
        lying((method, player) ->
            only(
                forgotten.add(player + method),
                answer(method.equals("POST") ? "queued" : "unknown", "", List.of())))) {
      BotReport report = run(against(gateway).players(4));

      assertThat(report.failures()).isEmpty();
      assertThat(report.rejoins()).isEqualTo(4);
    }
  }

  @Test
  void aRefusedJoinFailsWithTheGatewaysWords() throws Exception {
    Answer conflict =
        new Answer(409, "{\"error\":\"in_other_ticket\",\"message\":\"leave that one first\"}");
    try (FakeGateway gateway = lying((method, player) -> Optional.of(conflict))) {
      assertThat(run(against(gateway).players(1)).failures())
          .containsExactly(
              "bot-1 failed while joining: was refused: POST /match/join answered 409"
                  + " in_other_ticket: leave that one first");
    }
  }

  @Test
  void aBotNamedInTwoSessionsIsReported() throws Exception {
    try (FakeGateway gateway = FakeGateway.honest(4)) {
      gateway.nameInEveryMatch("bot-1");
      BotReport report = run(against(gateway).players(8).matchSize(5));

      assertThat(report.failed()).isZero();
      assertThat(report.failures())
          .containsExactly("bot-1 is in two sessions: session-1, session-2");
      assertThat(report.allFinished()).isFalse();
    }
  }

  @Test
  void aBotSentToAnotherSessionFails() throws Exception {
    AtomicInteger told = new AtomicInteger();
    try (FakeGateway gateway =
        lying((method, player) ->
            only(
                method.equals("GET") && told.getAndIncrement() > 0,
                answer("matched", "session-9", List.of(player))))) {
      BotReport report = run(against(gateway).players(4).pollEvery(ofMillis(20)));

      assertThat(report.failures())
          .anyMatch(failure -> failure.endsWith("was given session session-9 after session-1"));
    }
  }

  @Test
  void aServerThatNeverAnswersIsReportedWithTheStep() throws Exception {
    try (FakeGateway gateway = mannered(1, Manners.SILENT)) {
      Patience patience = new Patience(ofSeconds(5), ofSeconds(5), ofMillis(200), ofSeconds(5));
      assertThat(run(against(gateway).players(1).patience(patience)).failures())
          .singleElement()
          .asString()
          .startsWith("bot-1 failed while asking its server's state: 127.0.0.1:")
          .endsWith("did not answer GET_STATE within 200 ms");
    }
  }

  @Test
  void aServerThatNeverAnswersIsReportedWithTheStepWhenTimeRunsOutFirst() throws Exception {
    try (FakeGateway gateway = mannered(1, Manners.SILENT)) {
      assertThat(run(against(gateway).players(1).timeLimit(ofMillis(500))).failures())
          .singleElement()
          .asString()
          .startsWith("bot-1 failed while asking its server's state: had not finished when time");
    }
  }

  @Test
  void aMatchThatWasPlayedBeforeTheBotCameIsNoFailureAndIsCounted() throws Exception {
    try (FakeGateway gateway =
        lying((method, player) ->
            Optional.of(
                answer(
                    method.equals("POST") ? "matched" : "ended", "session-9", List.of(player))))) {
      BotReport report = run(against(gateway).players(1));

      assertThat(report.failures()).isEmpty();
      assertThat(report.late()).isEqualTo(1);
    }
  }

  @Test
  void aServerOutOfReachIsReportedWhileItsMatchGoesOn() throws Exception {
    Patience patience = new Patience(ofSeconds(5), ofSeconds(5), ofMillis(200), ofSeconds(5));
    try (FakeGateway gateway =
        lying((method, player) -> Optional.of(answer("matched", "session-9", List.of(player))))) {
      assertThat(run(against(gateway).players(1).patience(patience)).failures())
          .singleElement()
          .asString()
          .startsWith("bot-1 failed while connecting to its server: 127.0.0.1:1 can't be reached");
    }
  }

  @Test
  void aServerThatHangsUpWithoutStopIsReported() throws Exception {
    try (FakeGateway gateway = mannered(1, Manners.NO_GOODBYE)) {
      assertThat(run(against(gateway).players(1)).failures())
          .singleElement()
          .asString()
          .endsWith("closed the connection without STATE stop");
    }
  }

  @Test
  void aMatchThatStopsTooEarlyIsReported() throws Exception {
    try (FakeGateway gateway = mannered(1, Manners.IMPATIENT)) {
      assertThat(run(against(gateway).players(1)).failures())
          .singleElement()
          .asString()
          .matches("session session-1 stopped after \\d+ ms of its 1.00 s");
    }
  }

  @Test
  void botsWithoutAMatchFailWhenTimeRunsOut() throws Exception {
    try (FakeGateway gateway = FakeGateway.honest(4)) {
      BotReport report = run(against(gateway).players(3).timeLimit(ofMillis(400)));

      assertThat(report.failures())
          .hasSize(3)
          .allMatch(failure -> failure.contains(" failed while waiting for a match: "));
      assertThat(progress.getLast().failed()).isEqualTo(3);
    }
  }

  @Test
  void botsThatHadNoTimeToArriveFail() throws Exception {
    try (FakeGateway gateway = FakeGateway.honest(1)) {
      BotReport report =
          run(against(gateway).players(2).arrivals(Arrivals.atRate(0.01)).timeLimit(ofMillis(300)));

      assertThat(report.failures())
          .contains("bot-2 failed while joining: had not arrived yet when time ran out");
    }
  }

  @Test
  void aGatewayOutOfReachIsNamedAsTheTrouble() throws Exception {
    URI nobody;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nobody = URI.create("http://127.0.0.1:" + free.getLocalPort());
    }
    assertThat(run(options(nobody).players(1).timeLimit(ofMillis(300))).failures())
        .singleElement()
        .asString()
        .contains("bot-1 failed while joining")
        .contains("last trouble: no answer from " + nobody);
  }

  @Test
  void leaversLeaveAndTheOthersPlayOn() throws Exception {
    try (FakeGateway gateway = FakeGateway.honest(4)) {
      BotReport report = run(against(gateway).players(4).leavers(1, ofMillis(50)));

      assertThat(report.failures()).isEmpty();
      assertThat(report.outcomes()).filteredOn(BotOutcome::leftEarly).hasSize(1);
    }
  }

  @Test
  void aHundredBotsNeedNoHundredPlatformThreads() throws Exception {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    try (FakeGateway gateway = FakeGateway.honest(4)) {
      threads.resetPeakThreadCount();
      int before = threads.getThreadCount();
      // long enough for the last bot to be there before the match is over, on a busy machine, too
      BotReport report = run(against(gateway).players(100).matchSeconds(6));

      assertThat(report.failures()).isEmpty();
      int carriers = Runtime.getRuntime().availableProcessors();
      assertThat(threads.getPeakThreadCount() - before).isLessThan(20 + carriers);
    }
  }

  private BotReport run(BotOptions.Builder options) throws InterruptedException {
    return BotRun.run(options.build(), progress::add);
  }

  private static BotOptions.Builder against(FakeGateway gateway) {
    return options(gateway.url());
  }

  private static BotOptions.Builder options(URI gateway) {
    return BotOptions.against(gateway)
        .prefix("bot-")
        .matchSeconds(1)
        .pollEvery(ofMillis(50))
        .timeLimit(ofSeconds(60))
        .seed(7);
  }

  private static FakeGateway lying(FakeGateway.Lie lie) {
    return new FakeGateway(4, Manners.GOOD, lie);
  }

  private static FakeGateway mannered(int matchSize, Manners manners) {
    return new FakeGateway(matchSize, manners, (method, player) -> Optional.empty());
  }

  private static Optional<Answer> only(boolean when, Answer answer) {
    return when ? Optional.of(answer) : Optional.empty();
  }

  private static Answer answer(String status, String session, List<String> players) {
    return new Answer(200, FakeGateway.json(status, session, players, "127.0.0.1", 1));
  }
}

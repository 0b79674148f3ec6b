package games.kickoff.operator.matching;

import static org.assertj.core.api.Assertions.assertThat;

import games.kickoff.operator.api.MatchQueue;
import games.kickoff.operator.api.MatchQueueStatus;
import games.kickoff.operator.matching.ServerAdmission.Verdict;
import games.kickoff.operator.rules.Duel;
import games.kickoff.operator.rules.QueueRules;
import games.kickoff.operator.server.NotCreated;
import games.kickoff.operator.status.Conditions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DryRunAdmissionTest {

  private static final Verdict REFUSED =
      new Verdict("False", AdmissionReason.POD_REFUSED, "denied the request");

  private final Later executor = new Later();
  private final AtomicInteger asked = new AtomicInteger();
  private final AtomicInteger known = new AtomicInteger();
  private Optional<NotCreated> answer = Optional.empty();
  private Instant now = Duel.START;
  private final DryRunAdmission admission =
      new DryRunAdmission(
          queue -> {
            asked.incrementAndGet();
            return answer;
          },
          executor,
          new Ticking());

  @Test
  void asksOnceBesideTheTicks() {
    assertThat(of(queue -> {})).isEmpty();
    assertThat(of(queue -> {})).isEmpty();
    executor.run();
    assertThat(of(queue -> {})).contains(Verdict.YES);
    now = now.plus(Duration.ofDays(1));
    assertThat(of(queue -> queue.getSpec().ticketTtl = "5m")).contains(Verdict.YES);
    executor.run();
    assertThat(asked).hasValue(1);
    assertThat(known).as("the queue is looked at again for it").hasValue(1);
  }

  @Test
  void asksAgainForAnotherTemplate() {
    of(queue -> {});
    executor.run();
    answer = Optional.of(new NotCreated.Refused("denied the request"));
    assertThat(of(DryRunAdmissionTest::otherImage)).isEmpty();
    executor.run();
    assertThat(of(DryRunAdmissionTest::otherImage)).contains(REFUSED);
  }

  @Test
  void asksNowAndThenWhileTheAnswerIsNotYes() {
    answer = Optional.of(new NotCreated.Refused("denied the request"));
    of(queue -> {});
    executor.run();
    now = now.plusSeconds(299);
    of(queue -> {});
    executor.run();
    assertThat(asked).hasValue(1);
    now = now.plusSeconds(1);
    answer = Optional.empty();
    assertThat(of(queue -> {})).contains(REFUSED);
    executor.run();
    assertThat(of(queue -> {})).contains(Verdict.YES);
    assertThat(asked).hasValue(2);
  }

  @Test
  void takesTheYesOfAnEarlierLeaderForTheSameGenerationOnly() {
    assertThat(of(queue -> queue.setStatus(yes(3)))).contains(Verdict.YES);
    assertThat(of(DryRunAdmissionTest::otherImage)).isEmpty();
    executor.run();
    assertThat(asked).hasValue(1);
    admission.forget(Duel.KEY);
    assertThat(of(queue -> queue.setStatus(yes(2)))).isEmpty();
  }

  @Test
  void isUnknownWhenTheQuestionItselfFails() {
    DryRunAdmission broken =
        new DryRunAdmission(
            queue -> {
              throw new IllegalStateException("no such luck");
            },
            executor,
            new Ticking());
    broken.of(Duel.queue(), Duel.rules(), () -> {});
    executor.run();
    assertThat(broken.of(Duel.queue(), Duel.rules(), () -> {}))
        .contains(
            new Verdict(
                "Unknown", AdmissionReason.NOT_ANSWERED, "IllegalStateException: no such luck"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "denied the request | False | POD_REFUSED",
        "admission webhook \"w\" does not support dry run | Unknown | NO_DRY_RUN",
      })
  void readsARefusal(String why, String status, AdmissionReason reason) {
    assertThat(Verdict.of(Optional.of(new NotCreated.Refused(why))))
        .isEqualTo(new Verdict(status, reason, why));
  }

  @Test
  void takesAQuotaForNoRefusal() {
    assertThat(Verdict.of(Optional.of(new NotCreated.NoRoom("exceeded quota: q"))))
        .isEqualTo(new Verdict("True", AdmissionReason.NO_ROOM, "exceeded quota: q"));
  }

  @Test
  void takesMissingRightsAndAbsentAnswersForNoRefusal() {
    for (NotCreated no :
        List.of(new NotCreated.NotAllowed("no right"), new NotCreated.Unanswered("no answer"))) {
      assertThat(Verdict.of(Optional.of(no)).status()).isEqualTo("Unknown");
    }
  }

  private Optional<Verdict> of(Consumer<MatchQueue> difference) {
    MatchQueue queue = Duel.queue();
    difference.accept(queue);
    return admission.of(queue, QueueRules.of(queue), known::incrementAndGet);
  }

  private static void otherImage(MatchQueue queue) {
    queue.getSpec().server.template.getSpec().getContainers().getFirst().setImage("other");
  }

  private static MatchQueueStatus yes(long generation) {
    MatchQueueStatus status = new MatchQueueStatus();
    status.observedGeneration = generation;
    status.conditions =
        new Conditions(List.of(), Duel.START).set(Verdict.TYPE, true, "DryRunTaken", "").list();
    return status;
  }

  private final class Ticking extends Clock {
    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneOffset getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(java.time.ZoneId zone) {
      return this;
    }
  }

  /** Runs tasks when the test calls {@link #run}. */
  private static final class Later implements Executor {
    private final Deque<Runnable> work = new ArrayDeque<>();

    void run() {
      while (!work.isEmpty()) {
        work.remove().run();
      }
    }

    @Override
    public void execute(Runnable command) {
      work.add(command);
    }
  }
}

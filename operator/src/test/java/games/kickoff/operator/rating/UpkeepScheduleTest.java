package games.kickoff.operator.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import games.kickoff.core.ladder.Decay;
import games.kickoff.core.ladder.LadderName;
import games.kickoff.core.ladder.LadderRules;
import games.kickoff.core.ladder.RatingUpkeep;
import games.kickoff.core.store.StoreUnavailable;
import games.kickoff.operator.outage.TermEnd;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class UpkeepScheduleTest {

  private final ConcurrentMap<String, Integer> idle = new ConcurrentHashMap<>();
  private final AtomicInteger changes = new AtomicInteger(3);
  private volatile int arriving;
  private final AtomicInteger outages = new AtomicInteger();

  private final RatingUpkeep upkeep =
      new RatingUpkeep() {
        @Override
        public int decay(LadderRules ladder) {
          int left = idle.getOrDefault(ladder.name().value(), 0);
          int part = Math.min(left, MOST_PLAYERS);
          idle.put(ladder.name().value(), left - part);
          return part;
        }

        @Override
        public int fold() {
          if (outages.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new StoreUnavailable("away", new IllegalStateException());
          }
          int part = Math.min(changes.get(), MOST_CHANGES);
          changes.addAndGet(arriving - part);
          return part;
        }
      };

  @Test
  void everythingThatIsDueIsDoneInOneRun() {
    idle.put("a", 1700);
    idle.put("b", 500);

    schedule().run();

    assertThat(idle).containsEntry("a", 0).containsEntry("b", 0);
    assertThat(changes).hasValue(0);
  }

  @Test
  void decayHasItsTurnThoughChangesKeepArriving() {
    idle.put("a", 1);
    arriving = 5;
    changes.set(2 * RatingUpkeep.MOST_CHANGES);

    schedule().run();

    assertThat(idle).containsEntry("a", 0);
    assertThat(changes.get()).isLessThan(10 * 5);
  }

  @Test
  void anOutageIsTriedAgain() {
    outages.set(3);
    idle.put("a", 1);
    try (UpkeepSchedule schedule = schedule()) {
      schedule.start();
      await().until(() -> idle.get("a") == 0);
    }
  }

  private UpkeepSchedule schedule() {
    return new UpkeepSchedule(
        upkeep,
        () -> List.of(ladder("a"), ladder("b")),
        new TermEnd(() -> {}),
        Duration.ofMillis(5));
  }

  private static LadderRules ladder(String name) {
    return new LadderRules(
        new LadderName(name),
        LadderRules.RatingModel.GAUSSIAN,
        LadderRules.Results.DEFAULTS,
        Optional.of(new Decay(Duration.ZERO, 1)));
  }
}

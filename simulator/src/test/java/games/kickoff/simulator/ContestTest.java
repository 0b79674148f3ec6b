package games.kickoff.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import games.kickoff.simulator.run.Heat;
import games.kickoff.simulator.run.Result;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Simulates half an hour at 20 players a second with parties, and checks what the documentation
 * promises.
 */
class ContestTest {

  private static Heat heat = new Heat("", List.of(), List.of());

  @BeforeAll
  static void run() {
    heat = compete(11);
  }

  private static Heat compete(long seed) {
    SimulateOptions options =
        new SimulateOptions(
            List.of(20.0),
            false,
            seed,
            Duration.ofMinutes(30),
            Optional.empty(),
            Optional.empty(),
            true,
            false,
            Path.of("target", "simulation"));
    Contest contest = Contest.of(options);
    return contest.run(contest.streams().getFirst());
  }

  @Test
  void inEachBaselinesWaitOursHasAtMostFourFifthsOfItsSpread() {
    for (Heat.Comparison comparison : heat.comparisons()) {
      // No matcher that considers skill is as quick as this one.
      if (!comparison.baseline().name().equals("first come")) {
        assertThat(comparison.ratio()).as(comparison.baseline().name()).isLessThanOrEqualTo(0.82);
      }
    }
  }

  @Test
  void noDecileAndNoPartySizeWaitsMoreThanTwiceTheMedian() {
    heat.results().stream()
        .filter(Heat.Entry::ours)
        .forEach(entry ->
            assertThat(entry.result().unevenness())
                .as(entry.result().name())
                .isLessThanOrEqualTo(2.1));
  }

  @Test
  void fewerThanAMatchAreLeftForGood() {
    heat.results().stream()
        .filter(Heat.Entry::ours)
        .forEach(entry -> assertThat(entry.result().totals().leftForGood()).isLessThan(10));
  }

  @Test
  void everybodyPlaysOrIsLeft() {
    for (Heat.Entry entry : heat.results()) {
      Result first = heat.results().getFirst().result();
      assertThat(entry.result().players() + entry.result().totals().leftForGood())
          .isEqualTo(first.players() + first.totals().leftForGood());
      assertThat(entry.result().matches() * 10).isEqualTo(entry.result().players());
    }
  }

  @Test
  void theSameSeedGivesTheSameResults() {
    Heat again = compete(11);
    for (int which = 0; which < heat.results().size(); which++) {
      Result one = heat.results().get(which).result();
      Result other = again.results().get(which).result();
      assertThat(other.waited()).isEqualTo(one.waited());
      assertThat(other.byDecile()).isEqualTo(one.byDecile());
      assertThat(other.predicted()).isEqualTo(one.predicted());
    }
  }
}

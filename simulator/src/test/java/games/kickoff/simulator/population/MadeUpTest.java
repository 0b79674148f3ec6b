package games.kickoff.simulator.population;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MadeUpTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  @Test
  void bringsAsManyPlayersAsItsRate() {
    List<Arrival> hour = arrivals(Load.steady(20), 7);
    assertThat(players(hour)).isCloseTo(72_000, within(1_500));
  }

  @Test
  void bringsTenTimesAsManyDuringTheBurst() {
    List<Arrival> minute =
        arrivals(Load.tenfold(20, 1_800), 7).stream()
            .filter(arrival -> {
              long second = Duration.between(START, arrival.ticket().joinedAt()).toSeconds();
              return second >= 1_800 && second < 1_860;
            })
            .toList();
    assertThat(players(minute)).isCloseTo(12_000, within(800));
  }

  @Test
  void hasPartiesInTheSharesItSays() {
    List<Arrival> hour = arrivals(Load.steady(20), 7);
    for (double[] sizeAndShare : new double[][] {{1, 0.6}, {2, 0.25}, {3, 0.1}, {5, 0.05}}) {
      long of = hour.stream().filter(arrival -> arrival.ticket().size() == sizeAndShare[0]).count();
      assertThat((double) of / hour.size()).isCloseTo(sizeAndShare[1], within(0.01));
    }
  }

  @Test
  void ratesOneInFiveFarOff() {
    List<double[]> errors = new ArrayList<>();
    for (Arrival arrival : arrivals(Load.steady(20), 7)) {
      if (arrival.ticket().size() == 1) {
        double rating = arrival.ticket().attributes().values().get("rating");
        errors.add(
            new double[] {
              arrival.ticket().attributes().values().get("uncertainty"),
              rating - arrival.trueSkill()[0]
            });
      }
    }
    assertThat(deviation(errors, 1.5)).isCloseTo(1.5, within(0.05));
    assertThat(deviation(errors, 6)).isCloseTo(6, within(0.2));
    assertThat(errors.stream().filter(error -> error[0] == 6).count() / (double) errors.size())
        .isCloseTo(0.2, within(0.01));
  }

  @Test
  void isTheSameForTheSameSeedAndAnotherForAnother() {
    List<Instant> once = joins(7);
    assertThat(joins(7)).isEqualTo(once);
    assertThat(joins(8)).isNotEqualTo(once);
  }

  private static List<Instant> joins(long seed) {
    return arrivals(Load.steady(2), seed).stream().map(a -> a.ticket().joinedAt()).toList();
  }

  private static List<Arrival> arrivals(Load load, long seed) {
    List<Arrival> all = new ArrayList<>();
    new MadeUp(load, true, START, Duration.ofHours(1), seed).forEachRemaining(all::add);
    return all;
  }

  private static int players(List<Arrival> arrivals) {
    return arrivals.stream().mapToInt(arrival -> arrival.ticket().size()).sum();
  }

  private static double deviation(List<double[]> errors, double of) {
    return Math.sqrt(
        errors.stream()
            .filter(error -> error[0] == of)
            .mapToDouble(error -> error[1] * error[1])
            .average()
            .orElseThrow());
  }
}

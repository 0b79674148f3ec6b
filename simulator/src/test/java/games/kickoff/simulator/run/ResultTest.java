package games.kickoff.simulator.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ResultTest {

  private static final Result.Totals NONE = new Result.Totals(0, 0, 0, 0);

  @Test
  void countsAWaitForEachPlayerOfAParty() {
    double[] waits = {1, 9, 2};
    double[] sizes = {1, 5, 1};
    Result result = result(waits, sizes, new double[] {1, 2, 3});
    assertThat(result.waited().p50()).isEqualTo(9);
    assertThat(result.players()).isEqualTo(7);
    assertThat(result.byPartySize()).extracting(Result.Slice::name).containsExactly("1", "5");
    assertThat(result.byPartySize().getFirst().waited().p50()).isEqualTo(1);
  }

  @Test
  void cutsPlayersIntoTenthsBySkill() {
    double[] waits = IntStream.range(0, 1_000).mapToDouble(n -> n / 100).toArray();
    double[] ones = new double[1_000];
    Arrays.fill(ones, 1);
    double[] skills = IntStream.range(0, 1_000).mapToDouble(n -> n).toArray();
    Result result = result(waits, ones, skills);
    assertThat(result.byDecile()).hasSize(10).allMatch(slice -> slice.players() == 100);
    assertThat(result.byDecile().get(3).waited().p50()).isEqualTo(3);
    assertThat(result.waited().p95()).isEqualTo(9);
    assertThat(result.unevenness()).isEqualTo(9.0 / 4);
  }

  private static Result result(double[] waits, double[] sizes, double[] skills) {
    return Result.of(
        "",
        new Result.OfTickets(waits, sizes, skills, waits),
        new Result.OfMatches(new double[] {1}, new double[] {0.5}, new double[] {0.5}),
        NONE);
  }
}

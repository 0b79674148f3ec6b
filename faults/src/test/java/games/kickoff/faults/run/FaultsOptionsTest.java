package games.kickoff.faults.run;

import static org.assertj.core.api.Assertions.assertThat;

import games.kickoff.faults.fault.FaultKind;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FaultsOptionsTest {

  private static FaultsOptions options(int runs, long seed, FaultKind... kinds) {
    List<FaultKind> some = kinds.length == 0 ? FaultsOptions.EVERY_KIND : List.of(kinds);
    return new FaultsOptions(runs, seed, some, 1);
  }

  @Test
  void playsEveryKindOnceUnlessItIsToldOtherwise() {
    assertThat(options(FaultsOptions.EVERY_KIND.size(), 1).all())
        .extracting(FaultsOptions.One::kind)
        .doesNotHaveDuplicates()
        .hasSize(FaultKind.values().length - 1)
        .doesNotContain(FaultKind.NONE);
  }

  @Test
  void spreadsTheKindsEvenly() {
    var runs = options(300, 1).all();
    var perKind =
        runs.stream()
            .collect(Collectors.groupingBy(FaultsOptions.One::kind, Collectors.counting()));
    int even = 300 / (FaultKind.values().length - 1);
    assertThat(perKind.values()).allMatch(n -> n == even || n == even + 1);
  }

  @Test
  void repeatsARunByItsKindAndSeed() {
    var all = options(100, 5).all();
    var one = all.get(77);
    assertThat(options(1, one.seed(), one.kind()).all()).containsExactly(one);
  }
}

package games.kickoff.faults.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import games.kickoff.faults.fault.FaultKind;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FaultsOptionsTest {

  private static FaultsOptions parse(String... arguments) {
    return FaultsOptions.parse(List.of(arguments));
  }

  @Test
  void playsEveryKindOnceUnlessItIsToldOtherwise() {
    assertThat(parse("--runs", "", "--seed", "", "--fault", "", "--parallel", "").all())
        .extracting(FaultsOptions.One::kind)
        .doesNotHaveDuplicates()
        .hasSize(FaultKind.values().length - 1)
        .doesNotContain(FaultKind.NONE);
  }

  @Test
  void spreadsTheKindsEvenly() {
    var runs = parse("--runs", "300").all();
    var perKind =
        runs.stream()
            .collect(Collectors.groupingBy(FaultsOptions.One::kind, Collectors.counting()));
    int even = 300 / (FaultKind.values().length - 1);
    assertThat(perKind.values()).allMatch(n -> n == even || n == even + 1);
  }

  @Test
  void repeatsARunByItsKindAndSeed() {
    var all = parse("--runs", "100", "--seed", "5").all();
    var one = all.get(77);
    assertThat(parse("--fault", one.kind().word(), "--seed", one.seed() + "", "--runs", "1").all())
        .containsExactly(one);
  }

  @Test
  void namesTheKindsThereAreWhenItKnowsNoSuchFault() {
    assertThatThrownBy(() -> parse("--fault", "lightning"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("operator-kill")
        .hasMessageContaining("'lightning'");
  }
}

package games.kickoff.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import games.kickoff.local.api.ApiChoice;
import games.kickoff.local.bench.BenchOptions;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BenchCommandTest {

  @Test
  void theKubernetesApiIsTheEnvironmentsChoice() {
    assertThat(options(Map.of()).api()).isEqualTo(ApiChoice.AUTO);
    assertThat(options(Map.of("KICKOFF_LOCAL_API", "mock")).api()).isEqualTo(ApiChoice.MOCK);
  }

  @Test
  void aHandOverIsMeasuredWithTheLeaseOfTheChartAndFiveHundredSessions() {
    BenchOptions options = options(Map.of(), "--only", "handover");

    assertThat(options.parts()).isEqualTo(Set.of(BenchOptions.Part.HANDOVER));
    assertThat(options.lease()).isEqualTo(Duration.ofSeconds(15));
    assertThat(options.sessions()).isEqualTo(500);
  }

  @Test
  void aBriefRunStillTakesWhatIsGivenAfterIt() {
    BenchOptions options = options(Map.of(), "--brief", "--lease", "7");

    assertThat(options.lease()).isEqualTo(Duration.ofSeconds(7));
    assertThat(options.rounds()).isOne();
  }

  @Test
  void aLeaseOfNothingIsRefused() {
    CommandRun run = CommandRun.of("bench", "--lease", "0");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).isEqualTo("--lease takes a number from 1 to 60, not '0'\n");
  }

  @Test
  void someOfThePartsRunInTheOrderOfTheTable() {
    assertThat(options(Map.of(), "--only", "assigned,store").parts())
        .containsExactly(BenchOptions.Part.STORE, BenchOptions.Part.ASSIGNED);
    assertThat(CommandRun.of("bench", "--only", "store,moon").err())
        .isEqualTo(
            "--only takes some of store,ladder,http,assigned,footprint,handover, not 'moon'; --help"
                + " lists the options\n");
  }

  private static BenchOptions options(Map<String, String> environment, String... arguments) {
    return CommandRun.read(new BenchCommand(), arguments).options(environment);
  }
}

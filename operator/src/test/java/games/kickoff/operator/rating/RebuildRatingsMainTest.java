package games.kickoff.operator.rating;

import static org.assertj.core.api.Assertions.assertThat;

import games.kickoff.postgres.ladder.LedgerReplay;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RebuildRatingsMainTest {

  @Test
  void saysThatEveryRatingIsTheLedgers() {
    assertThat(
            RebuildRatingsMain.text(
                new LedgerReplay.Summary(1234, 5, 500, 0, 0, List.of()), Duration.ofMillis(1234)))
        .isEqualTo(
            """
            1,234 matches and 5 decays replayed, 500 ratings compared in 1.2 s
            Every rating is the one recomputed from the ledger.
            """);
  }

  @Test
  void showsWhatDiffersAndHowMuch() {
    assertThat(
            RebuildRatingsMain.text(
                new LedgerReplay.Summary(1, 0, 2, 1, 0.25, List.of("ladder ranked, player p3: …")),
                Duration.ZERO))
        .endsWith(
            """
              ladder ranked, player p3: …
            1 differences, the largest 0.250000.
            """);
  }
}

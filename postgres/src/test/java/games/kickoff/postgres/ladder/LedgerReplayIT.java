package games.kickoff.postgres.ladder;

import static games.kickoff.postgres.fixture.Ladder.RANKED;
import static org.assertj.core.api.Assertions.assertThat;

import games.kickoff.core.match.Ranks;
import games.kickoff.postgres.fixture.Ladder;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LedgerReplayIT {

  private final Ladder ladder = Ladder.open();

  @BeforeEach
  void play() {
    Random random = new Random(5);
    for (int i = 0; i < 60; i++) {
      int one = random.nextInt(10);
      int other = (one + 1 + random.nextInt(9)) % 10;
      var match = ladder.played(RANKED, "p" + one, "p" + other);
      ladder.results.submit(match.id(), Ranks.winner(random.nextInt(2), 2));
    }
  }

  @AfterEach
  void close() {
    ladder.close();
  }

  @Test
  void whatStandsThereIsWhatTheLedgerComesTo() {
    LedgerReplay.Summary summary = LedgerReplay.run(ladder.settings);

    assertThat(summary.matches()).isEqualTo(60);
    assertThat(summary.ratings()).isEqualTo(10);
    assertThat(summary.differences()).isZero();
  }

  @Test
  void aRatingThatWasEditedIsFound() throws Exception {
    ladder.sql("UPDATE ratings SET mean = mean + 0.001 WHERE player = 'p3'");

    LedgerReplay.Summary summary = LedgerReplay.run(ladder.settings);

    assertThat(summary.differences()).isEqualTo(1);
    assertThat(summary.examples().getFirst()).contains("ladder ranked, player p3");
  }

  @Test
  void aPlayerOfOnlyOneOfTheTwoIsFound() throws Exception {
    ladder.sql("UPDATE ratings SET player = 'impostor' WHERE player = 'p3'");

    LedgerReplay.Summary summary = LedgerReplay.run(ladder.settings);

    assertThat(summary.examples())
        .containsExactlyInAnyOrder(
            "ladder ranked, player impostor: the table has them, the ledger does not",
            "ladder ranked, player p3: the ledger has them, the table does not");
  }

  @Test
  void anEntryThatWasEditedBehindTheTriggersBackIsFound() throws Exception {
    ladder.sql("ALTER TABLE rating_ledger DISABLE TRIGGER append_only");
    ladder.sql("UPDATE rating_ledger SET ranks = '{0,0}' WHERE entry = 30");

    assertThat(LedgerReplay.run(ladder.settings).differences()).isPositive();
  }
}

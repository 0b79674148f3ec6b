package games.kickoff.postgres.ladder;

import static games.kickoff.postgres.fixture.Ladder.RANKED;
import static org.assertj.core.api.Assertions.assertThat;

import games.kickoff.core.id.PlayerId;
import games.kickoff.core.ladder.BoardCursor;
import games.kickoff.core.ladder.BoardEntry;
import games.kickoff.core.ladder.BoardPage;
import games.kickoff.core.ladder.BoardRequest;
import games.kickoff.core.ladder.LadderName;
import games.kickoff.core.match.Ranks;
import games.kickoff.core.record.MatchRecord;
import games.kickoff.postgres.fixture.Ladder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LeaderboardsIT {

  private static final LadderName NAME = RANKED.name();

  private final Ladder ladder = Ladder.open();

  @AfterEach
  void close() {
    ladder.close();
  }

  @Test
  void theBoardIsOrderedByTheConservativeValueAndNumbered() throws Exception {
    fill(500);

    List<BoardEntry> all = all("", 7);

    assertThat(all).hasSize(500);
    assertThat(all)
        .isSortedAccordingTo(
            Comparator.comparingDouble(BoardEntry::conservative)
                .reversed()
                .thenComparing(BoardEntry::player));
    assertThat(all.stream().map(BoardEntry::rank))
        .containsExactlyElementsOf(IntStream.rangeClosed(1, 500).mapToObj(Long::valueOf).toList());
  }

  @Test
  void aPlayersRankIsHisPlaceOnTheBoardBeforeAndAfterCountsAreFolded() throws Exception {
    fill(300);
    for (int round = 0; round < 2; round++) {
      for (String region : List.of("", "eu", "us")) {
        for (BoardEntry entry : all(region, 100)) {
          assertThat(ladder.boards.find(NAME, region, entry.player())).contains(entry);
        }
      }
      assertThat(ladder.upkeep.fold() > 0).isEqualTo(round == 0);
    }
  }

  @Test
  void whoHasTheSameStandsInTheOrderOfHisId() {
    MatchRecord match = ladder.played(RANKED, "a d", "c b");
    ladder.results.submit(match.id(), Ranks.draw(2));

    assertThat(all("", 1))
        .extracting(entry -> entry.player().value())
        .containsExactly("a", "b", "c", "d");
    assertThat(ladder.boards.find(NAME, "", new PlayerId("c")).orElseThrow().rank()).isEqualTo(3);
  }

  @Test
  void ranksFollowResults() {
    for (int i = 0; i < 12; i++) {
      MatchRecord match = ladder.played(RANKED, "a" + i, "b" + i);
      ladder.results.submit(match.id(), Ranks.winner(i % 2, 2));
    }
    ladder.upkeep.fold();
    MatchRecord upset = ladder.played(RANKED, "a1", "a0");
    ladder.results.submit(upset.id(), Ranks.winner(0, 2));

    for (BoardEntry entry : all("", 5)) {
      assertThat(ladder.boards.find(NAME, "", entry.player())).contains(entry);
    }
  }

  @Test
  void aRegionsBoardHasThoseWhoPlayedThereLast() throws Exception {
    fill(100);

    assertThat(all("eu", 9)).allMatch(entry -> entry.region().equals("eu")).hasSize(50);
    assertThat(all("nowhere", 9)).isEmpty();
    PlayerId american = all("us", 1).getFirst().player();
    assertThat(ladder.boards.find(NAME, "eu", american)).isEmpty();
  }

  @Test
  void aCursorStaysGoodWhenTheBoardChanges() throws Exception {
    fill(50);
    BoardPage first = ladder.boards.page(new BoardRequest(NAME, "", 10, Optional.empty()));
    PlayerId last = first.entries().getLast().player();
    ladder.sql("DELETE FROM ratings WHERE player = '" + last + "'");

    BoardPage second = ladder.boards.page(new BoardRequest(NAME, "", 10, first.next()));

    assertThat(second.entries()).noneMatch(first.entries()::contains);
    assertThat(second.entries().getFirst().rank()).isEqualTo(10);
  }

  @Test
  void aPlayerWhoHasNotPlayedIsOnNoBoard() {
    assertThat(ladder.boards.find(NAME, "", new PlayerId("nobody"))).isEmpty();
    assertThat(ladder.boards.page(new BoardRequest(NAME, "", 10, Optional.empty())))
        .isEqualTo(new BoardPage(List.of(), Optional.empty()));
  }

  private List<BoardEntry> all(String region, int limit) {
    List<BoardEntry> all = new ArrayList<>();
    Optional<BoardCursor> after = Optional.empty();
    do {
      BoardPage page = ladder.boards.page(new BoardRequest(NAME, region, limit, after));
      all.addAll(page.entries());
      after = page.next().map(BoardCursor::text).map(BoardCursor::parse);
    } while (after.isPresent());
    return all;
  }

  /** Writes that many players in two regions, with many equal ratings. */
  private void fill(int players) throws Exception {
    Random random = new Random(3);
    StringBuilder values = new StringBuilder();
    for (int i = 0; i < players; i++) {
      values.append(
          "%s('ranked', 'p%d', %s, %d, '%s', 3, now(), now())"
              .formatted(
                  i == 0 ? "" : ", ",
                  i,
                  20 + random.nextInt(40) / 4.0,
                  1 + random.nextInt(3),
                  i % 2 == 0 ? "eu" : "us"));
    }
    ladder.sql(
        "INSERT INTO ratings (ladder, player, mean, deviation, region, games, played, idle_since)"
            + " VALUES "
            + values);
  }
}

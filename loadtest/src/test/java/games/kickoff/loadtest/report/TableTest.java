package games.kickoff.loadtest.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TableTest {

  @Test
  void valuesStandRightAligned() {
    assertThat(Table.ofValues().row("players", 60).row("matches recorded", 7))
        .hasToString(
            """
            players           60
            matches recorded   7
            """);
  }

  @Test
  void columnsStandUnderTheirHeadAndARule() {
    assertThat(
            Table.headed("time from join to", "p50", "p99")
                .row("assignment", "12 ms", "145 ms")
                .row("first answer", "1.20 s", "-"))
        .hasToString(
            """
            time from join to     p50     p99
            -----------------  ------  ------
            assignment          12 ms  145 ms
            first answer       1.20 s       -
            """);
  }

  @Test
  void listedWordsStandLeftAligned() {
    assertThat(
            Table.listed()
                .row("NAMESPACE", "NAME", "AGE")
                .row("default", "duel", "3m")
                .row("games", "ranked-duel", ""))
        .hasToString(
            """
            NAMESPACE   NAME          AGE
            default     duel          3m
            games       ranked-duel
            """);
  }
}

package games.kickoff.local.bench;

import static org.assertj.core.api.Assertions.assertThat;

import games.kickoff.loadtest.report.Table;
import org.junit.jupiter.api.Test;

class RowTest {

  @Test
  void standsBesideItsYardstickWithTheSpreadOfTheRatio() {
    Table table = Table.headed(Row.HEAD);

    table.row(
        Row.of("joins", Row.rate(23_487))
            .beside("bare " + Row.rate(65_901), Spread.of(0.31, 0.36, 0.35))
            .aiming("median >= 0.6", false)
            .cells());
    table.row(Row.of("cores", "1.2").cells());

    assertThat(table.toString())
        .isEqualTo(
            """
            what     result      yardstick  ratio: min / median / max            aim
            -----  --------  -------------  -------------------------  -------------  ------
            joins  23,487/s  bare 65,901/s         0.31 / 0.35 / 0.36  median >= 0.6  MISSED
            cores       1.2
            """);
  }
}

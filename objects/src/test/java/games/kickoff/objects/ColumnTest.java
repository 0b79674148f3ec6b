package games.kickoff.objects;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnTest {

  private static final Instant NOW = Instant.parse("2026-01-01T00:10:00Z");

  @Test
  void readsFieldsAndChoosesFromListsByAField() throws IOException {
    JsonNode object =
        Yaml.MAPPER.readTree(
            "status: {waiting: 3, conditions: [{type: Ready, status: 'False'}, {type: Matching,"
                + " status: 'True'}]}");

    assertThat(Column.of("W", ".status.waiting").cell(object, NOW)).isEqualTo("3");
    assertThat(Column.of("M", ".status.conditions[?(@.type=='Matching')].status").cell(object, NOW))
        .isEqualTo("True");
    assertThat(Column.of("N", ".status.conditions[?(@.type=='None')].status").cell(object, NOW))
        .isEmpty();
    assertThat(Column.of("N", ".spec.size").cell(object, NOW)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "PT-1S,0s",
    "PT119S,119s",
    "PT2M,2m",
    "PT3M5S,3m5s",
    "PT10M5S,10m",
    "PT5H,5h",
    "P3D,3d"
  })
  void saysAnAgeInTheWordsOfKubectl(Duration age, String text) throws IOException {
    JsonNode object = Yaml.MAPPER.createObjectNode().put("at", NOW.minus(age).toString());

    assertThat(Column.age(".at").cell(object, NOW)).isEqualTo(text);
  }
}

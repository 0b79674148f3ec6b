package games.kickoff.core.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttributesTest {

  @ParameterizedTest
  @ValueSource(strings = {"rating", "latency.eu-west", "A_1", "-", "."})
  void takesNamesThatNeedNoEscaping(String name) {
    assertThat(Attributes.of(Map.of(name, 1.5)).values()).containsEntry(name, 1.5);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b", "a:b", "a/b", "ä", "a\n"})
  void takesNoOtherNames(String name) {
    assertThatIllegalArgumentException().isThrownBy(() -> Attributes.of(Map.of(name, 1.0)));
  }

  @Test
  void takesNamesOf64CharactersAndNotOneMore() {
    assertThat(Attributes.of(Map.of("x".repeat(64), 1.0)).isEmpty()).isFalse();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Attributes.of(Map.of("x".repeat(65), 1.0)));
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void takesOnlyFiniteNumbers(double value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Attributes.of(Map.of("rating", value)))
        .withMessageContaining("rating");
  }

  @Test
  void takesWhatAClientSendsAndARatingOfEachOf64PlayersAndNotOneMore() {
    Map<String, Double> many = new HashMap<>();
    for (int number = 1; number <= 160; number++) {
      many.put("a" + number, 1.0);
    }
    assertThat(Attributes.of(many).values()).hasSize(160);
    many.put("b", 1.0);
    assertThatIllegalArgumentException().isThrownBy(() -> Attributes.of(many));
  }
}

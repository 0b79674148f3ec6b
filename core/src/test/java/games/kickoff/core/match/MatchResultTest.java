package games.kickoff.core.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MatchResultTest {

  @Test
  void readsAWinnerADrawOrRanksAmongFieldsOfTheGamesOwn() {
    assertThat(MatchResult.read(Map.of("winner", "teamB", "map", Map.of())))
        .contains(new MatchResult.Winner("teamB"));
    assertThat(MatchResult.read(Map.of("winner", "draw"))).contains(new MatchResult.Draw());
    assertThat(MatchResult.read(Map.of("ranks", List.of(2, 0, 2))))
        .contains(new Ranks(List.of(1, 0, 1)));
  }

  static Stream<Map<String, @Nullable Object>> others() {
    return Stream.of(
        fields(),
        fields("winner", 1),
        fields("winner", null),
        fields("winner", null, "ranks", List.of(0, 1)),
        fields("winner", "teamA", "ranks", List.of(0, 1)),
        fields("ranks", null),
        fields("ranks", "01"),
        fields("ranks", List.of()),
        fields("ranks", List.of(0)),
        fields("ranks", List.of(0, -1)),
        fields("ranks", List.of(0, 1.0)),
        fields("ranks", List.of(0, 1L)),
        fields("ranks", List.of(0, "1")),
        fields("ranks", Arrays.asList(0, null)),
        fields("ranks", Stream.generate(() -> 0).limit(101).toList()));
  }

  @ParameterizedTest
  @MethodSource("others")
  void anythingElseIsNoResult(Map<String, @Nullable Object> fields) {
    assertThat(MatchResult.read(fields)).isEmpty();
  }

  @Test
  void isOneOfAMatchOfThatManyTeams() {
    assertThat(new MatchResult.Winner("teamB").ranks(3)).contains(new Ranks(List.of(1, 0, 1)));
    assertThat(new MatchResult.Winner("teamC").ranks(2)).isEmpty();
    assertThat(new MatchResult.Winner("teamA").ranks(1)).isEmpty();
    assertThat(new MatchResult.Draw().ranks(2)).contains(Ranks.draw(2));
    assertThat(new MatchResult.Draw().ranks(1)).isEmpty();
    assertThat(Ranks.draw(3).ranks(3)).contains(Ranks.draw(3));
    assertThat(Ranks.draw(3).ranks(2)).isEmpty();
  }

  private static Map<String, @Nullable Object> fields(@Nullable Object... pairs) {
    Map<String, @Nullable Object> fields = new HashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      fields.put(String.valueOf(pairs[i]), pairs[i + 1]);
    }
    return fields;
  }
}

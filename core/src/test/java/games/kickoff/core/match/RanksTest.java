package games.kickoff.core.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class RanksTest {

  @Test
  void onlyTheOrderOfRanksCounts() {
    assertThat(new Ranks(List.of(3, 7, 3))).isEqualTo(new Ranks(List.of(0, 1, 0)));
    assertThat(Ranks.winner(1, 3)).isEqualTo(new Ranks(List.of(5, 0, 5)));
    assertThat(Ranks.draw(2)).isEqualTo(new Ranks(List.of(4, 4)));
  }

  @Test
  void aNegativeRankOrASingleTeamIsNoResult() {
    assertThatThrownBy(() -> new Ranks(List.of(0, -1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Ranks(List.of(0))).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Ranks.draw(101)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void teamsAreNamedByLetters() {
    assertThat(TeamName.of(0)).isEqualTo("teamA");
    assertThat(TeamName.of(25)).isEqualTo("teamZ");
    assertThat(TeamName.of(26)).isEqualTo("teamAA");
    assertThat(TeamName.find("teamB", 2)).hasValue(1);
    assertThat(TeamName.find("teamC", 2)).isEmpty();
    assertThat(TeamName.find("teama", 2)).isEmpty();
  }
}

package games.kickoff.core.match;

import static games.kickoff.core.match.Waiting.party;
import static games.kickoff.core.match.Waiting.seconds;
import static games.kickoff.core.match.Waiting.single;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PoolTest {

  @Test
  void hasTheLongestWaitingFirst() {
    Pool pool =
        new Pool(List.of(single(1, seconds(3)), single(2, seconds(1)), single(3, seconds(2))));
    assertThat(pool.tickets()).extracting(Waiting::number).containsExactly(2, 3, 1);
  }

  @Test
  void ordersThoseWhoJoinedAtTheSameMomentById() {
    Pool pool =
        new Pool(List.of(single(9, seconds(1)), single(4, seconds(1)), single(6, seconds(1))));
    assertThat(pool.tickets()).extracting(Waiting::number).containsExactly(4, 6, 9);
  }

  @Test
  void countsEveryPlayerOfItsParties() {
    assertThat(new Pool(List.of(party(1, 3, seconds(1)), single(2, seconds(2)))).players())
        .isEqualTo(4);
  }
}

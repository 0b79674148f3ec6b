package games.kickoff.operator.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class FormedCountTest {

  @Test
  void isWhatRedisCountsAsLongAsRedisLosesNothing() {
    FormedCount count = FormedCount.first(103, 100); // the status was written a while ago
    assertThat(count.total()).isEqualTo(103);
    assertThat(count.then(103, 103).then(110, 103).total()).isEqualTo(110);
  }

  @Test
  void goesOnFromWhereItWasWhenRedisStartsEmpty() {
    FormedCount before = FormedCount.first(103, 100);
    FormedCount empty = before.then(0, 100); // the status lacks the last three
    assertThat(empty.total()).isEqualTo(103);
    assertThat(empty.then(5, 103).total()).isEqualTo(108);
    assertThat(empty.then(5, 103).then(2, 108).then(4, 108).total()).isEqualTo(110);
  }

  @Test
  void goesOnFromTheStatusInAProcessThatNeverSawTheOldCount() {
    assertThat(FormedCount.first(5, 108).total()).isEqualTo(108);
    assertThat(FormedCount.first(5, 108).then(7, 108).total()).isEqualTo(110);
  }

  @Test
  void isNeverLessThanTheStatusOfAnotherProcess() {
    assertThat(FormedCount.first(5, 5).then(6, 200).total()).isEqualTo(200);
    assertThat(FormedCount.first(5, 5).then(6, 200).then(7, 200).total()).isEqualTo(201);
  }

  @Test
  void neverGoesBackWhateverRedisCounts() {
    Random random = new Random(3);
    FormedCount count = FormedCount.first(random.nextInt(100), random.nextInt(100));
    for (int look = 0; look < 10_000; look++) {
      long written = random.nextInt(5) == 0 ? count.total() + random.nextInt(3) : 0;
      FormedCount next = count.then(random.nextInt(100), written);
      assertThat(next.total()).isGreaterThanOrEqualTo(Math.max(count.total(), written));
      count = next;
    }
  }
}

package games.kickoff.faults.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class UsedUpQuotaTest {

  private static final String CREATE = "POST /api/v1/namespaces/a/pods HTTP/1.1\r\n\r\n{}";

  @Test
  void refusesAllCreatesOfPodsOrHalfOfThemByItsSeed() {
    assertThat(new Random(1).longs(20).map(UsedUpQuotaTest::refusedOf100).boxed())
        .allMatch(refused -> refused == 100 || refused > 25 && refused < 75)
        .contains(100L)
        .anyMatch(refused -> refused < 100);
  }

  @Test
  void answersAsAnApiServerDoes() {
    String answer =
        LongStream.range(0, 20)
            .mapToObj(seed -> new UsedUpQuota(seed).answer(CREATE))
            .flatMap(Optional::stream)
            .findFirst()
            .orElseThrow();
    String body = answer.split("\r\n\r\n", 2)[1];
    assertThat(answer).startsWith("HTTP/1.1 403 ").contains("Content-Length: " + body.length());
    assertThat(body).contains("exceeded quota").doesNotContain("\n");
  }

  @Test
  void leavesEverythingElseToTheServer() {
    for (long seed = 0; seed < 20; seed++) {
      UsedUpQuota quota = new UsedUpQuota(seed);
      assertThat(quota.answer("GET /api/v1/namespaces/a/pods HTTP/1.1\r\n\r\n")).isEmpty();
      assertThat(quota.answer("DELETE /api/v1/namespaces/a/pods/p HTTP/1.1\r\n\r\n")).isEmpty();
      assertThat(quota.answer("POST /apis/k/v1/namespaces/a/gamesessions HTTP/1.1\r\n\r\n"))
          .isEmpty();
    }
  }

  private static long refusedOf100(long seed) {
    UsedUpQuota quota = new UsedUpQuota(seed);
    return IntStream.range(0, 100).filter(i -> quota.answer(CREATE).isPresent()).count();
  }
}

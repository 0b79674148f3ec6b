package games.kickoff.faults.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScheduleTest {

  @ParameterizedTest
  @EnumSource(FaultKind.class)
  void isTheSameForTheSameSeed(FaultKind kind) {
    assertThat(Schedule.of(kind, 7)).isEqualTo(Schedule.of(kind, 7));
    assertThat(Schedule.of(kind, 7)).isNotEqualTo(Schedule.of(kind, 8));
  }

  @Test
  void strikesAtEveryStepOfTheOperatorBeforeItAndAfterIt() {
    Set<String> moments =
        LongStream.range(0, 1_000)
            .mapToObj(seed -> Schedule.of(FaultKind.OPERATOR_KILL, seed))
            .filter(schedule -> schedule.at().isPresent())
            .map(Schedule::moment)
            .collect(Collectors.toSet());
    assertThat(moments).hasSize(2 * Step.OF_OPERATOR.size());
  }

  @Test
  void strikesWithoutAStepToo() {
    assertThat(
            LongStream.range(0, 50)
                .filter(seed -> Schedule.of(FaultKind.GATEWAY_KILL, seed).at().isEmpty()))
        .isNotEmpty();
  }

  @Test
  void knowsWhichFaultsMakeRedisForget() {
    assertThat(EnumSet.allOf(FaultKind.class))
        .filteredOn(kind -> !kind.keepsRedis())
        .containsExactly(FaultKind.REDIS_OLDER, FaultKind.REDIS_EMPTY, FaultKind.REDIS_SENTINEL);
  }
}

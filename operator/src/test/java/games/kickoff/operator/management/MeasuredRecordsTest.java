package games.kickoff.operator.management;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import games.kickoff.core.record.Records;
import games.kickoff.core.store.StoreUnavailable;
import games.kickoff.operator.rules.Duel;
import io.prometheus.client.CollectorRegistry;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MeasuredRecordsTest {

  private final CollectorRegistry registry = new CollectorRegistry();
  private Supplier<Object> answer = Optional::empty;
  private final Records records = new MeasuredRecords(store(), new OperatorMetrics(registry));

  @Test
  void countsAndTimesEachCall() {
    assertThat(records.find(Duel.matchId(1))).isEmpty();

    assertThat(sample("kickoff_store_call_seconds_count")).isEqualTo(1.0);
    assertThat(sample("kickoff_store_errors_total")).isNull();
  }

  @Test
  void countsAnswersThatDoNotCome() {
    answer =
        () -> {
          throw new StoreUnavailable("away", new SQLException("away"));
        };

    assertThatThrownBy(() -> records.find(Duel.matchId(1))).isInstanceOf(StoreUnavailable.class);

    assertThat(sample("kickoff_store_call_seconds_count")).isEqualTo(1.0);
    assertThat(sample("kickoff_store_errors_total")).isEqualTo(1.0);
  }

  /** A store that gives every call the same answer. */
  private Records store() {
    return (Records)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Records.class},
            (proxy, method, arguments) -> answer.get());
  }

  private @Nullable Double sample(String name) {
    return registry.getSampleValue(name, new String[] {"call"}, new String[] {"record_find"});
  }
}

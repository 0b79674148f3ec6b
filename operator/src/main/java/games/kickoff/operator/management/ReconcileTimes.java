package games.kickoff.operator.management;

import io.javaoperatorsdk.operator.api.monitoring.Metrics;
import java.time.Duration;

/** JOSDK's hook for timing reconciles. */
public final class ReconcileTimes implements Metrics {

  private final OperatorMetrics metrics;

  public ReconcileTimes(OperatorMetrics metrics) {
    this.metrics = metrics;
  }

  @Override
  public <T> T timeControllerExecution(ControllerExecution<T> execution) throws Exception {
    long start = System.nanoTime();
    boolean threw = true;
    try {
      T result = execution.execute();
      threw = false;
      return result;
    } finally {
      metrics.reconciled(
          execution.controllerName(), Duration.ofNanos(System.nanoTime() - start), threw);
    }
  }
}

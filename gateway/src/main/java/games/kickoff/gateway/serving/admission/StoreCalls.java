package games.kickoff.gateway.serving.admission;

import games.kickoff.core.store.Rebuilding;
import games.kickoff.core.store.StoreUnavailable;
import io.prometheus.client.Collector;
import io.prometheus.client.Histogram;
import java.util.function.Supplier;

/**
 * Measures how long store calls take and how they end. Waiting at their own gate is not included;
 * for a gate in front of another one ({@link StoreGate#withGateInFront}), waiting at the other one
 * is.
 */
final class StoreCalls {

  private final Histogram seconds;

  /**
   * @param store the store's name, a part of the metric's name
   */
  StoreCalls(String store) {
    this.seconds =
        Histogram.build(
                "kickoff_gateway_" + store + "_call_seconds",
                "Duration of store calls, by name and result.")
            .labelNames("call", "result")
            .buckets(0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2)
            .create();
  }

  Collector collector() {
    return seconds;
  }

  <T> T time(String name, Supplier<T> call) {
    long start = System.nanoTime();
    String result = "error";
    try {
      T answer = call.get();
      result = "ok";
      return answer;
    } catch (StoreUnavailable e) {
      result = "unavailable";
      throw e;
    } catch (Rebuilding e) {
      result = "rebuilding";
      throw e;
    } finally {
      seconds.labels(name, result).observe((System.nanoTime() - start) / 1e9);
    }
  }
}

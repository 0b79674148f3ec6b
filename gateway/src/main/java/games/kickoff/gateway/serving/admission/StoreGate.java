package games.kickoff.gateway.serving.admission;

import io.prometheus.client.Collector;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.CounterMetricFamily;
import io.prometheus.client.GaugeMetricFamily;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/**
 * Bounds the calls inside the stores. A burst waits its turn for a moment; a hanging store makes
 * the rest fail soon, instead of piling up one virtual thread a request.
 */
public final class StoreGate {

  private final Semaphore turns;
  private final int calls;
  private final int maxQueue;
  private final Duration patience;
  private final LongAdder shed = new LongAdder();
  private final String store;
  private final StoreCalls seconds;
  private final Optional<StoreGate> next;

  /**
   * @param store what is called, for the metrics' names
   * @param calls at once
   * @param maxQueue callers that may wait for their turn; more are turned away at once
   * @param patience how long they wait
   */
  public StoreGate(String store, int calls, int maxQueue, Duration patience) {
    this(store, calls, maxQueue, patience, Optional.empty());
  }

  private StoreGate(
      String store, int calls, int maxQueue, Duration patience, Optional<StoreGate> next) {
    this.next = next;
    this.store = store;
    this.seconds = new StoreCalls(store);
    this.turns = new Semaphore(calls, true);
    this.calls = calls;
    this.maxQueue = maxQueue;
    this.patience = patience;
  }

  /**
   * A gate in front of this one, for calls that may take some of its turns and never all.
   *
   * @param name what is called, for the metrics' names
   * @param share calls at once
   */
  public StoreGate withGateInFront(String name, int share) {
    return new StoreGate(name, share, maxQueue, patience, Optional.of(this));
  }

  /** Shows in these metrics how full it is, how many calls it turned away and how the rest did. */
  public StoreGate measuredBy(CollectorRegistry metrics) {
    metrics.register(new Fill());
    metrics.register(seconds.collector());
    return this;
  }

  /**
   * Makes the call when it is its turn.
   *
   * @param name what is called, for the metrics
   * @throws Overloaded when that is too far away
   */
  <T> T call(String name, Supplier<T> call) {
    if (!enter()) {
      shed.increment();
      throw new Overloaded();
    }
    try {
      return seconds.time(name, () -> next.isPresent() ? next.get().call(name, call) : call.get());
    } finally {
      turns.release();
    }
  }

  private boolean enter() {
    if (turns.tryAcquire()) {
      return true;
    }
    if (turns.getQueueLength() >= maxQueue) { // an estimate, which is enough for a bound
      return false;
    }
    try {
      return turns.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private final class Fill extends Collector {

    @Override
    public List<MetricFamilySamples> collect() {
      return List.of(
          new GaugeMetricFamily(
              "kickoff_gateway_" + store + "_calls",
              "Calls inside the stores.",
              calls - turns.availablePermits()),
          new GaugeMetricFamily(
              "kickoff_gateway_" + store + "_queue",
              "Calls waiting for their turn.",
              turns.getQueueLength()),
          new CounterMetricFamily(
              "kickoff_gateway_" + store + "_shed", "Calls turned away.", shed.doubleValue()));
    }
  }
}

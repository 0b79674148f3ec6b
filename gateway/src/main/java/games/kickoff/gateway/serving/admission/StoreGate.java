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
 * Limits how many calls to a store are under way at once. Calls of a burst wait a short time for
 * their turn. If the store hangs, further calls fail soon instead of piling up with a virtual
 * thread each.
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
   * @param store the store's name, a part of the metrics' names
   * @param calls how many calls may be under way at once
   * @param maxQueue how many callers may wait for their turn; further ones are rejected at once
   * @param patience how long they wait before they are rejected
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
   * A gate in front of this one, for calls that must never use all of this gate's turns.
   *
   * @param name the name for these calls, a part of the metrics' names
   * @param share how many of them may be under way at once
   */
  public StoreGate withGateInFront(String name, int share) {
    return new StoreGate(name, share, maxQueue, patience, Optional.of(this));
  }

  /**
   * Registers metrics: calls under way and waiting, rejected calls, and durations and results of
   * the others.
   */
  public StoreGate measuredBy(CollectorRegistry metrics) {
    metrics.register(new Fill());
    metrics.register(seconds.collector());
    return this;
  }

  /**
   * Makes the call when it is its turn.
   *
   * @param name the call's name, a label of the metrics
   * @throws Overloaded if its turn does not come in time, or if too many callers wait already
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
    if (turns.getQueueLength() >= maxQueue) { // an estimate, which is good enough here
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

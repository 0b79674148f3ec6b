package games.kickoff.loadtest.bot;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** When a bot finished which step, counted from its first join on a monotonic clock. */
final class Timeline {

  private final LongSupplier nanos;
  private final long start;
  private final Map<Step, Duration> finished = new EnumMap<>(Step.class);

  Timeline(LongSupplier nanos) {
    this.nanos = nanos;
    this.start = nanos.getAsLong();
  }

  void finish(Step step) {
    finished.put(step, sinceStart());
  }

  Duration sinceStart() {
    return Duration.ofNanos(nanos.getAsLong() - start);
  }

  Map<Step, Duration> finished() {
    return Map.copyOf(finished);
  }
}

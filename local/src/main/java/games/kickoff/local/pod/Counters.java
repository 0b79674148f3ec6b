package games.kickoff.local.pod;

import java.util.concurrent.atomic.AtomicLong;

/** The counters behind {@link PodCounts}. */
final class Counters {

  final AtomicLong created = new AtomicLong();
  final AtomicLong deleted = new AtomicLong();
  final AtomicLong started = new AtomicLong();
  final AtomicLong running = new AtomicLong();

  PodCounts now() {
    return new PodCounts(created.get(), deleted.get(), started.get(), running.get());
  }
}

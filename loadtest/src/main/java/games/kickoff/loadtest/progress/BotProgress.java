package games.kickoff.loadtest.progress;

import java.time.Duration;

/**
 * How many bots are in which state. Bots that are not counted in any have not arrived yet.
 *
 * @param waiting joining, or waiting for a match
 * @param matched assigned to a match, not yet playing it
 * @param playing in a running match, or waiting for the gateway to answer that it has ended
 */
public record BotProgress(
    int total, int waiting, int matched, int playing, int done, int failed, Duration elapsed) {

  public boolean isOver() {
    return done + failed == total;
  }

  /** Whether anything but the time is different. */
  boolean differsFrom(BotProgress other) {
    return !new BotProgress(total, waiting, matched, playing, done, failed, other.elapsed)
        .equals(other);
  }

  /** {@code waiting 4 matched 8 playing 20 done 28 /60 12.3s} with wider gaps; failures if any. */
  String text() {
    String counts =
        "waiting %d  matched %d  playing %d  done %d /%d"
            .formatted(waiting, matched, playing, done, total);
    String failures = failed == 0 ? "" : "  failed " + failed;
    long tenths = elapsed.toMillis() / 100;
    return counts + failures + "  " + tenths / 10 + "." + tenths % 10 + "s";
  }
}

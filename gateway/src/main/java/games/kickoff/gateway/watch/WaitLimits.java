package games.kickoff.gateway.watch;

import games.kickoff.core.id.PlayerId;
import games.kickoff.gateway.serving.auth.Caller;
import games.kickoff.gateway.serving.hold.Holds;
import games.kickoff.gateway.serving.http.Refusal;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/**
 * Limits how many requests wait for a change at once: those of one player, and all together. Each
 * holds a connection, so the limit of all leaves a tenth of the connections to requests that are
 * answered at once.
 */
public final class WaitLimits {

  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  private final int perPlayer;
  private final Semaphore room;
  private final Holds<PlayerId> waits = new Holds<>();
  private final Counter refused;

  /**
   * @param perPlayer how many requests of one player may wait at once; 0: no limit
   * @param connections how many connections may be open at once
   */
  public WaitLimits(int perPlayer, int connections, CollectorRegistry metrics) {
    this.perPlayer = perPlayer;
    this.room = new Semaphore(connections - connections / 10);
    this.refused =
        Counter.build(
                "kickoff_gateway_waits_refused",
                "Requests refused because too many wait for a change.")
            .labelNames("by")
            .register(metrics);
    refused.labels("player");
    refused.labels("gateway");
  }

  /** One request's wait, from before its first read to its end. */
  public interface Wait extends AutoCloseable {

    @Override
    void close();
  }

  /**
   * Admits a wait. The studio's backend waits for many players, so only the limit of all applies.
   *
   * @throws Refusal 429 if as many requests of the player wait as may; 503 if so many of all wait
   */
  public Wait begin(Caller caller) {
    if (!room.tryAcquire()) {
      refused.labels("gateway").inc();
      throw Refusal.unavailable(
          "overloaded",
          "Too many requests wait at once; try again in a second, or without a wait.");
    }
    if (perPlayer == 0 || !(caller instanceof Caller.Player authenticated)) {
      return room::release;
    }
    PlayerId player = authenticated.id();
    if (waits.take(player) > perPlayer) {
      waits.release(player);
      room.release();
      refused.labels("player").inc();
      throw Refusal.tooMany(
          "too_many_waits",
          RETRY_AFTER,
          "Too many of your requests wait at once; let some end, or ask without a wait.");
    }
    return () -> {
      waits.release(player);
      room.release();
    };
  }
}

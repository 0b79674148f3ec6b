package games.kickoff.gateway.serving.limit;

import games.kickoff.core.id.PlayerId;
import games.kickoff.gateway.serving.hold.ClientAddress;
import games.kickoff.gateway.serving.http.Refusal;
import io.javalin.http.Context;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;
import java.time.Duration;
import java.util.Optional;

/** Refuses the requests of callers that make too many: 429, with the time to wait. */
public final class RateLimits {

  /** How many buckets of each kind are kept. A bucket takes about 300 bytes. */
  static final int MOST = 100_000;

  private static final int BURST_SECONDS = 5;
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final Optional<Buckets<PlayerId>> players;
  private final Optional<Buckets<ClientAddress>> addresses;
  private final Optional<Buckets<ClientAddress>> registrations;
  private final int trustedProxies;
  private final Counter limited;

  public RateLimits(LimitSettings settings, CollectorRegistry metrics) {
    this.players = perSecond(settings.playerPerSecond());
    this.addresses = perSecond(settings.addressPerSecond());
    int perMinute = settings.registrationsPerMinute();
    this.registrations =
        perMinute == 0
            ? Optional.empty()
            : Optional.of(new Buckets<>(perMinute, perMinute, Duration.ofMinutes(1), MOST));
    this.trustedProxies = settings.trustedProxies();
    this.limited =
        Counter.build("kickoff_gateway_limited", "Requests refused for coming too often.")
            .labelNames("by")
            .register(metrics);
  }

  private static <K> Optional<Buckets<K>> perSecond(int rate) {
    return rate == 0
        ? Optional.empty()
        : Optional.of(new Buckets<>((long) rate * BURST_SECONDS, rate, SECOND, MOST));
  }

  /**
   * Counts a request of the player.
   *
   * @throws Refusal 429 if they have made too many
   */
  public void admitPlayer(PlayerId player) {
    players.flatMap(buckets -> buckets.take(player)).ifPresent(wait -> refuse("player", wait));
  }

  /**
   * Counts a request from the request's address.
   *
   * @throws Refusal 429 if too many came from it
   */
  public void admitAddress(Context request) {
    admit(addresses, "address", request);
  }

  /**
   * Counts a registration from the request's address.
   *
   * @throws Refusal 429 if too many came from it
   */
  public void admitRegistration(Context request) {
    admit(registrations, "registration", request);
  }

  private void admit(Optional<Buckets<ClientAddress>> buckets, String by, Context request) {
    buckets
        .flatMap(some -> some.take(ClientAddress.of(request, trustedProxies)))
        .ifPresent(wait -> refuse(by, wait));
  }

  private void refuse(String by, Duration wait) {
    limited.labels(by).inc();
    throw Refusal.tooMany(
        "rate_limited", wait, "Too many requests; wait as long as Retry-After says.");
  }
}

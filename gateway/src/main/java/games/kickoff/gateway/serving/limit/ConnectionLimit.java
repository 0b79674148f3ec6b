package games.kickoff.gateway.serving.limit;

import games.kickoff.gateway.serving.hold.AddressHolds;
import games.kickoff.gateway.serving.hold.ClientAddress;
import games.kickoff.gateway.serving.hold.Place;
import games.kickoff.gateway.serving.http.Refusal;
import io.javalin.http.Context;
import java.time.Duration;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.server.Request;

/**
 * Refuses the requests of addresses that hold too many connections or, behind trusted proxies, have
 * too many requests in progress: 429.
 */
public final class ConnectionLimit {

  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  private final AddressHolds addresses;

  public ConnectionLimit(AddressHolds addresses) {
    this.addresses = addresses;
  }

  /**
   * Admits a request for as long as it is in progress.
   *
   * @throws Refusal 429 if its address holds too much
   */
  public void admit(Context request) {
    if (addresses.countsPeers()) {
      if (!Place.of(request).map(addresses::admits).orElse(true)) {
        throw refusal();
      }
      return;
    }
    ClientAddress from = ClientAddress.of(request, addresses.trustedProxies());
    Place place = addresses.request(from).orElseThrow(ConnectionLimit::refusal);
    Request.addCompletionListener(
        ServletContextRequest.getServletContextRequest(request.req()), ended -> place.close());
  }

  /** Stops counting the request's connection, because its caller has no limit. */
  public void exempt(Context request) {
    Place.of(request).ifPresent(Place::exempt);
  }

  private static Refusal refusal() {
    return Refusal.tooMany(
        "too_many_connections",
        RETRY_AFTER,
        "Your address holds too many connections; close some, or wait as Retry-After says.");
  }
}

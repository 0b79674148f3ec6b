package games.kickoff.gateway.serving.hold;

import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;
import java.net.InetAddress;
import java.util.Optional;

/**
 * Limits how many connections an address holds at once. Behind trusted proxies, whose connections
 * are shared by many clients, it limits the requests in progress of each address that the proxies
 * name.
 */
public final class AddressHolds {

  /** At least so many connections beyond the limit are kept open until they have an answer. */
  private static final int LEAST_SPARE = 4;

  private final int most;
  private final int trustedProxies;
  private final Holds<ClientAddress> holds = new Holds<>();
  private final Counter refused;

  /**
   * @param most how many connections one address may hold; 0: no limit
   * @param trustedProxies how many proxies in front of this gateway are trusted
   */
  public AddressHolds(int most, int trustedProxies, CollectorRegistry metrics) {
    this.most = most;
    this.trustedProxies = trustedProxies;
    this.refused =
        Counter.build(
                "kickoff_gateway_connections_refused",
                "Connections and requests refused because their address holds too many.")
            .register(metrics);
  }

  /** Whether connections are counted by their peer; else requests are, by the forwarded address. */
  public boolean countsPeers() {
    return trustedProxies == 0;
  }

  public int trustedProxies() {
    return trustedProxies;
  }

  /**
   * A place for a new connection. Some connections beyond the limit get one, too, so that their
   * first request can be answered; it is not {@linkplain Place#isWithin within} the limit.
   *
   * @return empty if the connection is to be closed at once
   */
  public Optional<Place> connection(InetAddress peer) {
    return countsPeers()
        ? place(ClientAddress.of(peer), most + Math.max(LEAST_SPARE, most / 10))
        : Optional.of(new Place(this, null, true));
  }

  /** Whether requests over the connection with this place are admitted. */
  public boolean admits(Place place) {
    if (place.isWithin()) {
      return true;
    }
    refused.inc();
    return false;
  }

  /**
   * A place for a request that came through the trusted proxies.
   *
   * @return empty if the address has as many requests in progress as it may
   */
  public Optional<Place> request(ClientAddress address) {
    return place(address, most);
  }

  private Optional<Place> place(ClientAddress address, int last) {
    if (most == 0) {
      return Optional.of(new Place(this, null, true));
    }
    int held = holds.take(address);
    if (held > last) {
      holds.release(address);
      refused.inc();
      return Optional.empty();
    }
    return Optional.of(new Place(this, address, held <= most));
  }

  boolean fits(ClientAddress address) {
    return holds.of(address) <= most;
  }

  void release(ClientAddress address) {
    holds.release(address);
  }

  /** Whether no address holds anything. */
  boolean isEmpty() {
    return holds.isEmpty();
  }
}

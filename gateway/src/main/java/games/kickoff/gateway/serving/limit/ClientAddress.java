package games.kickoff.gateway.serving.limit;

import io.javalin.http.Context;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where a request comes from, as far as can be known: an IPv4 address, or the /64 network of an
 * IPv6 address, as a household gets a /64 or more (RFC 6177).
 *
 * @param network the first 8 bytes of an IPv6 address, or all 4 of an IPv4 address
 */
record ClientAddress(long network, boolean v6) {

  /**
   * Without trusted proxies, the address of the connection's peer; else the address from which the
   * outermost trusted proxy was called. Each proxy appends its caller's address to X-Forwarded-For,
   * so only as many entries at its end as there are trusted proxies are reliable; a client may have
   * sent those before them.
   */
  static ClientAddress of(Context request, int trustedProxies) {
    InetAddress peer = literal(request.req().getRemoteAddr());
    if (trustedProxies == 0) {
      return of(peer);
    }
    List<String> seen =
        Collections.list(request.req().getHeaders("X-Forwarded-For")).stream()
            .flatMap(line -> Stream.of(line.split(",")))
            .map(String::strip)
            .toList();
    if (seen.size() < trustedProxies) {
      return of(peer); // the request did not come through all trusted proxies
    }
    try {
      return of(literal(seen.get(seen.size() - trustedProxies)));
    } catch (IllegalArgumentException e) {
      return of(peer);
    }
  }

  /** Parses a literal address; never makes a DNS lookup. */
  private static InetAddress literal(String text) {
    return InetAddress.ofLiteral(text);
  }

  private static ClientAddress of(InetAddress address) {
    byte[] bytes = address.getAddress();
    long network = 0;
    for (int i = 0; i < Math.min(8, bytes.length); i++) {
      network = network << 8 | (bytes[i] & 0xff);
    }
    return new ClientAddress(network, address instanceof Inet6Address);
  }
}

package games.kickoff.gateway.serving.limit;

import io.javalin.http.Context;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where a request comes from, as far as one can know: an IPv4 address, or the /64 of an IPv6 one,
 * which is what one household gets at least (RFC 6177).
 *
 * @param network the address' first 8 bytes, or all 4 of an IPv4 address
 */
record ClientAddress(long network, boolean v6) {

  /**
   * The peer's, or what the outermost trusted proxy saw. A proxy appends the address it was called
   * from, so only the last entries of X-Forwarded-For are the trusted proxies' own; what stands
   * before them anybody may have sent.
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
      return of(peer); // it came by another way than through all of them
    }
    try {
      return of(literal(seen.get(seen.size() - trustedProxies)));
    } catch (IllegalArgumentException e) {
      return of(peer);
    }
  }

  /** Never looks a name up. */
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

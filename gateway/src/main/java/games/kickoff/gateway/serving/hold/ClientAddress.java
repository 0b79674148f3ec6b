package games.kickoff.gateway.serving.hold;

import io.javalin.http.Context;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;

/**
 * Where a request comes from, as far as can be known: an IPv4 address, or the /64 network of an
 * IPv6 address, as a household gets a /64 or more (RFC 6177).
 *
 * @param network the first 8 bytes of an IPv6 address, or all 4 of an IPv4 address
 */
public record ClientAddress(long network, boolean v6) {

  /** An entry of X-Forwarded-For. Some proxies append the caller's port to its address. */
  private static final Pattern BRACKETED = Pattern.compile("\\[([0-9a-fA-F:.]+)](:[0-9]{1,5})?");

  private static final Pattern V4_WITH_PORT = Pattern.compile("([0-9.]+):[0-9]{1,5}");

  /**
   * Without trusted proxies, the address of the connection's peer; else the address from which the
   * outermost trusted proxy was called. Each proxy appends its caller's address to X-Forwarded-For,
   * so only as many entries at its end as there are trusted proxies are reliable; a client may have
   * sent those before them.
   */
  public static ClientAddress of(Context request, int trustedProxies) {
    if (trustedProxies > 0) {
      Optional<ClientAddress> named =
          forwarded(Collections.list(request.req().getHeaders("X-Forwarded-For")), trustedProxies);
      if (named.isPresent()) {
        return named.get();
      }
    }
    return of(
        ServletContextRequest.getServletContextRequest(request.req())
                    .getConnectionMetaData()
                    .getRemoteSocketAddress()
                instanceof InetSocketAddress peer
            ? peer.getAddress()
            : InetAddress.getLoopbackAddress());
  }

  static ClientAddress of(InetAddress address) {
    byte[] bytes = address.getAddress();
    long network = 0;
    for (int i = 0; i < Math.min(8, bytes.length); i++) {
      network = network << 8 | (bytes[i] & 0xff);
    }
    return new ClientAddress(network, address instanceof Inet6Address);
  }

  /**
   * The address from which the outermost trusted proxy was called; empty if the request did not
   * come through all trusted proxies, or if the entry is no address.
   *
   * @param lines the values of the headers X-Forwarded-For, in their order
   */
  static Optional<ClientAddress> forwarded(List<String> lines, int trustedProxies) {
    List<String> seen =
        lines.stream().flatMap(line -> Stream.of(line.split(",", -1))).map(String::strip).toList();
    if (seen.size() < trustedProxies) {
      return Optional.empty();
    }
    return parse(seen.get(seen.size() - trustedProxies));
  }

  /** Parses a literal address, with or without a port; never makes a DNS lookup. */
  private static Optional<ClientAddress> parse(String entry) {
    Matcher bracketed = BRACKETED.matcher(entry);
    Matcher v4 = V4_WITH_PORT.matcher(entry);
    String address = bracketed.matches() ? bracketed.group(1) : v4.matches() ? v4.group(1) : entry;
    try {
      return Optional.of(of(InetAddress.ofLiteral(address)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}

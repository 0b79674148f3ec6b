package games.kickoff.gateway.serving.http;

import games.kickoff.service.environment.Variables;
import java.net.InetSocketAddress;
import java.time.Duration;

/**
 * Where players' requests are served, and the limits on their connections.
 *
 * @param address port 0: any free port
 * @param connections how many may be open at once; further ones wait until one closes
 * @param connectionsPerAddress how many of them one address may hold; 0: no limit
 * @param idle how long a connection may stay silent, between requests or within one; waiting for an
 *     answer does not count as silence
 * @param header how long a request's headers may take, from their first byte to their last
 */
public record HttpSettings(
    InetSocketAddress address,
    int connections,
    int connectionsPerAddress,
    Duration idle,
    Duration header) {

  /** Describes the variables, for {@code --help}. */
  public static final String VARIABLES =
      """
      KICKOFF_HTTP_HOST         address players' requests come in on (0.0.0.0)
      KICKOFF_HTTP_PORT         its port; 0: any free one (8080)
      KICKOFF_HTTP_CONNECTIONS  players' connections open at once (20000)
      KICKOFF_CONNECTIONS_PER_ADDRESS those from one address; 0: no limit (a tenth of them)
      KICKOFF_HTTP_IDLE         seconds a connection may stay silent (30)
      KICKOFF_HTTP_HEADER_TIMEOUT     seconds a request's headers may take (10)
      """;

  /** Fewer would refuse a household or an office even on a small gateway. */
  private static final int LEAST_PER_ADDRESS = 20;

  /**
   * Reads {@link #VARIABLES}.
   *
   * @throws IllegalArgumentException naming the variable that has a bad value
   */
  public static HttpSettings from(Variables variables) {
    int connections = variables.number("KICKOFF_HTTP_CONNECTIONS", 20_000, 1, 1_000_000);
    int perAddress = Math.max(LEAST_PER_ADDRESS, connections / 10);
    return new HttpSettings(
        variables.address("KICKOFF_HTTP_HOST", "KICKOFF_HTTP_PORT", 8080),
        connections,
        variables.number("KICKOFF_CONNECTIONS_PER_ADDRESS", perAddress, 0, 1_000_000),
        Duration.ofSeconds(variables.number("KICKOFF_HTTP_IDLE", 30, 1, 3600)),
        Duration.ofSeconds(variables.number("KICKOFF_HTTP_HEADER_TIMEOUT", 10, 1, 3600)));
  }
}

package games.kickoff.core.server;

/** Where a match's server is reached: a host name or address, and a TCP or UDP port. */
public record Endpoint(String host, int port) {

  /**
   * @throws IllegalArgumentException when the host is blank or the port is not 1–65535
   */
  public Endpoint {
    if (host.isBlank()) {
      throw new IllegalArgumentException("an endpoint has a host");
    }
    if (port < 1 || port > 65535) {
      throw new IllegalArgumentException("a port is 1 to 65535, not " + port);
    }
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }
}

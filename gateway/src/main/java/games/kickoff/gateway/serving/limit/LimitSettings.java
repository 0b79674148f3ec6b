package games.kickoff.gateway.serving.limit;

import games.kickoff.service.environment.Variables;

/**
 * The limits on callers. A caller that has not called for a while may make a burst at once: of five
 * seconds' worth of requests, or of one minute's worth of registrations.
 *
 * @param playerPerSecond requests per second of one player; 0: no limit
 * @param addressPerSecond requests per second from one address; 0: no limit
 * @param registrationsPerMinute registrations per minute from one address; 0: no limit
 * @param waitsPerPlayer how many requests of one player may wait for a change at once; 0: no limit
 * @param trustedProxies how many proxies in front of this gateway are trusted to append to
 *     X-Forwarded-For
 */
public record LimitSettings(
    int playerPerSecond,
    int addressPerSecond,
    int registrationsPerMinute,
    int waitsPerPlayer,
    int trustedProxies) {

  /** No limits, and no trusted proxies. */
  public static final LimitSettings NONE = new LimitSettings(0, 0, 0, 0, 0);

  /** Describes the variables, for {@code --help}. */
  public static final String VARIABLES =
      """
      KICKOFF_RATE_PLAYER       requests a second of one player; 0: no limit (20)
      KICKOFF_RATE_ADDRESS      requests a second from one address; 0: no limit (500)
      KICKOFF_RATE_REGISTER     registrations a minute from one address; 0: no limit (60)
      KICKOFF_WAITS_PER_PLAYER  long-polls of one player at once; 0: no limit (16)
      KICKOFF_TRUSTED_PROXIES   proxies before it whose X-Forwarded-For is believed (0)
      """;

  /**
   * Reads {@link #VARIABLES}.
   *
   * @throws IllegalArgumentException naming the variable that has a bad value
   */
  public static LimitSettings from(Variables variables) {
    return new LimitSettings(
        variables.number("KICKOFF_RATE_PLAYER", 20, 0, 1_000_000),
        variables.number("KICKOFF_RATE_ADDRESS", 500, 0, 1_000_000),
        variables.number("KICKOFF_RATE_REGISTER", 60, 0, 1_000_000),
        variables.number("KICKOFF_WAITS_PER_PLAYER", 16, 0, 1_000_000),
        variables.number("KICKOFF_TRUSTED_PROXIES", 0, 0, 10));
  }
}

package games.kickoff.gateway.serving.limit;

import games.kickoff.service.environment.Variables;

/**
 * How often one may call. For five seconds' worth at once, then at the rate.
 *
 * @param playerPerSecond requests of one player; 0: no limit
 * @param addressPerSecond requests from one address; 0: no limit
 * @param registrationsPerMinute registrations from one address; 0: no limit
 * @param trustedProxies proxies before this gateway whose X-Forwarded-For is believed
 */
public record LimitSettings(
    int playerPerSecond, int addressPerSecond, int registrationsPerMinute, int trustedProxies) {

  /** None. */
  public static final LimitSettings NONE = new LimitSettings(0, 0, 0, 0);

  /** For {@code --help}. */
  public static final String VARIABLES =
      """
      KICKOFF_RATE_PLAYER       requests a second of one player; 0: no limit (20)
      KICKOFF_RATE_ADDRESS      requests a second from one address; 0: no limit (500)
      KICKOFF_RATE_REGISTER     registrations a minute from one address; 0: no limit (60)
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
        variables.number("KICKOFF_TRUSTED_PROXIES", 0, 0, 10));
  }
}

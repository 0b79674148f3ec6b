package games.kickoff.postgres.migration;

import games.kickoff.secret.SecretFiles;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The role in Postgres by which gateways of the realm log in, if it is not the operator's own.
 *
 * @param name 1–63 characters of {@code [A-Za-z0-9_.@-]}
 */
public record GatewayRole(String name) {

  // no quote and no $: the name becomes part of a script
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.@-]{1,63}");

  /**
   * @throws IllegalArgumentException when the name is outside its grammar
   */
  public GatewayRole {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "KICKOFF_POSTGRES_GATEWAY_ROLE is 1 to 63 characters of A-Z, a-z, 0-9, _, ., @ and -");
    }
  }

  /**
   * Reads KICKOFF_POSTGRES_GATEWAY_ROLE or the file it is in; empty when neither is set.
   *
   * @throws IllegalArgumentException naming the variable that has a bad value
   */
  public static Optional<GatewayRole> fromEnvironment(Map<String, String> environment) {
    return SecretFiles.of(environment)
        .valueOrLine("KICKOFF_POSTGRES_GATEWAY_ROLE", "KICKOFF_POSTGRES_GATEWAY_ROLE_FILE")
        .map(GatewayRole::new);
  }
}

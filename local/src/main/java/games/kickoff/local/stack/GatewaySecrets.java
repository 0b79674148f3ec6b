package games.kickoff.local.stack;

import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/**
 * The secrets of a gateway that authenticates its callers. They are made for one stack and given to
 * its gateway alone.
 *
 * @param tokens the secret that signs players' access tokens
 * @param apiKey the studio's API key
 */
public record GatewaySecrets(String tokens, String apiKey) {

  public static GatewaySecrets random() {
    return new GatewaySecrets(hex(), hex());
  }

  private static String hex() {
    byte[] bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /**
   * The settings of a gateway that authenticates its callers and has no rate limits, since all
   * calls come from this machine.
   */
  public Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>(StackOptions.ANYBODY);
    settings.put("KICKOFF_AUTH", "on");
    settings.put("KICKOFF_AUTH_SECRETS", tokens);
    settings.put("KICKOFF_API_KEYS", apiKey);
    return settings;
  }

  /** Hides both secrets. */
  @Override
  public String toString() {
    return "***";
  }
}

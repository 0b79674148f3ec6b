package games.kickoff.local.stack;

import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/**
 * What a gateway that asks who calls knows its callers by. Made for one stack, and given to its
 * gateway alone.
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

  /** Settings of a gateway that asks, and counts nobody's calls: all come from this machine. */
  public Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>(StackOptions.ANYBODY);
    settings.put("KICKOFF_AUTH", "on");
    settings.put("KICKOFF_AUTH_SECRETS", tokens);
    settings.put("KICKOFF_API_KEYS", apiKey);
    return settings;
  }

  /** Without either. */
  @Override
  public String toString() {
    return "***";
  }
}

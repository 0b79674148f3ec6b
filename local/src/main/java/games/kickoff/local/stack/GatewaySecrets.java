package games.kickoff.local.stack;

import games.kickoff.local.directory.PrivateFile;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
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
   * Writes both secrets to files that only this user can read.
   *
   * @param directory where the files are created, which must not exist yet
   * @return the settings of a gateway that authenticates its callers by them
   */
  Map<String, String> write(Path directory) throws IOException {
    Path tokenFile = PrivateFile.create(directory.resolve("auth-secrets"), tokens + "\n");
    Path keyFile = PrivateFile.create(directory.resolve("api-keys"), apiKey + "\n");
    return Map.of(
        "KICKOFF_AUTH",
        "on",
        "KICKOFF_AUTH_SECRETS_FILE",
        tokenFile.toString(),
        "KICKOFF_API_KEYS_FILE",
        keyFile.toString());
  }

  /** Hides both secrets. */
  @Override
  public String toString() {
    return "***";
  }
}

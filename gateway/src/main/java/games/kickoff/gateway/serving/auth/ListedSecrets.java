package games.kickoff.gateway.serving.auth;

import games.kickoff.secret.SecretFiles;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads secrets from a file that an environment variable names: one, or two during a rotation,
 * separated by commas or white space.
 */
record ListedSecrets(SecretFiles files) {

  private static final int MOST = 2;

  /**
   * The secrets, the one to use first; none when the variable is not set.
   *
   * @param variable a name that ends in {@code _FILE}
   * @throws IllegalArgumentException naming the variable, without any part of a secret
   */
  List<Secret> read(String variable) {
    return files.content(variable).map(text -> parse(variable, text)).orElse(List.of());
  }

  private static List<Secret> parse(String variable, String text) {
    List<Secret> secrets = new ArrayList<>();
    for (String part : text.split("[,\\s]+", -1)) {
      if (part.isEmpty()) {
        continue;
      }
      try {
        secrets.add(Secret.of(part));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(variable + ": " + e.getMessage(), e);
      }
    }
    if (secrets.size() > MOST) {
      throw new IllegalArgumentException(
          variable + " holds one secret, or two: the one to use and the one still accepted");
    }
    return secrets;
  }
}

package games.kickoff.gateway.serving.auth;

import games.kickoff.service.environment.Variables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads secrets from an environment variable, or from the file that is named by the variable of the
 * same name with the suffix {@code _FILE}: one, or two during a rotation, separated by commas or
 * white space.
 */
record SecretVariables(Variables variables) {

  private static final int MOST = 2;
  private static final long MAX_FILE_BYTES = 16 * 1024;

  /**
   * The secrets, the one to use first; none when neither variable is set.
   *
   * @throws IllegalArgumentException naming the variable, without any part of its value
   */
  List<Secret> read(String name) {
    String inline = variables.text(name, "");
    String file = variables.text(name + "_FILE", "");
    if (!inline.isEmpty() && !file.isEmpty()) {
      throw new IllegalArgumentException("set %s or %s_FILE, not both".formatted(name, name));
    }
    return file.isEmpty() ? parse(name, inline) : parse(name + "_FILE", content(name, file));
  }

  private static List<Secret> parse(String name, String text) {
    List<Secret> secrets = new ArrayList<>();
    for (String part : text.split("[,\\s]+", -1)) {
      if (part.isEmpty()) {
        continue;
      }
      try {
        secrets.add(Secret.of(part));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
      }
    }
    if (secrets.size() > MOST) {
      throw new IllegalArgumentException(
          name + " holds one secret, or two: the one to use and the one still accepted");
    }
    return secrets;
  }

  private static String content(String name, String file) {
    try {
      Path path = Path.of(file);
      if (Files.size(path) > MAX_FILE_BYTES) {
        throw new IllegalArgumentException(name + "_FILE is far too large for secrets: " + file);
      }
      String text = Files.readString(path);
      if (text.isBlank()) {
        throw new IllegalArgumentException(name + "_FILE is empty: " + file);
      }
      return text;
    } catch (IOException | InvalidPathException e) {
      throw new IllegalArgumentException(name + "_FILE can't be read: " + file, e);
    }
  }
}

package games.kickoff.loadtest.gateway;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The studio's API key, with which a gateway that authenticates its callers lets bots join and
 * play. It is never printed.
 */
public record ApiKey(String value) {

  private static final String FILE = "KICKOFF_API_KEY_FILE";

  /**
   * The first key in the file that {@code KICKOFF_API_KEY_FILE} names; empty if the variable is not
   * set. It is read from a file, since others can see a process' arguments.
   *
   * @throws IllegalArgumentException when the file can't be read or holds no key
   */
  public static Optional<ApiKey> fromEnvironment(Map<String, String> environment) {
    String file = environment.getOrDefault(FILE, "");
    if (file.isEmpty()) {
      return Optional.empty();
    }
    try {
      String key = Files.readString(Path.of(file)).strip().split("[,\\s]+")[0];
      if (!key.isEmpty()) {
        return Optional.of(new ApiKey(key));
      }
    } catch (IOException | InvalidPathException e) {
      // reported below, as for an empty file
    }
    throw new IllegalArgumentException(FILE + " names a file with an API key, not " + file);
  }

  @Override
  public String toString() {
    return "***";
  }
}

package games.kickoff.gameserver;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * The settings from the environment variables.
 *
 * @param listen the address to listen on; port 0 stands for any free port
 * @param openTimeout how long the match stays open without a client, in all; positive
 * @param terminationLog the file the result is written to
 */
record Settings(InetSocketAddress listen, Duration openTimeout, Path terminationLog) {

  static final String USAGE =
      """
      The reference game server: one match behind a TCP line protocol.

      usage: java -jar game-server.jar [--help]

      environment:
        PORT             port to listen on, 0 to 65535, 0 for any free one (8080)
        HOST             address to listen on (0.0.0.0)
        OPEN_TIMEOUT     time it stands open without a client, in all, like 90s or 1h30m (5m)
        TERMINATION_LOG  file for the result (/dev/termination-log)

      lines it answers:
        GET_STATE                STATE open | running | stop
        GET_RUNNING_LENGTH       RUNNING_LENGTH <seconds>, 0 while open
        REQUEST_MATCH <seconds>  RUNNING_LENGTH <seconds>; the first starts the match
        anything else            UNKNOWN

      exit: 0 the match stopped, 1 it can't listen, 2 a bad setting or argument
      """;

  /**
   * Reads the settings.
   *
   * @throws BadSetting if a variable is set to a value it does not accept; a variable that is set
   *     to the empty string counts as set
   */
  static Settings from(Map<String, String> environment) {
    String host = environment.getOrDefault("HOST", "0.0.0.0");
    String timeout = environment.getOrDefault("OPEN_TIMEOUT", "5m");
    String log = environment.getOrDefault("TERMINATION_LOG", "/dev/termination-log");
    int port = port(environment.getOrDefault("PORT", "8080"));
    return new Settings(
        new InetSocketAddress(address(host), port), openTimeout(timeout), file(log));
  }

  private static int port(String value) {
    int port = 0;
    boolean valid = !value.isEmpty();
    for (int i = 0; valid && i < value.length(); i++) {
      char c = value.charAt(i);
      port = port * 10 + (c - '0');
      valid = c >= '0' && c <= '9' && port <= 65_535;
    }
    if (!valid) {
      throw new BadSetting("PORT", value, "takes a port number, 0 to 65535");
    }
    return port;
  }

  private static InetAddress address(String value) {
    try {
      if (!value.isBlank()) { // the JDK resolves an empty name to the loopback address
        return InetAddress.getByName(value);
      }
    } catch (UnknownHostException e) {
      // reported below
    }
    throw new BadSetting("HOST", value, "takes an IP address or a name that resolves to one");
  }

  private static Duration openTimeout(String value) {
    Optional<Duration> timeout = GoDuration.parse(value);
    if (timeout.isEmpty() || timeout.get().isZero()) {
      throw new BadSetting("OPEN_TIMEOUT", value, "takes a time above zero like 5m, 90s or 1h30m");
    }
    return timeout.get();
  }

  private static Path file(String value) {
    try {
      if (!value.isBlank()) {
        return Path.of(value);
      }
    } catch (InvalidPathException e) {
      // reported below
    }
    throw new BadSetting("TERMINATION_LOG", value, "takes the path of a file");
  }
}

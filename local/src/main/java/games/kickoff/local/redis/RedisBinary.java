package games.kickoff.local.redis;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;

/**
 * The redis-server binary that the library embedded-redis has for this platform; the library's code
 * is not used.
 */
final class RedisBinary {

  private static final String VERSION = "7.0.15";

  private RedisBinary() {}

  static Path unpackTo(Path directory) throws IOException {
    String name = "redis-server-" + VERSION + "-" + platform();
    Path binary = directory.resolve("redis-server");
    try (InputStream in = RedisBinary.class.getResourceAsStream("/" + name)) {
      if (in == null) {
        throw new IOException(
            "embedded-redis has no "
                + name
                + ". Kickoff's local stack runs on Linux (x86-64, arm64) and on Intel Macs.");
      }
      Files.deleteIfExists(binary);
      Files.copy(in, binary);
    }
    Files.setPosixFilePermissions(binary, PosixFilePermissions.fromString("rwx------"));
    return binary;
  }

  private static String platform() {
    String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String architecture = System.getProperty("os.arch");
    return (os.contains("mac") ? "darwin" : "linux")
        + "-"
        + switch (architecture) {
          case "x86_64", "amd64" -> "amd64";
          case "aarch64", "arm64" -> "arm64";
          default -> architecture;
        };
  }
}

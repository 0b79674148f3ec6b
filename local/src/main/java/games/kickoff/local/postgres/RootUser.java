package games.kickoff.local.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Postgres refuses to run as root. In a user namespace of its own, root appears as the user nobody.
 */
final class RootUser {

  private static final List<String> UNSHARE = List.of("unshare", "-U");

  private RootUser() {}

  /**
   * The words to put before a command so that root can run it; none for an ordinary user. The user
   * is taken from {@code ownFile}'s owner.
   */
  static List<String> prefix(Path ownFile) throws IOException {
    if (!Integer.valueOf(0).equals(Files.getAttribute(ownFile, "unix:uid"))) {
      return List.of();
    }
    if (!isPermitted()) {
      throw new IOException(
          "Postgres refuses to run as root, and user namespaces (unshare -U) are not permitted"
              + " here. Run as an ordinary user.");
    }
    return UNSHARE;
  }

  private static boolean isPermitted() throws IOException {
    try {
      return new ProcessBuilder("unshare", "-U", "true").start().waitFor() == 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}

package games.kickoff.local.postgres;

import games.kickoff.local.directory.StackDirectory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * The Postgres programs that zonky packs for this platform, unpacked once for all stacks of a user:
 * to {@code $XDG_CACHE_HOME/kickoff} or {@code ~/.cache/kickoff}, and where that can't be written,
 * to the system's temporary directory.
 */
record Programs(Path home) {

  Path program(String name) {
    return home.resolve("bin").resolve(name);
  }

  static Programs unpacked() throws IOException {
    String archive = "postgres-" + platform() + ".txz";
    try (InputStream in = Programs.class.getResourceAsStream("/" + archive)) {
      if (in == null) {
        throw new IOException("zonky's Postgres binaries have no " + archive);
      }
      Path home = cache().resolve(archive + "-" + in.available());
      if (!Files.exists(home)) {
        unpackBeside(home, in);
      }
      return new Programs(home);
    }
  }

  /**
   * Unpacks under another name and then renames, so that no process ever sees an incomplete
   * directory.
   */
  private static void unpackBeside(Path home, InputStream archive) throws IOException {
    Path unfinished = Files.createTempDirectory(home.getParent(), "unpacking-");
    try {
      unpack(archive, unfinished);
      Files.move(unfinished, home, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException e) {
      if (!Files.exists(home)) {
        throw e;
      }
      // another stack was faster
    } finally {
      StackDirectory.delete(unfinished);
    }
  }

  private static void unpack(InputStream archive, Path target) throws IOException {
    try (var tar = new TarArchiveInputStream(new XZInputStream(archive))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        Path file = target.resolve(entry.getName()).normalize();
        if (!file.startsWith(target)) {
          throw new IOException(entry.getName() + " leads out of the archive");
        }
        if (entry.isDirectory()) {
          Files.createDirectories(file);
          continue;
        }
        Files.createDirectories(file.getParent());
        if (entry.isSymbolicLink()) {
          Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        } else {
          Files.copy(tar, file);
          Files.setPosixFilePermissions(
              file,
              PosixFilePermissions.fromString(
                  (entry.getMode() & 0100) != 0 ? "rwxr-xr-x" : "rw-r--r--"));
        }
      }
    }
  }

  private static String platform() {
    String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String architecture = System.getProperty("os.arch");
    return (os.contains("mac") ? "darwin" : "linux")
        + "-"
        + switch (architecture) {
          case "x86_64", "amd64" -> "x86_64";
          case "aarch64", "arm64" -> "arm_64";
          default -> architecture;
        };
  }

  private static Path cache() throws IOException {
    String xdg = System.getenv("XDG_CACHE_HOME");
    Path base =
        xdg == null || xdg.isBlank()
            ? Path.of(System.getProperty("user.home"), ".cache")
            : Path.of(xdg);
    try {
      return Files.createDirectories(base.resolve("kickoff").resolve("postgres"));
    } catch (IOException notWritable) {
      return Files.createDirectories(
          Path.of(
              System.getProperty("java.io.tmpdir"),
              "kickoff-" + System.getProperty("user.name"),
              "postgres"));
    }
  }
}

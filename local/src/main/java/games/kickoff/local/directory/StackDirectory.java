package games.kickoff.local.directory;

import games.kickoff.local.process.ProcessStamp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The directory in which a stack keeps all its files. It is deleted with the stack unless it is to
 * be kept.
 */
public final class StackDirectory implements AutoCloseable {

  private static final String PREFIX = "kickoff-";

  /**
   * The file that says which process created the directory; missing if the directory is to be kept.
   */
  private static final String OWNER = "owner";

  private final Path path;
  private final boolean keep;
  private volatile boolean closed;

  private StackDirectory(Path path, boolean keep) {
    this.path = path;
    this.keep = keep;
  }

  /**
   * Creates a directory that only its owner can read, since it holds a kubeconfig and logs. Also
   * deletes the directories that killed processes left behind, unless they were to be kept.
   */
  public static StackDirectory create(boolean keep) throws IOException {
    Path path = Files.createTempDirectory(PREFIX);
    if (!keep) {
      Files.writeString(path.resolve(OWNER), ProcessStamp.ofThisProcess().toString());
    }
    sweepBeside(path);
    return new StackDirectory(path, keep);
  }

  private static void sweepBeside(Path mine) throws IOException {
    UserPrincipal me = Files.getOwner(mine);
    try (DirectoryStream<Path> found = Files.newDirectoryStream(mine.getParent(), PREFIX + "*")) {
      for (Path each : found) {
        try {
          if (Files.isDirectory(each, LinkOption.NOFOLLOW_LINKS)
              && Files.getOwner(each, LinkOption.NOFOLLOW_LINKS).equals(me)
              && isLeftBehind(each)) {
            delete(each);
          }
        } catch (IOException e) {
          // another process is deleting it, or the next stack will
        }
      }
    }
  }

  /**
   * Whether the process that created the directory has ended. Without that process' stamp it is
   * unknown, and the answer is false.
   */
  private static boolean isLeftBehind(Path stack) throws IOException {
    Path owner = stack.resolve(OWNER);
    return Files.exists(owner)
        && ProcessStamp.parse(Files.readString(owner)).filter(it -> !it.isAlive()).isPresent();
  }

  public Path path() {
    return path;
  }

  /** The subdirectory of that name, which is created if it doesn't exist. */
  public Path directory(String name) throws IOException {
    if (closed) {
      throw new IOException(path + " is closed");
    }
    return Files.createDirectories(path.resolve(name));
  }

  @Override
  public void close() throws IOException {
    closed = true;
    if (!keep) {
      delete(path);
    }
  }

  /**
   * Deletes a tree. Files may vanish meanwhile, since a process that is ending may also clean up.
   */
  public static void delete(Path tree) throws IOException {
    if (!Files.exists(tree)) {
      return;
    }
    List<Path> deepestFirst;
    try (Stream<Path> found = Files.walk(tree)) {
      deepestFirst = found.sorted(Comparator.reverseOrder()).toList();
    } catch (UncheckedIOException e) {
      if (e.getCause() instanceof NoSuchFileException) {
        delete(tree);
        return;
      }
      throw e.getCause();
    }
    try {
      for (Path each : deepestFirst) {
        Files.deleteIfExists(each);
      }
    } catch (DirectoryNotEmptyException e) { // a process that is ending wrote a last file
      delete(tree);
    }
  }
}

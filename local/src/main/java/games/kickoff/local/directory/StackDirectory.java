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

/** The one directory in which a stack keeps all its files; gone with the stack unless kept. */
public final class StackDirectory implements AutoCloseable {

  private static final String PREFIX = "kickoff-";

  /** Which process made it; not there when it is to outlive that. */
  private static final String OWNER = "owner";

  private final Path path;
  private final boolean keep;
  private volatile boolean closed;

  private StackDirectory(Path path, boolean keep) {
    this.path = path;
    this.keep = keep;
  }

  /**
   * Readable by its owner only: kubeconfig and logs stand in it. Removes those that stacks of
   * processes that were killed have left behind, unless they were to be kept.
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
          // somebody else is at it, or the next stack will be
        }
      }
    }
  }

  /** One without its owner's stamp isn't ours to judge. */
  private static boolean isLeftBehind(Path stack) throws IOException {
    Path owner = stack.resolve(OWNER);
    return Files.exists(owner)
        && ProcessStamp.parse(Files.readString(owner)).filter(it -> !it.isAlive()).isPresent();
  }

  public Path path() {
    return path;
  }

  /** A directory of that name, made when it isn't there yet. */
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

  /** Deletes a tree. What vanishes meanwhile is fine: a dying process may clean up too. */
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
    } catch (DirectoryNotEmptyException e) { // or write its last file
      delete(tree);
    }
  }
}

package games.kickoff.local.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The one directory in which a stack keeps all its files; gone with the stack unless kept. */
public final class StackDirectory implements AutoCloseable {

  private final Path path;
  private final boolean keep;
  private volatile boolean closed;

  private StackDirectory(Path path, boolean keep) {
    this.path = path;
    this.keep = keep;
  }

  /** Readable by its owner only: kubeconfig and logs stand in it. */
  public static StackDirectory create(boolean keep) throws IOException {
    return new StackDirectory(Files.createTempDirectory("kickoff-"), keep);
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

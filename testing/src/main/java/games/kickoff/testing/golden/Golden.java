package games.kickoff.testing.golden;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/**
 * Compares texts with golden files: committed files that hold the expected text. The files of one
 * form (like {@code http} or {@code metrics}) are in one directory under {@code
 * src/test/resources/golden} of the tested module. {@code make golden} ({@code
 * -Dkickoff.golden.write=true}) writes them anew; a test whose file was written has compared
 * nothing and counts as skipped. With {@code CI=true} nothing is written, and such a test fails.
 */
public final class Golden {

  private static final Path ROOT = Path.of("src", "test", "resources", "golden");
  private static final boolean WRITE = Boolean.getBoolean("kickoff.golden.write");
  private static final boolean CI = Boolean.parseBoolean(System.getenv("CI"));

  /** How many lines before the first difference are shown. */
  private static final int BEFORE = 4;

  /** How many lines from the first difference on are shown. */
  private static final int FROM = 3;

  private final Path directory;

  private Golden(Path directory) {
    this.directory = directory;
  }

  public static Golden of(String form) {
    return new Golden(ROOT.resolve(form));
  }

  /** Asserts that the file holds exactly this text. */
  public void holds(String file, String actual) {
    Path path = directory.resolve(file);
    if (WRITE) {
      writeAnew(path, actual);
    }
    String expected = Files.exists(path) ? read(path) : "";
    if (!expected.equals(actual)) {
      throw new AssertionFailedError(difference(path, expected, actual), expected, actual);
    }
  }

  /** Asserts that the directory has these files and no others, so that each file is compared. */
  public void hasNoFileBut(String... files) {
    try (Stream<Path> found = Files.list(directory)) {
      Set<String> names =
          found
              .map(path -> path.getFileName().toString())
              .collect(Collectors.toCollection(TreeSet::new));
      if (!names.equals(Set.of(files))) {
        throw new AssertionFailedError(
            directory + " has files that nobody compares, or lacks some: " + names,
            new TreeSet<>(Set.of(files)),
            names);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The file's text. */
  public String committed(String file) {
    return read(directory.resolve(file));
  }

  private static void writeAnew(Path path, String actual) {
    if (CI) {
      throw new AssertionFailedError("CI compares golden files and writes none: " + path);
    }
    if (Files.exists(path) && read(path).equals(actual)) {
      return;
    }
    try {
      Files.createDirectories(path.getParent());
      Files.writeString(path, actual);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    throw new TestAbortedException(
        path + " is written anew; review what changed: git diff " + path);
  }

  private static String difference(Path path, String expected, String actual) {
    List<String> agreed = expected.lines().toList();
    List<String> now = actual.lines().toList();
    int at = 0;
    while (at < agreed.size() && at < now.size() && agreed.get(at).equals(now.get(at))) {
      at++;
    }
    StringBuilder text = new StringBuilder();
    text.append(
        "%s no longer holds; the first difference is in line %d:%n".formatted(path, at + 1));
    agreed.subList(Math.max(0, at - BEFORE), at).forEach(line -> add(text, "  ", line));
    part(agreed, at).forEach(line -> add(text, "- ", line));
    part(now, at).forEach(line -> add(text, "+ ", line));
    if (at == agreed.size() && at == now.size()) {
      text.append("  (the line end of the last line differs)\n");
    }
    return text.append(
            """
            What runs elsewhere reads this form: a gateway of the version before, a dashboard, a client.
            If it is to change, write the golden files anew and look at the difference: make golden
            (or run this test with -Dkickoff.golden.write=true).
            """)
        .toString();
  }

  private static List<String> part(List<String> lines, int from) {
    return lines.subList(Math.min(from, lines.size()), Math.min(from + FROM, lines.size()));
  }

  private static void add(StringBuilder text, String mark, String line) {
    text.append(mark).append(line).append('\n');
  }

  private static String read(Path path) {
    try {
      return Files.readString(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

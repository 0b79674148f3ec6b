package games.kickoff.local.path;

import games.kickoff.local.directory.StackDirectory;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;

/**
 * Keeps the logs of a failed test's stacks: their last lines are printed to the test's output, and
 * the files stay where the output says. It is registered for every test of this module; {@link
 * Kickoff} adds each of its stacks.
 */
public final class StackLogs implements TestWatcher, AfterAllCallback {

  private static final int LAST_LINES = 100;

  /**
   * The stacks of the test class that is running. They include closed ones, since a test closes its
   * stack before its failure is reported.
   */
  private static final Set<Path> STACKS = ConcurrentHashMap.newKeySet();

  private static final Set<Path> OF_FAILED_TESTS = ConcurrentHashMap.newKeySet();

  /**
   * Adds a stack. Its files are deleted after the test class, unless a test failed while it was
   * here.
   */
  static void watch(Path stack) {
    STACKS.add(stack);
  }

  @Override
  public void testFailed(ExtensionContext context, Throwable cause) {
    failed(context.getDisplayName(), System.out);
  }

  @Override
  public void testSuccessful(ExtensionContext context) {
    passed();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    STACKS.forEach(StackLogs::forget);
  }

  static void failed(String test, PrintStream out) {
    for (Path stack : STACKS) {
      OF_FAILED_TESTS.add(stack);
      print(test, stack, out);
    }
  }

  /**
   * Forgets the stacks that the passed test has closed, since they have nothing to do with a later
   * test's failure.
   */
  static void passed() {
    STACKS.stream().filter(StackLogs::isClosed).forEach(StackLogs::forget);
  }

  /**
   * A closed stack's stores and API have deleted their directories, even if the stack's files are
   * kept.
   */
  private static boolean isClosed(Path stack) {
    return !Files.exists(stack.resolve("redis"));
  }

  private static void forget(Path stack) {
    STACKS.remove(stack);
    if (!OF_FAILED_TESTS.contains(stack)) {
      try {
        StackDirectory.delete(stack);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static void print(String test, Path stack, PrintStream out) {
    Path logs = stack.resolve("logs");
    out.printf("%n%s failed; its stack's logs are in %s%n", test, logs);
    try (Stream<Path> found = Files.list(logs)) {
      for (Path log : found.sorted().toList()) {
        List<String> lines =
            new String(Files.readAllBytes(log), StandardCharsets.UTF_8).lines().toList();
        int first = Math.max(0, lines.size() - LAST_LINES);
        out.printf("--- %s, from line %d%n", log.getFileName(), first + 1);
        lines.subList(first, lines.size()).forEach(out::println);
      }
    } catch (IOException e) {
      out.println("They can't be read: " + e);
    }
    out.flush();
  }
}

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
 * What a failed test's stacks logged: the last of it in the test's output, all of it left where the
 * output says. Registered for every test of this module; the stacks of {@link Kickoff} say that
 * they are there.
 */
public final class StackLogs implements TestWatcher, AfterAllCallback {

  private static final int LAST_LINES = 100;

  /**
   * Of the class that runs; closed ones too, since a test closes its stack before it has failed.
   */
  private static final Set<Path> STACKS = ConcurrentHashMap.newKeySet();

  private static final Set<Path> OF_FAILED_TESTS = ConcurrentHashMap.newKeySet();

  /** To be removed after the class, unless one of its tests fails. */
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

  /** The stacks it closed are no witnesses of a later test's failure. */
  static void passed() {
    STACKS.stream().filter(StackLogs::isClosed).forEach(StackLogs::forget);
  }

  /** Its stores' and API's directories go with them, kept or not. */
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

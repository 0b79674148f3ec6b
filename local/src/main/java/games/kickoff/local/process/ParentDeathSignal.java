package games.kickoff.local.process;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

/**
 * Ties children to this JVM: however it ends, SIGKILL included, the kernel kills them; and each is
 * in a session of its own, so that a terminal's Ctrl-C reaches this JVM alone, which then ends them
 * in order. Where {@code setsid} and {@code setpriv --pdeathsig} are missing (not Linux), children
 * are started bare: a Ctrl-C then ends them all at once, and a SIGKILL of this JVM orphans them.
 */
final class ParentDeathSignal {

  private static final List<String> TIED = List.of("setsid", "setpriv", "--pdeathsig", "KILL");

  private static final boolean AVAILABLE = works();

  /**
   * For the kernel, the parent of a process is the thread that started it: when that thread ends,
   * its children are killed. So a single thread, which never ends, starts all of them.
   */
  private static final Executor SPAWNER =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("process-spawner").factory());

  private ParentDeathSignal() {}

  static Process start(ProcessBuilder builder) throws IOException {
    // A program that can't be executed must fail here with an IOException, and not inside of
    // setsid.
    if (AVAILABLE && isExecutable(builder.command().getFirst())) {
      List<String> tied = new ArrayList<>(TIED);
      tied.addAll(builder.command());
      builder.command(tied);
    }
    try {
      return CompletableFuture.supplyAsync(
              () -> {
                try {
                  return builder.start();
                } catch (IOException e) {
                  throw new CompletionException(e);
                }
              },
              SPAWNER)
          .join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof IOException cause) {
        throw cause;
      }
      throw e;
    }
  }

  private static boolean isExecutable(String program) {
    if (program.contains("/")) {
      return Path.of(program).isAbsolute() && Files.isExecutable(Path.of(program));
    }
    String path = System.getenv().getOrDefault("PATH", "");
    for (String directory : path.split(":")) {
      if (Files.isExecutable(Path.of(directory, program))) {
        return true;
      }
    }
    return false;
  }

  private static boolean works() {
    List<String> command = new ArrayList<>(TIED);
    command.add("true");
    try {
      ProcessBuilder builder = new ProcessBuilder(command);
      builder.redirectErrorStream(true).redirectOutput(Redirect.DISCARD);
      return builder.start().waitFor() == 0;
    } catch (IOException missing) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}

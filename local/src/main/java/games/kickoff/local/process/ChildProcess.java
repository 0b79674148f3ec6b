package games.kickoff.local.process;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A process that this JVM started and must end. Of this JVM's environment it inherits only the
 * variables of {@link Inherited}, so no secret reaches it by accident. Where the system supports
 * it, it doesn't outlive this JVM ({@link ParentDeathSignal}).
 */
public final class ChildProcess {

  private static final Duration AFTER_KILL = Duration.ofSeconds(10);

  private final Process process;
  private final Path log;

  /** Its children when it was asked to stop. They may outlive it, and must be ended then. */
  private volatile List<ProcessHandle> offspring = List.of();

  private ChildProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /** Starts {@code command}; its output is appended to {@code log}. */
  public static ChildProcess start(
      List<String> command, Map<String, String> environment, Path directory, Path log)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.directory(directory.toFile());
    builder.redirectInput(Redirect.from(new File("/dev/null")));
    builder.redirectErrorStream(true);
    builder.redirectOutput(Redirect.appendTo(log.toFile()));
    builder.environment().keySet().retainAll(Inherited.NAMES);
    builder.environment().putAll(environment);
    return new ChildProcess(ParentDeathSignal.start(builder), log);
  }

  public long pid() {
    return process.pid();
  }

  public Path log() {
    return log;
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** The exit code; 128 + n when signal n ended it. Empty when it still runs after {@code wait}. */
  public OptionalInt await(Duration wait) {
    try {
      return process.waitFor(wait.toMillis(), TimeUnit.MILLISECONDS)
          ? OptionalInt.of(process.exitValue())
          : OptionalInt.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return OptionalInt.empty();
    }
  }

  /**
   * Completes with the exit code once the process has ended and the children it had when it was
   * asked to stop have been killed.
   */
  public CompletableFuture<Integer> exit() {
    return process
        .onExit()
        .thenApply(ended -> {
          offspring.forEach(ProcessHandle::destroyForcibly);
          return ended.exitValue();
        });
  }

  /** SIGTERM; doesn't wait. */
  public void askToStop() {
    offspring = descendants();
    process.destroy();
  }

  /** SIGTERM, and SIGKILL when it still runs after {@code grace}. Returns when it is gone. */
  public void terminate(Duration grace) {
    askToStop();
    if (await(grace).isEmpty()) {
      kill();
    }
    offspring.forEach(ProcessHandle::destroyForcibly);
  }

  /** SIGKILL, for the process and its children. Returns when it is gone. */
  public void kill() {
    List<ProcessHandle> children = descendants();
    process.destroyForcibly();
    children.forEach(ProcessHandle::destroyForcibly);
    await(AFTER_KILL);
  }

  /** Sends SIGSTOP: its connections stay open and nothing answers. */
  public void pause() {
    signal("STOP");
  }

  public void resume() {
    signal("CONT");
  }

  /** Any signal, by its name without SIG. */
  public void signal(String name) {
    try {
      new ProcessBuilder("kill", "-" + name, Long.toString(pid())).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * All of its children. They are ended with it, like a container's processes: if only a shell
   * ended, what it runs would be orphaned.
   */
  private List<ProcessHandle> descendants() {
    try (Stream<ProcessHandle> handles = process.descendants()) {
      return handles.toList();
    }
  }
}

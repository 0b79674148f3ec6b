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
 * A process we started and must end. It inherits {@link Inherited} and nothing else of our
 * environment, so no secret of ours reaches it by accident. Where the system can do it, it doesn't
 * outlive this JVM ({@link ParentDeathSignal}).
 */
public final class ChildProcess {

  private static final Duration AFTER_KILL = Duration.ofSeconds(10);

  private final Process process;
  private final Path log;

  /** Its children when it was asked to stop; they may outlive it, and then they are ours to end. */
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

  /** Completes with the exit code once it is gone, and with it the children it had left. */
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

  /** Stops it in its tracks: its connections stay open and nothing answers. */
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

  /** A container's end ends all its processes; a shell's death alone would orphan what it runs. */
  private List<ProcessHandle> descendants() {
    try (Stream<ProcessHandle> handles = process.descendants()) {
      return handles.toList();
    }
  }
}

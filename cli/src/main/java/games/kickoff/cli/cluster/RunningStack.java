package games.kickoff.cli.cluster;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A local stack that runs on this machine, as other commands find it: by a file {@code
 * kickoff-run-<port>.json} in the temporary directory, which only its user can read. It is called
 * the stack's note.
 *
 * @param port the gateway's port
 * @param pid the process id of the stack's JVM
 * @param started when that process started, since a pid may be used again; empty if unknown
 * @param kubeconfig the path of the kubeconfig for its Kubernetes API
 * @param directory the path of the stack's files
 * @param mock whether its Kubernetes API is the mock
 * @param keep whether its directory stays after its end
 */
public record RunningStack(
    int port,
    long pid,
    String started,
    String kubeconfig,
    String directory,
    boolean mock,
    boolean keep) {

  private static final String PREFIX = "kickoff-run-";

  /** The note of a stack that this JVM runs. */
  public static RunningStack here(
      int port, Path kubeconfig, Path directory, boolean mock, boolean keep) {
    ProcessHandle self = ProcessHandle.current();
    return new RunningStack(
        port, self.pid(), startOf(self), kubeconfig.toString(), directory.toString(), mock, keep);
  }

  /** Writes the note atomically. */
  public void announce() throws IOException {
    // a temporary file is readable by its owner only
    Path unfinished = Files.createTempFile(temporary(), "kickoff-note-", "");
    try {
      Files.writeString(unfinished, Serialization.asJson(this));
      Files.move(unfinished, note(port), StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  public void withdraw() throws IOException {
    Files.deleteIfExists(note(port));
  }

  /** The stacks that run, ordered by port. */
  public static List<RunningStack> all() throws IOException {
    return noted().stream().filter(RunningStack::isAlive).toList();
  }

  /**
   * The stack on that port; without a port, the only one that runs.
   *
   * @throws IOException if there is none, or if several run and no port is given
   */
  static RunningStack one(Optional<Integer> port) throws IOException {
    List<RunningStack> all = all();
    if (all.isEmpty()) {
      throw new IOException("No stack runs here. Start one with: make run");
    }
    String ports =
        all.stream().map(stack -> Integer.toString(stack.port())).collect(Collectors.joining(", "));
    if (port.isEmpty() && all.size() > 1) {
      throw new IOException("Several stacks run; say which by PORT=, one of " + ports);
    }
    return all.stream()
        .filter(stack -> port.isEmpty() || stack.port() == port.get())
        .findFirst()
        .orElseThrow(() ->
            new IOException(
                "No stack runs on port %d, but on %s".formatted(port.orElse(0), ports)));
  }

  /**
   * Removes the notes of stacks that were killed. Their directories are removed when the next stack
   * makes its own.
   */
  public static void sweep() throws IOException {
    for (RunningStack stack : noted()) {
      if (!stack.isAlive()) {
        stack.withdraw();
      }
    }
  }

  @JsonIgnore
  private boolean isAlive() {
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .filter(process -> startOf(process).isEmpty() || startOf(process).equals(started))
        .isPresent();
  }

  /** When the process started; empty if the operating system doesn't provide it. */
  private static String startOf(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toString).orElse("");
  }

  /** The notes in the temporary directory, without those of other users, ordered by port. */
  private static List<RunningStack> noted() throws IOException {
    List<RunningStack> found = new ArrayList<>();
    try (DirectoryStream<Path> notes = Files.newDirectoryStream(temporary(), PREFIX + "*.json")) {
      for (Path note : notes) {
        if (isMine(note)) {
          try {
            found.add(
                Serialization.jsonMapper().readValue(Files.readString(note), RunningStack.class));
          } catch (JsonProcessingException e) {
            throw new IOException(note + " is no note of a stack; delete it", e);
          }
        }
      }
    }
    found.sort(Comparator.comparingInt(RunningStack::port));
    return found;
  }

  private static boolean isMine(Path note) throws IOException {
    return Files.getOwner(note).equals(Files.getOwner(Path.of(System.getProperty("user.home"))))
        || Files.getOwner(note).getName().equals(System.getProperty("user.name"));
  }

  private static Path note(int port) {
    return temporary().resolve(PREFIX + port + ".json");
  }

  private static Path temporary() {
    return Path.of(System.getProperty("java.io.tmpdir"));
  }
}

package games.kickoff.checkout.run;

import games.kickoff.cli.cluster.RunningStack;
import games.kickoff.cli.line.Within;
import games.kickoff.cli.line.WrongOption;
import games.kickoff.core.queue.QueueKey;
import games.kickoff.local.api.ApiChoice;
import games.kickoff.local.api.MockApi;
import games.kickoff.local.stack.LogSettings;
import games.kickoff.local.stack.OwnedStack;
import games.kickoff.local.stack.Stack;
import games.kickoff.local.stack.StackOptions;
import games.kickoff.objects.Manifest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs a local stack that stays up until SIGINT or SIGTERM. */
@Command(
    name = "run",
    description = "Run all of Kickoff on this machine until Ctrl-C, everything embedded.",
    footer = {
      "",
      "KICKOFF_LOCAL_API=real|mock|auto chooses the Kubernetes API (auto: real where its binaries"
          + " are).",
      "KICKOFF_LOG_FORMAT=text|json and KICKOFF_LOG_LEVEL are for the operator's and gateway's"
          + " logs."
    })
public final class RunCommand implements Callable<Integer> {

  private static final String HOST = "127.0.0.1";

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "of the gateway on 127.0.0.1 (${DEFAULT-VALUE})")
  @Within(least = 1, most = 65_535)
  private int port = RunOptions.PORT;

  @Option(
      names = "--queue",
      paramLabel = "FILE",
      description = "the MatchQueues to play, one or more documents (${DEFAULT-VALUE})")
  private Path queue = Path.of("examples", "duel.yaml");

  @Option(
      names = "--default-queue",
      paramLabel = "NS/NAME",
      converter = QueueKeyConverter.class,
      description = "the simple API's queue (the file's first)")
  private Optional<QueueKey> defaultQueue = Optional.empty();

  @Option(
      names = "--operators",
      paramLabel = "N",
      description = "operator processes, 1 to 5; one leads (1)")
  @Within(least = 1, most = 5)
  private int operators = 1;

  @Option(names = "--keep", description = "leave the logs behind")
  private boolean keep;

  /**
   * Returns only by an exception, if the stack can't start. Otherwise a signal ends the process:
   * with exit code 0 if the stack was up and stopped cleanly.
   */
  @Override
  public Integer call() throws IOException, InterruptedException {
    RunOptions options = new RunOptions(port, queue, defaultQueue, operators, keep);
    try {
      StackOptions stack =
          options
              .stack(ApiChoice.from(System.getenv()))
              .withLogs(LogSettings.from(System.getenv()));
      RunningStack.sweep();
      requireFree(options.port());
      run(options, stack);
    } catch (IllegalArgumentException e) {
      throw new WrongOption(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw new IOException("Kickoff does not run: " + e.getMessage(), e);
    }
    new CountDownLatch(1).await(); // a signal ends it
    return 0;
  }

  private static void run(RunOptions options, StackOptions stackOptions) throws IOException {
    Instant start = Instant.now();
    List<QueueKey> queues = Manifest.read(options.manifest()).queues();
    AtomicReference<@Nullable RunningStack> announced = new AtomicReference<>();
    System.out.println("Starting Redis, Postgres, a Kubernetes API, the operator and the gateway");
    OwnedStack owned = new OwnedStack(clean -> farewell(announced.get(), clean, options.keep()));
    Stack stack = owned.start(stackOptions.withConsole(owned.unlessStopping(System.out::println)));
    RunningStack note =
        RunningStack.here(
            options.port(),
            stack.api().kubeconfig(),
            stack.path(),
            stack.api() instanceof MockApi,
            options.keep());
    announced.set(note);
    note.announce();
    System.out.printf(
        "Up after %.1f s. Ctrl-C stops it%s.%n%n%s%n",
        Duration.between(start, Instant.now()).toMillis() / 1000.0,
        options.keep() ? "; its logs stay" : " and removes all of it",
        Announcement.of(stack, stackOptions, queues));
  }

  /**
   * Checks that the gateway's port is free, before anything starts. If another gateway had it,
   * players would join there and never be assigned to a match of this stack.
   */
  private static void requireFree(int port) throws IOException {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.ofLiteral(HOST))) {
      socket.getLocalPort();
    } catch (IOException taken) {
      boolean ours = RunningStack.all().stream().anyMatch(stack -> stack.port() == port);
      throw new IOException(
          "port %d on %s can't be had (%s)%s; PORT=%d takes another one"
              .formatted(
                  port,
                  HOST,
                  taken.getMessage(),
                  ours ? ": another stack runs on it" : "",
                  port < 65_535 ? port + 1 : port - 1),
          taken);
    }
  }

  private static void farewell(@Nullable RunningStack note, boolean clean, boolean keep) {
    if (note == null) {
      return; // the stack was not up yet; a failure to start is reported by its own exception
    }
    try {
      note.withdraw();
    } catch (IOException e) {
      System.err.println("While stopping: " + e.getMessage());
      return;
    }
    if (clean) {
      System.out.println(
          keep ? "Stopped. Its logs are in " + note.directory() : "Stopped; nothing is left.");
      System.out.flush();
      // A requested stop is no failure, but the JVM's own exit code (130 or 143) would suggest one.
      Runtime.getRuntime().halt(0);
    }
  }
}

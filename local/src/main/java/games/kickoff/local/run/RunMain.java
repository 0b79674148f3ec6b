package games.kickoff.local.run;

import games.kickoff.core.queue.QueueKey;
import games.kickoff.local.api.ApiChoice;
import games.kickoff.local.api.MockApi;
import games.kickoff.objects.Manifest;
import games.kickoff.local.stack.LogSettings;
import games.kickoff.local.stack.OwnedStack;
import games.kickoff.local.stack.Stack;
import games.kickoff.local.stack.StackOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** {@code make run}: a stack that stays up until SIGINT or SIGTERM. */
public final class RunMain {

  private static final String HOST = "127.0.0.1";

  private RunMain() {}

  /** Exits 2 when told something wrong, 1 when it can't start, 0 when told to stop. */
  public static void main(String[] arguments) throws InterruptedException {
    if (List.of(arguments).contains("--help")) {
      System.out.print(RunOptions.HELP);
      return;
    }
    try {
      RunOptions options = RunOptions.parse(List.of(arguments));
      StackOptions stack =
          options
              .stack(ApiChoice.from(System.getenv()))
              .withLogs(LogSettings.from(System.getenv()));
      RunningStack.sweep();
      requireFree(options.port());
      run(options, stack);
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.exit(2);
    } catch (IOException e) {
      System.err.println("Kickoff does not run: " + e.getMessage());
      System.exit(1);
    }
    new CountDownLatch(1).await(); // a signal ends it
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

  /** Players on another gateway's port would wait for ever; so before anything starts. */
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
      return; // it never was up; whoever failed has said why
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
      // Being told to stop is no failure, which the JVM's 130 looks like.
      Runtime.getRuntime().halt(0);
    }
  }
}

package games.kickoff.local.postgres;

import games.kickoff.local.directory.StackDirectory;
import games.kickoff.local.network.FreePort;
import games.kickoff.local.process.ChildProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A Postgres on 127.0.0.1 and a free port, with its data in a directory of its own and fsync off.
 * It is up when {@link #start} returns. It may be used by one thread at a time.
 *
 * <p>The programs are zonky's. Its launcher isn't used, since it detaches the server: where PID 1
 * doesn't reap orphans, a killed server would stay a zombie and could not be restarted.
 */
public final class EmbeddedPostgres implements AutoCloseable {

  private static final String HOST = "127.0.0.1";
  private static final String USER = "postgres";
  private static final Duration START = Duration.ofSeconds(60);
  private static final Duration STOP = Duration.ofSeconds(10);

  /** Part of what a server logs that was started while backends of the killed one still ran. */
  private static final String STILL_IN_USE = "is still in use";

  private final Path directory;
  private final Programs programs;
  private final List<String> asNobody;
  private final int port = FreePort.on(HOST);
  private ChildProcess server;
  private int saidBefore;

  private EmbeddedPostgres(Path directory, Programs programs) throws IOException {
    this.directory = directory;
    this.programs = programs;
    this.asNobody = RootUser.prefix(directory);
    createCluster();
    this.server = launch();
  }

  public static EmbeddedPostgres start(Path directory) throws IOException {
    Files.createDirectories(directory);
    EmbeddedPostgres postgres = new EmbeddedPostgres(directory, Programs.unpacked());
    try {
      postgres.awaitUp();
      return postgres;
    } catch (IOException | RuntimeException e) {
      postgres.close();
      throw e;
    }
  }

  public String jdbcUrl() {
    return "jdbc:postgresql://" + HOST + ":" + port + "/" + USER;
  }

  public String user() {
    return USER;
  }

  /** Any password is accepted: the server trusts every connection to the loopback address. */
  public String password() {
    return USER;
  }

  public ChildProcess process() {
    return server;
  }

  /** Sends SIGKILL to all of its processes. What was committed is there again after a restart. */
  public void kill() {
    server.kill();
  }

  /** Restarts it on the same port with the same data. */
  public void restart() throws IOException {
    stop("INT"); // "fast": waits for no client, keeps the data
    server = launch();
    awaitUp();
  }

  /** Leaves no process and no data. */
  @Override
  public void close() throws IOException {
    stop("QUIT"); // "immediate": its data is thrown away
    StackDirectory.delete(directory);
  }

  private void stop(String signal) {
    if (server.isAlive()) {
      server.signal(signal);
      if (server.await(STOP).isEmpty()) {
        server.kill();
      }
    }
  }

  private void createCluster() throws IOException {
    ChildProcess initdb =
        run("initdb", "-A", "trust", "-U", USER, "-D", data(), "-E", "UTF-8", "--no-sync");
    if (initdb.await(START).orElse(-1) != 0) {
      initdb.kill();
      throw new IOException("initdb failed: " + Files.readString(initdb.log()));
    }
  }

  private ChildProcess launch() throws IOException {
    Path log = directory.resolve("postgres.log");
    saidBefore = Files.exists(log) ? Files.readString(log).length() : 0;
    return run(
        "postgres",
        "-D",
        data(),
        "-p",
        Integer.toString(port),
        "-F", // no fsync
        "-c",
        "listen_addresses=" + HOST,
        "-c",
        "unix_socket_directories=");
  }

  private ChildProcess run(String program, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(asNobody);
    command.add(programs.program(program).toString());
    command.addAll(List.of(arguments));
    return ChildProcess.start(command, Map.of(), directory, directory.resolve(program + ".log"));
  }

  private void awaitUp() throws IOException {
    Instant deadline = Instant.now().plus(START);
    while (Instant.now().isBefore(deadline)) {
      try (Connection connection = DriverManager.getConnection(jdbcUrl(), user(), password())) {
        if (connection.isValid(1) && server.isAlive()) {
          return;
        }
      } catch (SQLException notYet) {
        // starting, or recovering
      }
      if (server.await(Duration.ofMillis(20)).isPresent()) {
        String said = said();
        if (!said.contains(STILL_IN_USE)) {
          throw new IOException("postgres ended: " + said);
        }
        server = launch();
      }
    }
    throw new IOException("postgres was not up in " + START + "; see " + server.log());
  }

  /** What the server that was launched last has logged. */
  private String said() throws IOException {
    return Files.readString(server.log()).substring(saidBefore);
  }

  private String data() {
    return directory.resolve("data").toString();
  }
}

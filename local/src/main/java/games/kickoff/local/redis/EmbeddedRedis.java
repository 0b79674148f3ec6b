package games.kickoff.local.redis;

import games.kickoff.local.directory.StackDirectory;
import games.kickoff.local.network.FreePort;
import games.kickoff.local.process.ChildProcess;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;

/**
 * A Redis on 127.0.0.1 and a free port, with its files in a directory of its own. It is up when
 * {@link #start} returns. It may be used by one thread at a time.
 */
public final class EmbeddedRedis implements AutoCloseable {

  private static final String HOST = "127.0.0.1";
  private static final Duration START = Duration.ofSeconds(90);
  private static final Duration STOP = Duration.ofSeconds(3);
  private static final int PORTS_TO_TRY = 5;

  /** How many lines of INFO's answer are read; they include the process id. */
  private static final int INFO_LINES = 16;

  private final Path directory;
  private final Path binary;
  private final RedisOptions options;
  private int port;
  private int busPort;
  private ChildProcess process;

  private EmbeddedRedis(Path directory, Path binary, RedisOptions options, int port)
      throws IOException {
    this.directory = directory;
    this.binary = binary;
    this.options = options;
    this.port = port;
    this.process = launch();
  }

  public static EmbeddedRedis start(Path directory, RedisOptions options) throws IOException {
    return start(directory, options, FreePort.on(HOST));
  }

  /** Starts a Redis on that port, or on another one if it is taken. */
  static EmbeddedRedis start(Path directory, RedisOptions options, int port) throws IOException {
    Files.createDirectories(directory);
    EmbeddedRedis redis =
        new EmbeddedRedis(directory, RedisBinary.unpackTo(directory), options, port);
    try {
      redis.awaitUpOrMove();
      redis.formCluster();
    } catch (IOException | RuntimeException e) {
      redis.close();
      throw e;
    }
    return redis;
  }

  public URI uri() {
    return URI.create("redis://" + HOST + ":" + port);
  }

  public int port() {
    return port;
  }

  /** In cluster mode, the port on which other nodes reach it. */
  int busPort() {
    return busPort;
  }

  /** Opens a connection to the server itself, past any proxy that others use. */
  public Jedis bare() {
    return bare(port);
  }

  static Jedis bare(int port) {
    return new Jedis(
        new HostAndPort(HOST, port),
        DefaultJedisClientConfig.builder().autoNegotiateProtocol(false).build());
  }

  public ChildProcess process() {
    return process;
  }

  /** Sends SIGKILL; without {@code appendOnly} all of its data is lost. */
  public void kill() {
    process.kill();
  }

  /** Restarts it on the same port, with the data that its options let it keep. */
  public void restart() throws IOException {
    process.terminate(STOP);
    process = launch();
    awaitUp();
    formCluster();
  }

  /** Leaves no process and no file. */
  @Override
  public void close() throws IOException {
    process.terminate(STOP);
    StackDirectory.delete(directory);
  }

  private ChildProcess launch() throws IOException {
    List<String> command = new ArrayList<>();
    command.add(binary.toString());
    command.addAll(List.of("--bind", HOST, "--port", Integer.toString(port)));
    command.addAll(List.of("--dir", directory.toString(), "--save", ""));
    command.addAll(List.of("--appendonly", options.appendOnly() ? "yes" : "no"));
    if (options.cluster()) {
      command.addAll(List.of("--cluster-enabled", "yes"));
      // the default, port + 10000, may be taken
      busPort = FreePort.on(HOST);
      command.addAll(List.of("--cluster-port", Integer.toString(busPort)));
    }
    // A replica is synced at once, and not after the default of 5 s, in which others might come.
    command.addAll(List.of("--repl-diskless-sync-delay", "0"));
    options
        .replicaOf()
        .ifPresent(primary -> command.addAll(List.of("--replicaof", HOST + " " + primary)));
    return ChildProcess.start(command, Map.of(), directory, directory.resolve("redis.log"));
  }

  /**
   * Waits until it is up. If another process has taken the port since it was found to be free,
   * another port is tried.
   */
  private void awaitUpOrMove() throws IOException {
    for (int attempt = 1; attempt < PORTS_TO_TRY; attempt++) {
      try {
        awaitUp();
        return;
      } catch (IOException e) {
        if (process.isAlive()) {
          throw e;
        }
        port = FreePort.on(HOST);
        process = launch();
      }
    }
    awaitUp();
  }

  private void awaitUp() throws IOException {
    // Another Redis may answer on the port as long as this one has not noticed that the port is
    // taken.
    awaitAnswer("INFO server", INFO_LINES, "\nprocess_id:" + process.pid() + "\n");
    awaitAnswer("PING", 1, "+PONG"); // INFO is answered even while data is loaded
  }

  private void formCluster() throws IOException {
    if (!options.allSlots()) {
      return;
    }
    if (!RedisWire.ask(HOST, port, "CLUSTER INFO", 3).contains("cluster_slots_assigned:16384")) {
      RedisWire.ask(HOST, port, "CLUSTER ADDSLOTSRANGE 0 16383", 1);
    }
    awaitAnswer("CLUSTER INFO", 2, "cluster_state:ok");
  }

  private void awaitAnswer(String command, int lines, String wanted) throws IOException {
    Instant deadline = Instant.now().plus(START);
    while (Instant.now().isBefore(deadline)) {
      try {
        if (RedisWire.ask(HOST, port, command, lines).contains(wanted) && process.isAlive()) {
          return;
        }
      } catch (IOException notYet) {
        // it has not opened its port
      }
      if (process.await(Duration.ofMillis(10)).isPresent()) {
        throw new IOException("redis-server ended: " + Files.readString(process.log()));
      }
    }
    throw new IOException(
        "redis-server did not answer " + command + " in " + START + "; see " + process.log());
  }
}

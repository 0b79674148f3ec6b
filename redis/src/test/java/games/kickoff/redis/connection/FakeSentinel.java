package games.kickoff.redis.connection;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import redis.clients.jedis.HostAndPort;

/** A server that speaks RESP and answers as a sentinel, naming the primary that a test sets. */
final class FakeSentinel implements AutoCloseable {

  private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
  private volatile boolean gone;
  private volatile HostAndPort primary;
  private volatile long epoch;

  FakeSentinel(HostAndPort primary, long epoch) throws IOException {
    says(primary, epoch);
    Thread.ofVirtual().start(this::accept);
  }

  void says(HostAndPort primary, long epoch) {
    this.primary = primary;
    this.epoch = epoch;
  }

  HostAndPort place() {
    return new HostAndPort("127.0.0.1", socket.getLocalPort());
  }

  /**
   * Closes every connection from here on. It keeps its port, so that no other process can answer
   * there.
   */
  void goAway() {
    gone = true;
  }

  private void accept() {
    try {
      while (true) {
        Socket client = socket.accept();
        if (gone) {
          client.close();
          continue;
        }
        Thread.ofVirtual().start(() -> serve(client));
      }
    } catch (IOException e) {
      // closed
    }
  }

  private void serve(Socket client) {
    try (client;
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8))) {
      for (String head = in.readLine(); head != null; head = in.readLine()) {
        StringBuilder command = new StringBuilder();
        for (int left = Integer.parseInt(head.substring(1)); left > 0; left--) {
          in.readLine(); // the length of the next string
          command.append(in.readLine().toLowerCase(Locale.ROOT)).append(' ');
        }
        client.getOutputStream().write(answer(command.toString()).getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String answer(String command) {
    if (command.startsWith("sentinel get-master-addr-by-name")) {
      return array(primary.getHost(), Integer.toString(primary.getPort()));
    }
    return command.startsWith("sentinel master")
        ? array("name", "kickoff", "config-epoch", Long.toString(epoch))
        : "+OK\r\n";
  }

  private static String array(String... texts) {
    return List.of(texts).stream()
        .map(text -> "$" + text.length() + "\r\n" + text + "\r\n")
        .collect(Collectors.joining("", "*" + texts.length + "\r\n", ""));
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}

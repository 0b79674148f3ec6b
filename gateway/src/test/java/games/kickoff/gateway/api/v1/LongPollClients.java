package games.kickoff.gateway.api.v1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Thousands of clients on one thread. They run in a process of their own, because their sockets and
 * the gateway's together are more files than a process may usually open.
 *
 * <p>It reads one ticket per line from standard input, and then commands {@code go <rev>}. On each
 * command every client requests its ticket once and waits for another rev than the given one. Once
 * all have sent their request, {@code sent} is printed; once all have an answer, {@code answered
 * <a> <b> <c>}: a answers have the next rev, b requests were repeated after a 503, and c answers
 * are anything else.
 */
final class LongPollClients {

  private static final long RETRY_AFTER = 1_000_000_000L;

  private final int port;
  private final Selector selector = Selector.open();
  private final List<Client> clients = new ArrayList<>();
  private final Deque<Client> again = new ArrayDeque<>();
  private final ByteBuffer buffer = ByteBuffer.allocate(16 * 1024);
  private int right;
  private int retries;
  private int wrong;

  private LongPollClients(int port) throws IOException {
    this.port = port;
  }

  private static final class Client {

    final String ticket;
    final SocketChannel channel;
    final StringBuilder answer = new StringBuilder();
    long retryAt;

    Client(String ticket, SocketChannel channel) {
      this.ticket = ticket;
      this.channel = channel;
    }
  }

  public static void main(String[] args) throws IOException {
    LongPollClients all = new LongPollClients(Integer.parseInt(args[0]));
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (line.startsWith("go ")) {
        all.poll(Long.parseLong(line.substring(3)));
      } else {
        all.connect(line);
      }
    }
  }

  private void connect(String ticket) throws IOException {
    SocketChannel channel = SocketChannel.open(new InetSocketAddress("127.0.0.1", port));
    channel.configureBlocking(false);
    Client client = new Client(ticket, channel);
    channel.register(selector, SelectionKey.OP_READ, client);
    clients.add(client);
  }

  private void poll(long rev) throws IOException {
    right = 0;
    retries = 0;
    wrong = 0;
    for (Client client : clients) {
      ask(client, rev);
    }
    System.out.println("sent");
    while (right + wrong < clients.size()) {
      selector.select(100);
      for (SelectionKey key : selector.selectedKeys()) {
        read((Client) key.attachment(), rev);
      }
      selector.selectedKeys().clear();
      while (!again.isEmpty() && again.getFirst().retryAt <= System.nanoTime()) {
        ask(again.removeFirst(), rev);
      }
    }
    System.out.println("answered " + right + " " + retries + " " + wrong);
  }

  /** Writes the request at once: one of this size always fits into an empty socket buffer. */
  private static void ask(Client client, long rev) throws IOException {
    client.answer.setLength(0);
    client.channel.write(
        StandardCharsets.US_ASCII.encode(
            "GET /v1/tickets/%s?wait=60s&rev=%d HTTP/1.1\r\nHost: x\r\n\r\n"
                .formatted(client.ticket, rev)));
  }

  private void read(Client client, long rev) throws IOException {
    buffer.clear();
    if (client.channel.read(buffer) < 0) {
      client.channel.close();
      wrong++;
      return;
    }
    client.answer.append(StandardCharsets.US_ASCII.decode(buffer.flip()));
    int body = client.answer.indexOf("\r\n\r\n");
    if (body < 0 || client.answer.charAt(client.answer.length() - 1) != '}') {
      return; // incomplete: the body is a JSON object, so it ends with }
    }
    String answer = client.answer.toString();
    if (answer.startsWith("HTTP/1.1 503")) {
      retries++;
      client.retryAt = System.nanoTime() + RETRY_AFTER;
      again.add(client);
    } else if (answer.startsWith("HTTP/1.1 200") && answer.contains("\"rev\":" + (rev + 1) + ",")) {
      right++;
    } else {
      System.err.println(answer);
      wrong++;
    }
  }
}

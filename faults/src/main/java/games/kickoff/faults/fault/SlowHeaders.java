package games.kickoff.faults.fault;

import games.kickoff.faults.history.Moment;
import games.kickoff.faults.rig.Realm;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Clients at two addresses that each hold more connections than an address may, and send a request
 * over each whose headers never end. A connection that the gateway closes is opened anew.
 */
final class SlowHeaders implements Fault {

  /** Addresses of this machine that no bot uses. */
  private static final List<String> ADDRESSES = List.of("127.0.0.2", "127.0.0.3");

  private static final int CONNECTIONS_EACH = Realm.CONNECTIONS_PER_ADDRESS + 20;
  private static final String START = "GET /v1/queues HTTP/1.1\r\nHost: gateway\r\nX-Slow: ";
  private static final int PAUSE_MILLIS = 100;

  /**
   * How long a connection may stay open after its first byte: far longer than the gateway's limit,
   * as the machine may be busy.
   */
  private static final Duration LONGEST = Realm.HEADER_TIMEOUT.plusSeconds(9);

  private final URI gateway;
  private final Duration holds;
  private final List<String> failures = new CopyOnWriteArrayList<>();
  private final ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();
  private volatile boolean healed;

  SlowHeaders(Scene scene, Duration holds) {
    this.gateway = scene.realm().gatewayUri();
    this.holds = holds;
  }

  @Override
  public void hit() {
    for (String address : ADDRESSES) {
      for (int i = 0; i < CONNECTIONS_EACH; i++) {
        senders.execute(() -> sendUntilHealed(address));
      }
    }
  }

  private void sendUntilHealed(String address) {
    try {
      while (!healed) {
        sendOnce(address);
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void sendOnce(String address) {
    try (Socket socket = new Socket()) {
      socket.bind(new InetSocketAddress(InetAddress.ofLiteral(address), 0));
      socket.connect(new InetSocketAddress(gateway.getHost(), gateway.getPort()));
      socket.setSoTimeout(PAUSE_MILLIS);
      Moment began = Moment.now();
      socket.getOutputStream().write(START.getBytes(StandardCharsets.ISO_8859_1));
      while (isOpen(socket)) {
        if (Moment.now().since(began).compareTo(LONGEST) > 0) {
          failures.add("a connection was open " + LONGEST + " though its headers never ended");
          return;
        }
        socket.getOutputStream().write('x');
      }
    } catch (IOException refused) {
      // the gateway has closed it
    }
  }

  /** Waits a moment for an answer or the connection's end. */
  private static boolean isOpen(Socket socket) throws IOException {
    try {
      return socket.getInputStream().read() >= 0;
    } catch (SocketTimeoutException silence) {
      return true;
    }
  }

  @Override
  public Duration holds() {
    return holds;
  }

  /** Opens no more connections, and waits for the gateway to close those that are open. */
  @Override
  public void heal() {
    healed = true;
    senders.close();
  }

  @Override
  public List<String> failures() {
    return failures.stream().distinct().toList();
  }
}

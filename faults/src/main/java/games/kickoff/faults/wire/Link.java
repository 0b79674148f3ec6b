package games.kickoff.faults.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A proxy from one process to another, on a loopback port of its own. What it holds back is
 * delivered when the link opens again, as by TCP after a network was cut.
 */
public final class Link implements AutoCloseable {

  /** What the link lets pass. */
  public enum State {
    OPEN,
    /** Nothing passes; existing connections stay open, and new ones are accepted. */
    SILENT,
    /** Requests pass, answers are held back. */
    DEAF,
    /** Existing connections and new ones are reset. */
    REFUSING
  }

  private final ServerSocket front;
  private volatile int target;
  private final Supplier<Framing> framing;
  private final Set<Pair> pairs = ConcurrentHashMap.newKeySet();
  private volatile State state = State.OPEN;
  private volatile Duration delay = Duration.ZERO;
  private volatile @Nullable Tripwire tripwire;
  private volatile Function<String, Optional<String>> inPlace = request -> Optional.empty();
  private volatile UnaryOperator<String> rewriting = UnaryOperator.identity();

  private Link(int target, Supplier<Framing> framing) {
    this.target = target;
    this.framing = framing;
    try {
      this.front = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  /** Creates a link to a store on that port. */
  public static Link toStore(int port) {
    return new Link(port, Framing::arrivals);
  }

  /** Creates a link to an API server on that port, which speaks plain HTTP/1.1. */
  public static Link toApi(int port) {
    return new Link(port, HttpFraming::new);
  }

  public int port() {
    return front.getLocalPort();
  }

  /** Makes new connections lead to that port; existing ones stay. */
  public void lead(int port) {
    target = port;
  }

  public void be(State next) {
    state = next;
    if (next == State.REFUSING) {
      reset();
    }
  }

  /** Delays each request and each answer by that time. */
  public void slowDown(Duration by) {
    delay = by;
  }

  /** Resets all connections. */
  public void reset() {
    pairs.forEach(Pair::reset);
  }

  /** Resets the connections whose last request contains that text. */
  public void resetWhere(String lastRequestHas) {
    pairs.stream().filter(pair -> pair.earlier.contains(lastRequestHas)).forEach(Pair::reset);
  }

  /**
   * Sets what answers requests instead of the server; where it returns empty, the server answers.
   */
  public void answerInPlace(Function<String, Optional<String>> answers) {
    inPlace = answers;
  }

  /**
   * Sets what the server gets instead of a request, as text in ISO-8859-1. It applies until the
   * link is healed.
   */
  public void rewrite(UnaryOperator<String> change) {
    rewriting = change;
  }

  public void arm(Tripwire wire) {
    tripwire = wire;
  }

  /** Makes the link pass everything again, as when it was created. */
  public void heal() {
    tripwire = null;
    inPlace = request -> Optional.empty();
    rewriting = UnaryOperator.identity();
    delay = Duration.ZERO;
    state = State.OPEN;
  }

  private void accept() {
    while (!front.isClosed()) {
      try {
        Socket client = front.accept();
        Thread.ofVirtual().start(() -> open(client));
      } catch (IOException e) {
        // the link is closed
      }
    }
  }

  private void open(Socket client) {
    try {
      client.setTcpNoDelay(true);
      if (state == State.REFUSING) {
        client.setSoLinger(true, 0);
        client.close();
        return;
      }
      hold(State.SILENT);
      Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
      server.setTcpNoDelay(true);
      Pair pair = new Pair(client, server);
      pairs.add(pair);
      Thread.ofVirtual().start(pair::answers);
      pair.requests();
    } catch (IOException serverIsAway) {
      closeQuietly(client);
    }
  }

  /** Waits as long as the link is in one of these states. */
  private void hold(State... states) {
    while (Set.of(states).contains(state) && !front.isClosed()) {
      pause(Duration.ofMillis(10));
    }
  }

  private static void pause(Duration time) {
    try {
      TimeUnit.NANOSECONDS.sleep(time.toNanos());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    try {
      front.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    reset();
  }

  private static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // closing it again would not help
    }
  }

  /** A client's connection and the one to the server that belongs to it. */
  private final class Pair {

    private final Socket client;
    private final Socket server;
    private volatile String earlier = "";
    private final Framing frames = framing.get();
    private volatile @Nullable Tripwire beforeAnswer;

    Pair(Socket client, Socket server) {
      this.client = client;
      this.server = server;
    }

    void requests() {
      try {
        while (true) {
          boolean watches = frames.isUpgraded();
          byte[] request = frames.next(client.getInputStream());
          if (request.length == 0 || (watches && isFarewell(request))) {
            break;
          }
          String text = new String(request, StandardCharsets.ISO_8859_1);
          pause(delay);
          hold(State.SILENT);
          if (!mayPass(text)) {
            break;
          }
          earlier = text;
          Optional<String> answer = inPlace.apply(text);
          if (answer.isPresent()) {
            client.getOutputStream().write(answer.get().getBytes(StandardCharsets.ISO_8859_1));
          } else {
            String sent = watches ? text : rewriting.apply(text);
            server.getOutputStream().write(sent.getBytes(StandardCharsets.ISO_8859_1));
          }
        }
      } catch (IOException | NumberFormatException e) {
        // the client or the server is gone
      }
      end();
    }

    /** Whether a WebSocket frame is a close frame (RFC 6455, 5.5.1). */
    private static boolean isFarewell(byte[] frame) {
      return (frame[0] & 0x0f) == 8;
    }

    private boolean mayPass(String text) {
      Tripwire wire = tripwire;
      if (wire == null || !wire.waitsFor(earlier, text)) {
        return true;
      }
      if (wire.before()) {
        return !wire.spring() || wire.passes();
      }
      beforeAnswer = wire;
      return true;
    }

    void answers() {
      byte[] buffer = new byte[Framing.CHUNK];
      try {
        for (int read = server.getInputStream().read(buffer);
            read > 0;
            read = server.getInputStream().read(buffer)) {
          Tripwire wire = beforeAnswer;
          if (wire != null) {
            beforeAnswer = null;
            wire.spring();
          }
          pause(delay);
          hold(State.SILENT, State.DEAF);
          pass(buffer, read);
        }
      } catch (IOException e) {
        // the client or the server is gone
      }
      end();
    }

    private void pass(byte[] buffer, int length) throws IOException {
      try {
        client.getOutputStream().write(buffer, 0, length);
      } catch (IOException e) {
        if (!frames.isUpgraded()) {
          throw e;
        }
      }
    }

    void reset() {
      try {
        client.setSoLinger(true, 0);
      } catch (SocketException e) {
        // the client is gone
      }
      end();
    }

    /**
     * Closes both connections, except the server's connection of a watch, on which the server goes
     * on to send events that are dropped: if a watch is closed in the middle of an event, the mock
     * API server blocks for a minute, and all other requests with it.
     */
    private void end() {
      closeQuietly(client);
      if (!frames.isUpgraded()) {
        closeQuietly(server);
      }
      pairs.remove(this);
    }
  }
}

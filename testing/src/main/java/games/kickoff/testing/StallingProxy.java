package games.kickoff.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A TCP proxy in front of a server on a loopback port. Its connections can be stalled: they stay
 * open, but nothing is forwarded, as when a firewall drops their packets silently. Requests and
 * answers can also be held back and released later.
 */
public final class StallingProxy implements AutoCloseable {

  private final ServerSocket front;
  private final int target;
  private final List<Line> lines = new CopyOnWriteArrayList<>();
  private final AtomicInteger accepted = new AtomicInteger();
  private final Gate requests = new Gate();
  private final Gate answers = new Gate();

  public StallingProxy(int target) {
    this.target = target;
    try {
      this.front = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  public int port() {
    return front.getLocalPort();
  }

  /** How many connections the proxy has accepted, whether or not they are still open. */
  public int accepted() {
    return accepted.get();
  }

  /** Stalls all existing connections, for good; later ones work. */
  public void stall() {
    lines.forEach(line -> line.stalled = true);
  }

  /** Holds back what clients send from now on, until {@link #release}. */
  public void holdRequests() {
    requests.close();
  }

  /** Holds back what the server answers from now on, until {@link #release}. */
  public void holdAnswers() {
    answers.close();
  }

  /** How many connections have a request that is held back. */
  public int heldRequests() {
    return requests.waiting.get();
  }

  public void release() {
    requests.open();
    answers.open();
  }

  private void accept() {
    while (!front.isClosed()) {
      try {
        Socket client = front.accept();
        Line line = new Line(client, new Socket(InetAddress.getLoopbackAddress(), target));
        accepted.incrementAndGet();
        lines.add(line);
        Thread.ofVirtual().start(() -> line.pass(line.client, line.server, requests));
        Thread.ofVirtual().start(() -> line.pass(line.server, line.client, answers));
      } catch (IOException e) {
        // the proxy is closed, or the server does not accept the connection
      }
    }
  }

  @Override
  public void close() {
    try {
      front.close();
      for (Line line : lines) {
        line.client.close();
        line.server.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lets bytes through while it is open. */
  private static final class Gate {

    private final AtomicInteger waiting = new AtomicInteger();
    private boolean closed;

    private synchronized void close() {
      closed = true;
    }

    private synchronized void open() {
      closed = false;
      notifyAll();
    }

    private synchronized void pass() throws InterruptedException {
      waiting.incrementAndGet();
      try {
        while (closed) {
          wait();
        }
      } finally {
        waiting.decrementAndGet();
      }
    }
  }

  private static final class Line {

    private final Socket client;
    private final Socket server;
    private volatile boolean stalled;

    Line(Socket client, Socket server) {
      this.client = client;
      this.server = server;
    }

    private void pass(Socket from, Socket to, Gate gate) {
      byte[] buffer = new byte[4096];
      try {
        int read = from.getInputStream().read(buffer);
        while (read > 0) {
          gate.pass();
          if (!stalled) {
            to.getOutputStream().write(buffer, 0, read);
          }
          read = from.getInputStream().read(buffer);
        }
        to.close();
      } catch (IOException | InterruptedException e) {
        // one of the two sockets is closed
      }
    }
  }
}

package games.kickoff.loadtest.server;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * Lines over one TCP connection. On a virtual thread an interrupt ends any of these calls at once:
 * the JDK closes the socket then, and the {@link IOException} becomes {@link InterruptedException}.
 */
final class Lines implements AutoCloseable {

  private static final int LONGEST = 1024;

  private final Socket socket = new Socket();
  private final String address;
  private InputStream in = InputStream.nullInputStream();

  Lines(String host, int port, Duration timeout) throws ServerBroke, InterruptedException {
    address = host + ":" + port;
    try {
      socket.connect(new InetSocketAddress(host, port), millis(timeout));
      socket.setTcpNoDelay(true);
      in = new BufferedInputStream(socket.getInputStream());
    } catch (IOException e) {
      close();
      throw broke("can't be reached", e);
    }
  }

  void send(String line) throws ServerBroke, InterruptedException {
    try {
      OutputStream out = socket.getOutputStream();
      out.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw broke("closed the connection before " + line, e);
    }
  }

  /** The next line without its LF; empty at the end of the stream. */
  Optional<String> next(Duration within) throws ServerBroke, InterruptedException, Silence {
    long deadline = System.nanoTime() + within.toNanos();
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    try {
      while (true) {
        socket.setSoTimeout(millis(Duration.ofNanos(deadline - System.nanoTime())));
        int b = in.read();
        if (b == '\n') {
          return Optional.of(line.toString(StandardCharsets.UTF_8));
        }
        if (b < 0 && line.size() > 0) {
          throw new ServerBroke(address + " closed the connection in the middle of a line");
        }
        if (b < 0) {
          return Optional.empty();
        }
        if (line.size() == LONGEST) {
          throw new ServerBroke(address + " sent a line of more than " + LONGEST + " bytes");
        }
        line.write(b);
      }
    } catch (SocketTimeoutException e) {
      throw new Silence();
    } catch (IOException e) {
      throw broke("broke the connection", e);
    }
  }

  /** Nothing came within the time given. */
  static final class Silence extends Exception {

    private static final long serialVersionUID = 1L;
  }

  private ServerBroke broke(String what, IOException e) throws InterruptedException {
    if (Thread.currentThread().isInterrupted()
        || (e instanceof InterruptedIOException && !(e instanceof SocketTimeoutException))) {
      throw new InterruptedException();
    }
    return new ServerBroke(address + " " + what + " (" + e.getMessage() + ")");
  }

  /** The duration in milliseconds, at least 1: to a socket, a timeout of 0 means none. */
  private static int millis(Duration duration) {
    return (int) Math.clamp(duration.toMillis(), 1, Integer.MAX_VALUE);
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      // Nothing is left to lose: every line the bot needs was read or its step has failed.
    }
  }
}

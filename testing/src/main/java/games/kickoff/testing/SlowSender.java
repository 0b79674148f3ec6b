package games.kickoff.testing;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * A client that sends a request byte by byte, whenever its caller says so, and never completes it:
 * after the given start it repeats a filler. It needs no thread and no load.
 */
public final class SlowSender implements Closeable {

  /** The start of a request whose last header never ends. */
  public static final String HEADER = "GET /health HTTP/1.1\r\nHost: x\r\nX-Slow: ";

  private static final int READ_TIMEOUT_MILLIS = 60_000;

  private final Socket socket;
  private final byte[] start;
  private final byte[] filler;
  private int sent;

  /**
   * Connects to the port of this machine.
   *
   * @param start what is sent first, in ISO-8859-1
   * @param filler what is sent after it, again and again
   */
  public SlowSender(int port, String start, String filler) throws IOException {
    this.socket = new Socket();
    socket.setSoTimeout(READ_TIMEOUT_MILLIS);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    this.start = start.getBytes(StandardCharsets.ISO_8859_1);
    this.filler = filler.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Sends the next byte; does nothing if the server has closed the connection. */
  public void sendNext() {
    int at = sent++;
    try {
      socket
          .getOutputStream()
          .write(at < start.length ? start[at] : filler[(at - start.length) % filler.length]);
    } catch (IOException e) {
      // the server has closed the connection
    }
  }

  /** Whether the server has begun to answer. */
  public boolean isAnswered() throws IOException {
    return socket.getInputStream().available() > 0;
  }

  /** What the server sends until it closes its side; waits for that at most a minute. */
  public String readAnswer() throws IOException {
    return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}

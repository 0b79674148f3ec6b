package games.kickoff.local.bench;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One connection to a gateway that is kept open, over which players join. It does as little as HTTP
 * allows, since on a machine with few cores the client takes processor time from the server.
 */
final class JoinConnection implements AutoCloseable {

  private static final int TIMEOUT_MILLIS = 15_000;

  /**
   * The error of a 503 after which a join may be tried again. Other 503s, such as one because the
   * store is away, count as failures.
   */
  private static final String OVERLOADED = "\"overloaded\"";

  private final Socket socket = new Socket();
  private final InputStream in;
  private final String head;

  JoinConnection(URI gateway) throws IOException {
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(TIMEOUT_MILLIS);
    socket.connect(new InetSocketAddress(gateway.getHost(), gateway.getPort()), TIMEOUT_MILLIS);
    in = new BufferedInputStream(socket.getInputStream(), 2048);
    head =
        "POST /match/join HTTP/1.1\r\nHost: "
            + gateway.getAuthority()
            + "\r\nContent-Type: application/json\r\nContent-Length: ";
  }

  /** Returns once the join is answered; anything but 200 is an exception. */
  void join(String player) throws IOException {
    if (!tryJoin(player)) {
      throw new IOException("join answered 503: the gateway is overloaded");
    }
  }

  /**
   * Returns once the join is answered; anything but 200 and a 503 with the error {@code overloaded}
   * is an exception.
   *
   * @return whether the player joined; false if the gateway is overloaded and the join may be tried
   *     again
   */
  boolean tryJoin(String player) throws IOException {
    String body = "{\"player_id\":\"" + player + "\"}";
    String request = head + body.length() + "\r\n\r\n" + body;
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    String status = line();
    int length = 0;
    for (String header = line(); !header.isEmpty(); header = line()) {
      if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
        length = Integer.parseInt(header.substring(header.indexOf(':') + 1).strip());
      }
    }
    String answer = new String(in.readNBytes(length), StandardCharsets.UTF_8);
    if (status.startsWith("HTTP/1.1 503") && answer.contains(OVERLOADED)) {
      return false;
    }
    if (!status.startsWith("HTTP/1.1 200")) {
      throw new IOException("join answered " + status + " " + answer);
    }
    return true;
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder(64);
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException("the gateway closed the connection");
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}

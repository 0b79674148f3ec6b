package games.kickoff.operator.server;

import games.kickoff.core.server.Endpoint;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Asks a game server over TCP whether its match is over: sends {@code GET_STATE}, expects {@code
 * STATE stop}.
 */
public final class StopProbe {

  private static final byte[] QUESTION = "GET_STATE\n".getBytes(StandardCharsets.US_ASCII);
  private static final int LONGEST_ANSWER = 64;

  private final Duration timeout;

  /**
   * @param timeout for connecting, and again for the answer
   */
  public StopProbe(Duration timeout) {
    this.timeout = timeout;
  }

  /** Whether the server answers that it has stopped; false if it can't be reached. */
  public boolean saysStop(Endpoint endpoint) {
    int millis = Math.toIntExact(timeout.toMillis());
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(endpoint.host(), endpoint.port()), millis);
      socket.setSoTimeout(millis);
      socket.getOutputStream().write(QUESTION);
      return line(socket.getInputStream()).equalsIgnoreCase("STATE stop");
    } catch (IOException e) {
      return false; // the watch of its pod shows whether it is gone
    }
  }

  private static String line(InputStream in) throws IOException {
    byte[] answer = new byte[LONGEST_ANSWER];
    int length = 0;
    for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
      if (length == LONGEST_ANSWER) {
        return "";
      }
      answer[length++] = (byte) next;
    }
    return new String(answer, 0, length, StandardCharsets.US_ASCII).strip();
  }
}

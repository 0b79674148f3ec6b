package games.kickoff.local.redis;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** One inline command over a socket of its own: enough to see whether a Redis is up. */
final class RedisWire {

  private static final int TIMEOUT_MILLIS = 500;

  private RedisWire() {}

  /** The answer's lines up to {@code count}; a bulk reply's length line counts. */
  static String ask(String host, int port, String command, int count) throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.ofLiteral(host), port), TIMEOUT_MILLIS);
      socket.setSoTimeout(TIMEOUT_MILLIS);
      socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.UTF_8));
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
      StringBuilder answer = new StringBuilder();
      for (int line = 0; line < count; line++) {
        answer.append(in.readLine()).append('\n');
      }
      return answer.toString();
    }
  }
}

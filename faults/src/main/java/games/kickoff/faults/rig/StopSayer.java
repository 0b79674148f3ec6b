package games.kickoff.faults.rig;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Answers the stop probes of servers that don't end by themselves. Every third answer is {@code
 * STATE stop}, the others are {@code STATE active}.
 */
public final class StopSayer implements AutoCloseable {

  private final ServerSocket socket;
  private final AtomicInteger asked = new AtomicInteger();

  StopSayer() throws IOException {
    this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::serve);
  }

  public int port() {
    return socket.getLocalPort();
  }

  private void serve() {
    while (!socket.isClosed()) {
      try (Socket client = socket.accept()) {
        client.setSoTimeout(1_000);
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
        if (lines.readLine() != null) {
          String state = asked.incrementAndGet() % 3 == 0 ? "stop" : "active";
          client
              .getOutputStream()
              .write(("STATE " + state + "\n").getBytes(StandardCharsets.US_ASCII));
        }
      } catch (IOException e) {
        // the client is gone
      }
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}

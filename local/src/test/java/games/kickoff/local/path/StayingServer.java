package games.kickoff.local.path;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * A game server for tests. It answers stop from the start but keeps running; with the argument
 * {@code dies} it exits with code 42 at the first readiness probe after its first connection.
 */
public final class StayingServer {

  private StayingServer() {}

  public static void main(String[] arguments) throws IOException {
    boolean dies = arguments.length > 0 && arguments[0].equals("dies");
    int port = Integer.parseInt(System.getenv("PORT"));
    InetAddress host = InetAddress.getByName(System.getenv("HOST"));
    int connections = 0;
    try (ServerSocket server = new ServerSocket(port, 50, host)) {
      while (true) {
        try (Socket socket = server.accept()) {
          connections++;
          BufferedReader lines =
              new BufferedReader(
                  new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
          String line = lines.readLine();
          if (line == null) { // a readiness probe
            if (dies && connections > 1) {
              Runtime.getRuntime().halt(42);
            }
            continue;
          }
          socket.getOutputStream().write("STATE stop\n".getBytes(StandardCharsets.US_ASCII));
        }
      }
    }
  }
}

package games.kickoff.local.pod;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** The smallest game server: it listens on HOST and PORT and greets each client. */
final class TinyServer {

  private TinyServer() {}

  public static void main(String[] args) throws IOException {
    InetAddress host = InetAddress.ofLiteral(System.getenv("HOST"));
    try (var server = new ServerSocket(Integer.parseInt(System.getenv("PORT")), 50, host)) {
      while (true) {
        try (var connection = server.accept()) {
          connection.getOutputStream().write(args[0].getBytes());
        }
      }
    }
  }
}

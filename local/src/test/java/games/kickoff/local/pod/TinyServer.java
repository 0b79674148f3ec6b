package games.kickoff.local.pod;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Listens on HOST and PORT and greets whoever connects: the smallest thing like a game server. */
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

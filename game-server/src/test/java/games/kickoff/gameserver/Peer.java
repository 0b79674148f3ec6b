package games.kickoff.gameserver;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.List;

/** The client's end of a connection. Reading fails after ten seconds without a line. */
final class Peer implements AutoCloseable {

  private final Socket socket = new Socket();
  private final BufferedReader in;

  Peer(InetSocketAddress server) {
    try {
      socket.setSendBufferSize(64 * 1024); // fixed, so that it fills up soon in flood tests
      socket.connect(server, 10_000);
      socket.setSoTimeout(10_000);
      in = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void send(String text) {
    send(text.getBytes(UTF_8));
  }

  void send(byte[] bytes) {
    try {
      socket.getOutputStream().write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The next line; null once the server has closed. */
  String line() {
    try {
      return in.readLine();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String ask(String line) {
    send(line + "\n");
    return line();
  }

  /** All lines until the server closes its side properly. */
  List<String> rest() {
    return in.lines().toList();
  }

  /** Whether the server has closed the connection, properly or by a reset. */
  boolean isClosedByServer() {
    try {
      socket.setSoTimeout(1);
      String line = in.readLine();
      while (line != null) {
        line = in.readLine(); // lines sent before the close
      }
      return true;
    } catch (SocketException e) {
      return true;
    } catch (IOException e) {
      return false; // nothing to read yet
    }
  }

  void endInput() {
    try {
      socket.shutdownOutput();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Closes the connection with a reset (RST); bytes under way are lost. */
  void endInReset() {
    try {
      socket.setSoLinger(true, 0);
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

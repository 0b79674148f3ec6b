package games.kickoff.faults.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import games.kickoff.testing.WaitBound;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LinkTest {

  private final List<String> arrived = new CopyOnWriteArrayList<>();
  private final ServerSocket server = server();
  private final Link link = Link.toStore(server.getLocalPort());

  /** A server that answers each line with the same line. */
  private ServerSocket server() {
    try {
      ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
      Thread.ofVirtual()
          .start(() -> {
            while (!socket.isClosed()) {
              try {
                Socket client = socket.accept();
                Thread.ofVirtual().start(() -> echo(client));
              } catch (IOException closed) {
                return;
              }
            }
          });
      return socket;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private void echo(Socket client) {
    try (client) {
      BufferedReader lines = reader(client);
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        arrived.add(line);
        client.getOutputStream().write((line + "\n").getBytes(StandardCharsets.US_ASCII));
      }
    } catch (IOException e) {
      // the client is gone
    }
  }

  private static BufferedReader reader(Socket socket) throws IOException {
    return new BufferedReader(
        new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
  }

  private Socket client() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), link.port());
    socket.setSoTimeout(300);
    return socket;
  }

  private static void say(Socket socket, String line) throws IOException {
    socket.getOutputStream().write((line + "\n").getBytes(StandardCharsets.US_ASCII));
  }

  @AfterEach
  void close() throws IOException {
    link.close();
    server.close();
  }

  @Test
  void passesWhatIsSaidWhileItIsOpen() throws IOException {
    try (Socket socket = client()) {
      say(socket, "hello");
      assertThat(reader(socket).readLine()).isEqualTo("hello");
    }
  }

  @Test
  void deliversWhatItHeldOnceItIsMended() throws IOException {
    try (Socket socket = client()) {
      BufferedReader answers = reader(socket);
      say(socket, "before");
      assertThat(answers.readLine()).isEqualTo("before");
      link.be(Link.State.SILENT);
      say(socket, "held");
      assertThatThrownBy(answers::readLine).isInstanceOf(SocketTimeoutException.class);
      assertThat(arrived).containsExactly("before");
      link.heal();
      assertThat(answers.readLine()).isEqualTo("held");
    }
  }

  @Test
  void letsRequestsThroughAndNoAnswersWhenItIsDeaf() throws IOException {
    try (Socket socket = client()) {
      link.be(Link.State.DEAF);
      say(socket, "lost");
      assertThatThrownBy(() -> reader(socket).readLine())
          .isInstanceOf(SocketTimeoutException.class);
      assertThat(arrived).containsExactly("lost");
    }
  }

  @Test
  void resetsConnectionsThatAreOpenAndNewOnesWhenItRefuses() throws IOException {
    try (Socket open = client()) {
      say(open, "hello");
      assertThat(reader(open).readLine()).isEqualTo("hello");
      link.be(Link.State.REFUSING);
      assertThatThrownBy(
              () -> {
                say(open, "again");
                if (reader(open).readLine() == null) {
                  throw new IOException("ended");
                }
              })
          .isInstanceOf(IOException.class)
          .isNotInstanceOf(SocketTimeoutException.class);
    }
  }

  @Test
  void strikesAfterTheServerHasAnsweredAndBeforeAnybodyKnows() throws IOException {
    AtomicInteger seen = new AtomicInteger(-1);
    try (Socket socket = client()) {
      link.arm(
          new Tripwire(
              false,
              (before, text) -> text.contains("claim"),
              () -> seen.set(arrived.size()),
              true));
      say(socket, "claim");
      assertThat(reader(socket).readLine()).isEqualTo("claim");
      assertThat(seen).hasValue(1);
    }
  }

  @Test
  void strikesBeforeTheServerHearsOfIt() throws IOException {
    AtomicInteger seen = new AtomicInteger(-1);
    try (Socket socket = client()) {
      link.arm(
          new Tripwire(
              true,
              (before, text) -> text.contains("claim"),
              () -> seen.set(arrived.size()),
              false));
      say(socket, "claim");
      Awaitility.await().atMost(WaitBound.BOUND).until(() -> seen.get() == 0);
      assertThat(reader(socket).readLine()).isNull();
      assertThat(arrived).isEmpty();
    }
  }

  @Test
  void answersInTheServersPlace() throws IOException {
    link.answerInPlace(
        request -> request.startsWith("no") ? Optional.of("injected\n") : Optional.empty());
    try (Socket socket = client()) {
      BufferedReader answers = reader(socket);
      say(socket, "no");
      assertThat(answers.readLine()).isEqualTo("injected");
      say(socket, "yes");
      assertThat(answers.readLine()).isEqualTo("yes");
      assertThat(arrived).containsExactly("yes");
    }
  }
}

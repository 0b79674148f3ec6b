package games.kickoff.loadtest.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(120)
class ServerTalkTest {

  private static final Duration LONG = Duration.ofSeconds(60);

  @Test
  void acceptsTheBroadcastBeforeTheAnswer() throws Exception {
    assertThat(talk("STATE open/STATE running/RUNNING_LENGTH 3/STATE stop/")).isEqualTo(3);
  }

  @Test
  void acceptsTheAnswerBeforeTheBroadcast() throws Exception {
    assertThat(talk("STATE open/RUNNING_LENGTH 3/STATE running/STATE stop/")).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                                             | closed the connection instead of answering GET_STATE
          STATE op                                       | closed the connection in the middle of a line
          UNKNOWN/                                       | said "UNKNOWN" to GET_STATE
          state open/                                    | said "state open" to GET_STATE
          RUNNING_LENGTH 3/                              | answered GET_STATE with a RUNNING_LENGTH
          STATE stop/                                    | had stopped before the bot was there
          STATE open/UNKNOWN/                            | said "UNKNOWN" to REQUEST_MATCH 3
          STATE open/RUNNING_LENGTH 0/                   | answered REQUEST_MATCH 3 with a length of 0
          STATE open/RUNNING_LENGTH 2.5/                 | said "RUNNING_LENGTH 2.5" to REQUEST_MATCH 3
          STATE running/STATE stop/                      | stopped before it answered REQUEST_MATCH 3
          STATE running/STATE open/                      | went back from RUNNING to OPEN
          STATE running/RUNNING_LENGTH 3/                | closed the connection without STATE stop
          STATE open/RUNNING_LENGTH 3/STATE stop/        | said STATE stop without STATE running before
          STATE running/RUNNING_LENGTH 3/RUNNING_LENGTH 3/ | said RUNNING_LENGTH though nobody asked
          """)
  void whatTheProtocolDoesNotSayIsReported(String script, String why) {
    assertThatThrownBy(() -> talk(script))
        .isInstanceOf(ServerBroke.class)
        .hasMessageEndingWith(why);
  }

  @Test
  void aLineWithoutEndIsReported() {
    assertThatThrownBy(() -> talk("x".repeat(2000)))
        .hasMessageEndingWith("sent a line of more than 1024 bytes");
  }

  /**
   * Plays a whole match with a server that sends {@code script}, with LF for each slash, and then
   * closes the connection.
   */
  private static int talk(String script) throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> say(server, script.replace('/', '\n')));
      try (ServerTalk talk = new ServerTalk("127.0.0.1", server.getLocalPort(), LONG, LONG)) {
        talk.askState();
        int length = talk.requestMatch(3);
        assertThat(talk.awaitStop(LONG)).isTrue();
        return length;
      }
    }
  }

  private static void say(ServerSocket server, String text) {
    try (Socket client = server.accept()) {
      client.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
      client.shutdownOutput();
      client.getInputStream().transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      // the bot closed the connection first
    }
  }
}

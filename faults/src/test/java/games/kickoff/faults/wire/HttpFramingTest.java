package games.kickoff.faults.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HttpFramingTest {

  private static final String GET = "GET /a HTTP/1.1\r\nHost: h\r\n\r\n";
  private static final String PUT = "PUT /b HTTP/1.1\r\nContent-Length: 5\r\n\r\n12345";
  private static final String CHUNKED =
      "POST /c HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n";
  private static final String WATCH =
      "GET /d?watch=true HTTP/1.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n";

  private static List<String> frames(String sent) throws IOException {
    var in = new ByteArrayInputStream(sent.getBytes(StandardCharsets.ISO_8859_1));
    HttpFraming framing = new HttpFraming();
    List<String> found = new ArrayList<>();
    for (byte[] next = framing.next(in); next.length > 0; next = framing.next(in)) {
      found.add(new String(next, StandardCharsets.ISO_8859_1));
    }
    return found;
  }

  @Test
  void separatesRequestsWithTheirBodies() throws IOException {
    assertThat(frames(GET + PUT + CHUNKED + GET)).containsExactly(GET, PUT, CHUNKED, GET);
  }

  @Test
  void separatesTheFramesOfAWebSocketAfterAnUpgrade() throws IOException {
    String ping = "\u0089\u0083mask123"; // masked, 3 bytes
    String text = "\u0081\u007e\u0000\u0080" + "x".repeat(128); // 2 more bytes of length
    String close = "\u0088\u0080mask";
    assertThat(frames(WATCH + ping + text + close)).containsExactly(WATCH, ping, text, close);
  }
}

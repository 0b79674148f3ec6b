package games.kickoff.faults.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** HTTP/1.1: returns each request with its body; after an upgrade, whatever one read returns. */
final class HttpFraming implements Framing {

  private final Framing arrivals = Framing.arrivals();
  private boolean upgraded;

  @Override
  public boolean isUpgraded() {
    return upgraded;
  }

  @Override
  public byte[] next(InputStream in) throws IOException {
    if (upgraded) {
      return arrivals.next(in);
    }
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    String head = head(in, request);
    if (head.isEmpty()) {
      return new byte[0];
    }
    upgraded = head.contains("\r\nupgrade: websocket");
    if (head.contains("\r\ntransfer-encoding: chunked")) {
      chunks(in, request);
    } else {
      request.write(in.readNBytes(contentLength(head)));
    }
    return request.toByteArray();
  }

  private static String head(InputStream in, ByteArrayOutputStream request) throws IOException {
    while (true) {
      String line = line(in, request);
      if (line.isEmpty()) {
        return request.toString(StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
      }
    }
  }

  private static void chunks(InputStream in, ByteArrayOutputStream request) throws IOException {
    while (true) {
      String size = line(in, request).split(";", 2)[0].strip();
      if (size.isEmpty()) {
        return; // the end of the stream
      }
      int length = Integer.parseInt(size, 16);
      request.write(in.readNBytes(length));
      line(in, request);
      if (length == 0) {
        return;
      }
    }
  }

  /** The next line without its line break; empty also at the end of the stream. */
  private static String line(InputStream in, ByteArrayOutputStream request) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next >= 0; next = in.read()) {
      request.write(next);
      if (next == '\n') {
        break;
      }
      if (next != '\r') {
        line.append((char) next);
      }
    }
    return line.toString();
  }

  private static int contentLength(String head) {
    int at = head.indexOf("\r\ncontent-length:");
    if (at < 0) {
      return 0;
    }
    int from = at + "\r\ncontent-length:".length();
    return Integer.parseInt(head.substring(from, head.indexOf('\r', from)).strip());
  }
}

package games.kickoff.faults.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * HTTP/1.1: returns each request with its body; after an upgrade to a WebSocket, each frame (RFC
 * 6455, section 5.2).
 */
final class HttpFraming implements Framing {

  private static final int MASKED = 0x80;
  private static final int MASK_BYTES = 4;
  private static final int TWO_BYTES_MORE = 126;
  private static final int EIGHT_BYTES_MORE = 127;

  private boolean upgraded;

  @Override
  public boolean isUpgraded() {
    return upgraded;
  }

  @Override
  public byte[] next(InputStream in) throws IOException {
    if (upgraded) {
      return frame(in);
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

  private static byte[] frame(InputStream in) throws IOException {
    byte[] start = in.readNBytes(2);
    if (start.length < 2) {
      return new byte[0];
    }
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    frame.write(start);
    int length = start[1] & ~MASKED & 0xff;
    int more = length == TWO_BYTES_MORE ? 2 : length == EIGHT_BYTES_MORE ? Long.BYTES : 0;
    byte[] extended = in.readNBytes(more);
    frame.write(extended);
    if (more > 0) {
      length = new BigInteger(1, extended).intValueExact();
    }
    frame.write(in.readNBytes(length + ((start[1] & MASKED) == 0 ? 0 : MASK_BYTES)));
    return frame.toByteArray();
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

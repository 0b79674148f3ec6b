package games.kickoff.gameserver;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;

/**
 * Splits the bytes of one connection into lines, however they were divided into packets. A line
 * ends with LF or CRLF, holds at most {@value #MAX_BYTES} bytes before that, and is UTF-8. Bytes
 * after the last line end are never a line, even when the connection ends there: a connection cut
 * in the middle of {@code REQUEST_MATCH 300} must not request 3 seconds.
 */
final class LineReader {

  /** The greatest length of a line in bytes, without its line end. */
  static final int MAX_BYTES = 1024;

  /** What the bytes read so far result in. */
  sealed interface Next {
    /** A complete line, without its line end. */
    record Line(String text) implements Next {}

    /** All bytes are consumed, and no further line is complete. */
    record More() implements Next {}

    /** The peer does not speak the protocol; nothing after this can be read. */
    record Broken(String why) implements Next {}
  }

  private static final Next MORE = new Next.More();
  private static final Next TOO_LONG = new Next.Broken("a line over 1 KB");
  private static final Next NOT_UTF8 = new Next.Broken("invalid UTF-8");

  private final CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder();
  private final byte[] line = new byte[MAX_BYTES + 1]; // one more for the CR of a CRLF
  private int length;

  /**
   * Consumes bytes up to and including the next line end. To be called until it returns {@link
   * Next.More}, and never again once it has returned {@link Next.Broken}.
   */
  Next next(ByteBuffer bytes) {
    while (bytes.hasRemaining()) {
      byte b = bytes.get();
      if (b == '\n') {
        return finish();
      }
      if (length > MAX_BYTES || (length == MAX_BYTES && b != '\r')) {
        return TOO_LONG;
      }
      line[length++] = b;
    }
    return MORE;
  }

  private Next finish() {
    int end = length > 0 && line[length - 1] == '\r' ? length - 1 : length;
    length = 0;
    try {
      return new Next.Line(utf8.decode(ByteBuffer.wrap(line, 0, end)).toString());
    } catch (CharacterCodingException e) {
      return NOT_UTF8;
    }
  }
}

package games.kickoff.core.record;

import games.kickoff.core.match.Outcome;
import games.kickoff.core.reason.EndReason;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/**
 * How a match ended. NUL characters, which Postgres can't store, are removed from {@code message}
 * and {@code result}, and both are cut to {@link #MAX_RESULT} bytes of UTF-8.
 *
 * @param message an explanation for people; may be empty
 * @param result the termination message that the server left as the match's result
 */
public record Ending(
    Instant at, Outcome outcome, EndReason reason, String message, Optional<String> result) {

  /**
   * The longest result that is kept, in bytes: the limit of Kubernetes for a container's
   * termination message.
   */
  public static final int MAX_RESULT = 4096;

  public Ending {
    message = cut(message); // it may quote a server's termination message
    result = result.map(Ending::cut);
  }

  /** Without NUL, which Postgres' text cannot hold, and at most {@link #MAX_RESULT} bytes. */
  private static String cut(String text) {
    String clean = text.replace("\0", "");
    CharsetEncoder encoder =
        StandardCharsets.UTF_8
            .newEncoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    ByteBuffer bytes = ByteBuffer.allocate(MAX_RESULT);
    encoder.encode(CharBuffer.wrap(clean), bytes, true);
    return StandardCharsets.UTF_8.decode(bytes.flip()).toString();
  }
}

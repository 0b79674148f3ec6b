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
 * How a match ended.
 *
 * @param message for a person; may be empty
 * @param result what the server left as its result. It and message lose what Postgres can't hold
 *     and are cut to {@link #MAX_RESULT} bytes of UTF-8
 */
public record Ending(
    Instant at, Outcome outcome, EndReason reason, String message, Optional<String> result) {

  /** The longest result kept, in bytes: what Kubernetes lets a container leave behind. */
  public static final int MAX_RESULT = 4096;

  public Ending {
    message = cut(message); // it may quote what a server left behind
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

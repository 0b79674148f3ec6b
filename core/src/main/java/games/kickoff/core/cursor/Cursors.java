package games.kickoff.core.cursor;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Writes and reads cursors: opaque texts that say where a page ended. A client gets one with a page
 * and sends it back to get the next page.
 */
public final class Cursors {

  private static final int MAX_LENGTH = 512;

  private Cursors() {}

  /** Writes the fields as one text of URL-safe characters. No field may contain a blank. */
  public static String write(String... fields) {
    String text = String.join(" ", fields);
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.US_ASCII));
  }

  /**
   * Reads the fields of a text that {@link #write} returned.
   *
   * @param count how many fields it must have
   * @throws IllegalArgumentException when it is no such text
   */
  public static String[] read(String text, int count) {
    if (text.length() <= MAX_LENGTH) {
      try {
        String[] fields =
            new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII)
                .split(" ", -1);
        if (fields.length == count) {
          return fields;
        }
      } catch (IllegalArgumentException e) {
        throw unknown(e);
      }
    }
    throw unknown(null);
  }

  /** The exception for a text that is not one of these cursors. */
  public static IllegalArgumentException unknown(@Nullable Throwable cause) {
    return new IllegalArgumentException("unknown cursor; leave it out for the first page", cause);
  }
}

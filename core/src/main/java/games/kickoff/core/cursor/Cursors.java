package games.kickoff.core.cursor;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** How the place a page ended at is written for a client, who hands it back unread. */
public final class Cursors {

  private static final int MAX_LENGTH = 512;

  private Cursors() {}

  /** The fields as one word of URL-safe characters; none of them may hold a blank. */
  public static String write(String... fields) {
    String text = String.join(" ", fields);
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.US_ASCII));
  }

  /**
   * The fields of such a word.
   *
   * @throws IllegalArgumentException when it is not one with that many fields
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

  /** That the text is no cursor of ours. */
  public static IllegalArgumentException unknown(@Nullable Throwable cause) {
    return new IllegalArgumentException(
        "the cursor is none that was given out here; ask without it for the first page", cause);
  }
}

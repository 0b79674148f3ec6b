package games.kickoff.service.environment;

import java.util.regex.Pattern;

/**
 * The form a text must have.
 *
 * @param words the form in words for an error message, to follow "is": {@code a DNS label}
 */
public record Grammar(Pattern pattern, String words) {

  /** The form given by a regular expression that must match the whole text. */
  public static Grammar of(String regex, String words) {
    return new Grammar(Pattern.compile(regex), words);
  }

  boolean allows(String text) {
    return pattern.matcher(text).matches();
  }
}

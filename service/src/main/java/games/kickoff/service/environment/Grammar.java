package games.kickoff.service.environment;

import java.util.regex.Pattern;

/**
 * What a text has to look like.
 *
 * @param words the same for a person, to stand after "is": {@code a DNS label}
 */
public record Grammar(Pattern pattern, String words) {

  /** The grammar of a regular expression that the whole text has to match. */
  public static Grammar of(String regex, String words) {
    return new Grammar(Pattern.compile(regex), words);
  }

  boolean allows(String text) {
    return pattern.matcher(text).matches();
  }
}

package games.kickoff.testing.golden;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Replaces the parts of a text that vary from run to run with placeholders. The rules are applied
 * in the order in which they were added; everything else stays as it is, to the byte.
 */
public final class Placeholders {

  /**
   * The significant digits of a double that are equal on every processor. The last digits of, for
   * example, an exponential function differ between processors.
   */
  private static final MathContext SAME_EVERYWHERE = new MathContext(12);

  private static final Pattern FRACTION = Pattern.compile("-?\\d+\\.\\d+(?:[eE]-?\\d+)?");
  private static final Pattern MILLIS = Pattern.compile("(?<![\\w.])\\d{13}(?![\\w.])");
  private static final Pattern TIME =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,9})?(?:Z|\\+00)");

  private final List<UnaryOperator<String>> rules = new ArrayList<>();

  /** Adds a rule that replaces a known text wherever it occurs. */
  public Placeholders name(String text, String placeholder) {
    rules.add(all -> all.replace(text, placeholder));
    return this;
  }

  /**
   * Adds a rule that replaces every match of a regular expression. The placeholder may refer to its
   * groups: {@code $1}, …
   */
  public Placeholders any(String pattern, String placeholder) {
    Pattern compiled = Pattern.compile(pattern);
    rules.add(all -> compiled.matcher(all).replaceAll(placeholder));
    return this;
  }

  /** Adds a rule that replaces every match with what the function makes of it. */
  public Placeholders any(String pattern, UnaryOperator<String> placeholder) {
    rules.add(each(Pattern.compile(pattern), placeholder));
    return this;
  }

  /**
   * Adds a rule that replaces every match with the name and a number. Equal matches get the same
   * number; numbers are given in the order of the first occurrences.
   */
  public Placeholders numbered(String pattern, String name) {
    Map<String, String> known = new HashMap<>();
    return any(
        pattern,
        text -> known.computeIfAbsent(text, t -> "<" + name + "-" + (known.size() + 1) + ">"));
  }

  /**
   * Adds a rule that replaces the times in this range (both ends included): milliseconds since 1970
   * in 13 digits, RFC 3339, and Postgres' notation. Other times don't vary and stay.
   */
  public Placeholders times(Instant from, Instant to) {
    rules.add(
        each(
            MILLIS,
            text -> isIn(Instant.ofEpochMilli(Long.parseLong(text)), from, to) ? "<ms>" : text));
    rules.add(
        each(
            TIME,
            text ->
                isIn(Instant.parse(text.replace(' ', 'T').replace("+00", "Z")), from, to)
                    ? text.contains(" ") ? "<sql time>" : "<time>"
                    : text));
    return this;
  }

  /** Adds a rule that rounds fractions to the digits that are equal on every processor (12). */
  public Placeholders roundNumbers() {
    rules.add(each(FRACTION, Placeholders::rounded));
    return this;
  }

  /** The text after all rules. */
  public String in(String text) {
    String written = text;
    for (UnaryOperator<String> rule : rules) {
      written = rule.apply(written);
    }
    return written;
  }

  private static UnaryOperator<String> each(Pattern pattern, UnaryOperator<String> placeholder) {
    return text ->
        pattern
            .matcher(text)
            .replaceAll((MatchResult found) ->
                java.util.regex.Matcher.quoteReplacement(placeholder.apply(found.group())));
  }

  private static boolean isIn(Instant time, Instant from, Instant to) {
    return !time.isBefore(from) && !time.isAfter(to);
  }

  private static String rounded(String number) {
    BigDecimal exact = new BigDecimal(number);
    return exact.precision() <= SAME_EVERYWHERE.getPrecision()
        ? number
        : exact.round(SAME_EVERYWHERE).toString();
  }
}

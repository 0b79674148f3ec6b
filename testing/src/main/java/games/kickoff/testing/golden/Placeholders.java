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
 * Writes what varies from run to run as placeholders, by the rules it was given and in their order.
 * Everything else stays as it is, to the byte.
 */
public final class Placeholders {

  /** Digits that a double has on every processor; the last ones of an exponential are its own. */
  private static final MathContext SAME_EVERYWHERE = new MathContext(12);

  private static final Pattern FRACTION = Pattern.compile("-?\\d+\\.\\d+(?:[eE]-?\\d+)?");
  private static final Pattern MILLIS = Pattern.compile("(?<![\\w.])\\d{13}(?![\\w.])");
  private static final Pattern TIME =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,9})?(?:Z|\\+00)");

  private final List<UnaryOperator<String>> rules = new ArrayList<>();

  /** A text that is known, wherever it stands. */
  public Placeholders name(String text, String placeholder) {
    rules.add(all -> all.replace(text, placeholder));
    return this;
  }

  /** Whatever looks like that. The pattern's groups are {@code $1}, … of the placeholder. */
  public Placeholders any(String pattern, String placeholder) {
    Pattern compiled = Pattern.compile(pattern);
    rules.add(all -> compiled.matcher(all).replaceAll(placeholder));
    return this;
  }

  /** The same with another way to write what was found. */
  public Placeholders any(String pattern, UnaryOperator<String> placeholder) {
    rules.add(each(Pattern.compile(pattern), placeholder));
    return this;
  }

  /** Whatever looks like that: equal texts get the same number, in the order they are met. */
  public Placeholders numbered(String pattern, String name) {
    Map<String, String> known = new HashMap<>();
    return any(
        pattern,
        text -> known.computeIfAbsent(text, t -> "<" + name + "-" + (known.size() + 1) + ">"));
  }

  /** Times from then to then, in the forms that are in use; others don't vary and stay. */
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

  /** Numbers with more digits than every processor agrees on are rounded. */
  public Placeholders roundNumbers() {
    rules.add(each(FRACTION, Placeholders::rounded));
    return this;
  }

  /** The text with its placeholders. */
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

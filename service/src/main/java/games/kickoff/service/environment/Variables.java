package games.kickoff.service.environment;

import games.kickoff.core.time.GoDuration;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Environment variables. Each method reads one, or throws an {@link IllegalArgumentException} that
 * names the variable and its valid values. There is no {@code toString}, since some values are
 * secrets.
 */
public final class Variables {

  private final Map<String, String> values;

  private Variables(Map<String, String> values) {
    this.values = values;
  }

  /** All variables. One that is set but empty has a value, which most methods refuse. */
  public static Variables of(Map<String, String> environment) {
    return new Variables(Map.copyOf(environment));
  }

  /** All variables, without those that are set but empty. */
  public static Variables nonEmptyOf(Map<String, String> environment) {
    return new Variables(
        environment.entrySet().stream()
            .filter(variable -> !variable.getValue().isEmpty())
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  /** Any text. */
  public String text(String name, String otherwise) {
    return values.getOrDefault(name, otherwise);
  }

  /** A text of the given form. */
  public String text(String name, String otherwise, Grammar grammar) {
    String value = text(name, otherwise);
    if (!grammar.allows(value)) {
      throw new IllegalArgumentException(
          "%s is %s, not '%s'".formatted(name, grammar.words(), value));
    }
    return value;
  }

  /** A text of the given form; empty when the variable is not set or is empty. */
  public Optional<String> optional(String name, Grammar grammar) {
    return text(name, "").isEmpty() ? Optional.empty() : Optional.of(text(name, "", grammar));
  }

  /**
   * Comma-separated texts of the given form; surrounding white space and empty parts are ignored.
   */
  public Set<String> set(String name, Grammar grammar) {
    Set<String> parts =
        Arrays.stream(text(name, "").split(","))
            .map(String::strip)
            .filter(part -> !part.isEmpty())
            .collect(Collectors.toUnmodifiableSet());
    for (String part : parts) {
      if (!grammar.allows(part)) {
        throw new IllegalArgumentException(
            "each part of %s is %s, not '%s'".formatted(name, grammar.words(), part));
      }
    }
    return parts;
  }

  /** One of a few texts. */
  public String oneOf(String name, String otherwise, String... others) {
    String value = text(name, otherwise);
    if (!value.equals(otherwise) && !List.of(others).contains(value)) {
      throw new IllegalArgumentException(
          "%s is %s or %s, not '%s'"
              .formatted(name, otherwise, String.join(" or ", others), value));
    }
    return value;
  }

  /** A whole number, from {@code least} to {@code most}. */
  public int number(String name, int otherwise, int least, int most) {
    String value = text(name, Integer.toString(otherwise));
    try {
      int number = Integer.parseInt(value);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // refused below, like a number out of range
    }
    throw new IllegalArgumentException(
        "%s is a number from %d to %d, not '%s'".formatted(name, least, most, value));
  }

  /**
   * The address to listen on: a host, by default all addresses of this machine, and a port; port 0:
   * any free one.
   */
  public InetSocketAddress address(String host, String port, int defaultPort) {
    String name = text(host, "0.0.0.0");
    InetSocketAddress address = new InetSocketAddress(name, number(port, defaultPort, 0, 65535));
    if (address.isUnresolved()) {
      throw new IllegalArgumentException(
          host + " is an address of this machine, not '" + name + "'");
    }
    return address;
  }

  /** A duration in Go's format, {@code least} or longer. */
  public Duration duration(String name, String otherwise, Duration least) {
    Duration duration = parsed(name, otherwise, GoDuration::parse);
    if (duration.compareTo(least) < 0) {
      throw new IllegalArgumentException(
          "%s is at least %s, not %s"
              .formatted(name, GoDuration.format(least), text(name, otherwise)));
    }
    return duration;
  }

  /** A duration in Go's format, from {@code least} to {@code most}. */
  public Duration duration(String name, String otherwise, Duration least, Duration most) {
    Duration duration = parsed(name, otherwise, GoDuration::parse);
    if (duration.compareTo(least) < 0 || duration.compareTo(most) > 0) {
      throw new IllegalArgumentException(
          "%s is %s to %s, not %s"
              .formatted(
                  name, GoDuration.format(least), GoDuration.format(most), text(name, otherwise)));
    }
    return duration;
  }

  /**
   * A value with a parser of its own.
   *
   * @param parse throws {@link IllegalArgumentException}, saying what is wrong
   */
  public <T> T parsed(String name, String otherwise, Function<String, T> parse) {
    try {
      return parse.apply(text(name, otherwise));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
    }
  }
}

package games.kickoff.loadtest;

import games.kickoff.loadtest.run.Arrivals;
import games.kickoff.loadtest.run.BotOptions;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the arguments ask for. Pure. */
sealed interface CommandLine {

  record Run(BotOptions options) implements CommandLine {}

  record Help() implements CommandLine {}

  /** The arguments make no sense; {@code why} says what to do. */
  record Wrong(String why) implements CommandLine {}

  /** The text of {@code --help}. */
  String USAGE =
      """
      Bots that join, play and leave, to see whether and how fast matches are made.

        --gateway URL       where to join (http://127.0.0.1:8080)
        --players N         how many bots (60)
        --match-seconds S   the length of a match they request (3)
        --match-size N      players a match may have at most (4)
        --rate R            arrivals per second (all at once)
        --timeout D         when to give up: 90, 90s, 5m (2m)
        --seed N            repeats the waits between polls and the players' ids (random)
        --prefix TEXT       what the players' ids begin with (bot-<seed>-)
        --help              this text

      KICKOFF_API_KEY_FILE names a file with an API key, for a gateway that asks who calls.
      Exits 0 if every bot finished its match, 1 if not, 2 if it can't understand its arguments.
      """;

  private static Set<String> names() {
    return Set.of(
        "--gateway",
        "--players",
        "--match-seconds",
        "--match-size",
        "--rate",
        "--timeout",
        "--seed",
        "--prefix");
  }

  static CommandLine parse(String... args) {
    Map<String, String> given = new HashMap<>();
    for (int i = 0; i < args.length; i++) {
      if (args[i].equals("--help") || args[i].equals("-h")) {
        return new Help();
      }
      String[] parts = args[i].split("=", 2);
      String name = parts[0];
      if (!names().contains(name)) {
        return new Wrong("there is no option " + name);
      }
      if (parts.length == 1 && i + 1 == args.length) {
        return new Wrong(name + " needs a value");
      }
      if (given.put(name, parts.length == 2 ? parts[1] : args[++i]) != null) {
        return new Wrong(name + " is given twice");
      }
    }
    try {
      return new Run(options(given));
    } catch (IllegalArgumentException e) {
      return new Wrong(String.valueOf(e.getMessage()));
    }
  }

  private static BotOptions options(Map<String, String> given) {
    BotOptions.Builder options =
        BotOptions.against(uri(given.getOrDefault("--gateway", "http://127.0.0.1:8080")));
    read(given, "--players", "a whole number", v -> options.players(Integer.parseInt(v)));
    read(given, "--match-seconds", "whole seconds", v -> options.matchSeconds(Integer.parseInt(v)));
    read(given, "--match-size", "a whole number", v -> options.matchSize(Integer.parseInt(v)));
    read(
        given,
        "--rate",
        "a number above 0",
        v -> options.arrivals(Arrivals.atRate(Double.parseDouble(v))));
    read(given, "--timeout", "a time such as 90s or 5m", v -> options.timeLimit(duration(v)));
    read(given, "--seed", "a whole number", v -> options.seed(Long.parseLong(v)));
    if (given.containsKey("--prefix")) {
      options.prefix(given.get("--prefix"));
    }
    return options.build();
  }

  private static void read(
      Map<String, String> given, String name, String kind, Consumer<String> to) {
    String value = given.get(name);
    if (value == null) {
      return;
    }
    try {
      to.accept(value);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(name + " must be " + kind + ", not " + value, e);
    }
  }

  private static URI uri(String text) {
    try {
      return URI.create(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("--gateway must be a URL, not " + text, e);
    }
  }

  private static Duration duration(String text) {
    Matcher matcher = Pattern.compile("(\\d{1,6})(ms|s|m|h)?").matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(text);
    }
    long number = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "ms" -> Duration.ofMillis(number);
      case "m" -> Duration.ofMinutes(number);
      case "h" -> Duration.ofHours(number);
      case null, default -> Duration.ofSeconds(number);
    };
  }
}

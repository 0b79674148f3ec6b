package games.kickoff.cli.load;

import games.kickoff.cli.line.MustBe;
import games.kickoff.cli.line.WrongOption;
import games.kickoff.loadtest.Loadtest;
import games.kickoff.loadtest.gateway.ApiKey;
import games.kickoff.loadtest.run.Arrivals;
import games.kickoff.loadtest.run.BotOptions;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;

/** Runs bots that join a queue of a gateway, play their match and leave. */
@Command(
    name = "load",
    description =
        "Run bots that join, play and leave, to see whether and how fast matches are made.",
    footer = {
      "",
      "KICKOFF_API_KEY_FILE names a file with an API key, for a gateway with authentication on.",
      "Exits 0 if every bot finished its match, 1 if not, 2 if it can't understand its options."
    })
public final class LoadCommand implements Callable<Integer> {

  private final PrintStream out;

  @Option(names = "--gateway", paramLabel = "URL", description = "where to join (${DEFAULT-VALUE})")
  @MustBe("a URL")
  private URI gateway = URI.create("http://127.0.0.1:8080");

  @Option(names = "--players", paramLabel = "N", description = "how many bots (60)")
  @MustBe("a whole number")
  private Optional<Integer> players = Optional.empty();

  @Option(
      names = "--match-seconds",
      paramLabel = "S",
      description = "the length of a match they request (3)")
  @MustBe("whole seconds")
  private Optional<Integer> matchSeconds = Optional.empty();

  @Option(
      names = "--match-size",
      paramLabel = "N",
      description = "players a match may have at most (4)")
  @MustBe("a whole number")
  private Optional<Integer> matchSize = Optional.empty();

  @Option(
      names = "--rate",
      paramLabel = "R",
      converter = Rate.class,
      description = "arrivals per second (all at once)")
  @MustBe("a number above 0")
  private Arrivals arrivals = Arrivals.allAtOnce();

  @Option(
      names = "--timeout",
      paramLabel = "D",
      converter = Time.class,
      description = "when to give up: 90, 90s, 5m (2m)")
  @MustBe("a time such as 90s or 5m")
  private Duration timeout = Duration.ofMinutes(2);

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "repeats the waits between polls and the players' ids (random)")
  @MustBe("a whole number")
  private Optional<Long> seed = Optional.empty();

  @Option(
      names = "--prefix",
      paramLabel = "TEXT",
      description = "what the players' ids begin with (bot-<seed>-)")
  private Optional<String> prefix = Optional.empty();

  public LoadCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() throws InterruptedException {
    BotOptions options = WrongOption.unless(this::options);
    Optional<ApiKey> key = WrongOption.unless(() -> ApiKey.fromEnvironment(System.getenv()));
    return Loadtest.run(out, options, key) ? 0 : 1;
  }

  /**
   * The options as the load test takes them.
   *
   * @throws IllegalArgumentException if a value is out of its range; the message names it
   */
  BotOptions options() {
    BotOptions.Builder bots = BotOptions.against(gateway).arrivals(arrivals).timeLimit(timeout);
    players.ifPresent(bots::players);
    matchSeconds.ifPresent(bots::matchSeconds);
    matchSize.ifPresent(bots::matchSize);
    seed.ifPresent(bots::seed);
    prefix.ifPresent(bots::prefix);
    return bots.build();
  }

  /** Converts a number of arrivals per second. */
  static final class Rate implements ITypeConverter<Arrivals> {
    @Override
    public Arrivals convert(String text) {
      return Arrivals.atRate(Double.parseDouble(text));
    }
  }

  /** Converts a whole number with a unit (ms, s, m or h); without a unit it is in seconds. */
  static final class Time implements ITypeConverter<Duration> {

    private static final Pattern FORM = Pattern.compile("(\\d{1,6})(ms|s|m|h)?");

    @Override
    public Duration convert(String text) {
      Matcher matcher = FORM.matcher(text);
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
}

package games.kickoff.loadtest.run;

import games.kickoff.loadtest.bot.Orders;
import games.kickoff.loadtest.bot.Patience;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * The options of one run. Start from {@link #against} and change what should differ.
 *
 * @param gateway where the simple API is, with its path if it is not at the root
 * @param players how many bots
 * @param prefix what their ids begin with; a number follows
 * @param matchSize the players a match may have at most
 * @param matchSeconds the length the bots request, in seconds
 * @param leavers how many of them leave their match early, {@code leaveAfter} its start
 * @param pollEvery how often a bot asks for its status
 * @param timeLimit the time after which bots that aren't done have failed
 * @param seed the seed of everything random in the bots: waits between polls and before retries
 */
public record BotOptions(
    URI gateway,
    int players,
    String prefix,
    int matchSize,
    int matchSeconds,
    int leavers,
    Duration leaveAfter,
    Arrivals arrivals,
    Duration pollEvery,
    Duration timeLimit,
    Patience patience,
    long seed) {

  public BotOptions {
    require(
        "http".equals(gateway.getScheme()) || "https".equals(gateway.getScheme()),
        "gateway must be an http:// or https:// URL");
    require(gateway.getHost() != null, "gateway must be a URL with a host");
    require(gateway.getPort() <= 65_535, "gateway must have a port of at most 65535");
    require(
        gateway.getQuery() == null && gateway.getFragment() == null,
        "gateway must be a URL without query and fragment");
    require(players >= 1 && players <= 100_000, "players must be 1 to 100000");
    require(
        prefix.matches("[A-Za-z0-9._:@-]{1,120}"),
        "prefix must be 1 to 120 characters of A-Z a-z 0-9 . _ : @ -");
    require(matchSize >= 1, "match size must be at least 1");
    require(matchSeconds >= 1 && matchSeconds <= 86_400, "match seconds must be 1 to 86400");
    require(leavers >= 0 && leavers <= players, "leavers must be 0 to the number of players");
    require(!leaveAfter.isNegative(), "leavers can't leave before they came");
    require(pollEvery.isPositive(), "polls must have some time between them");
    require(timeLimit.isPositive(), "time limit must be longer than 0");
  }

  /** A builder whose defaults are a 2v2 queue, short matches, and all bots arriving at once. */
  public static Builder against(URI gateway) {
    return new Builder(gateway);
  }

  String player(int bot) {
    return prefix + (bot + 1);
  }

  /** Leavers are spread evenly over the bots. */
  Orders orders(int bot) {
    boolean leaves = (long) (bot + 1) * leavers / players > (long) bot * leavers / players;
    return new Orders(
        matchSeconds, leaves ? Optional.of(leaveAfter) : Optional.empty(), pollEvery, patience);
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }

  /** Holds the defaults, and changes what should differ from them. */
  public static final class Builder {

    private final URI gateway;
    private int players = 60;
    private Optional<String> prefix = Optional.empty();
    private int matchSize = 4;
    private int matchSeconds = 3;
    private int leavers;
    private Duration leaveAfter = Duration.ZERO;
    private Arrivals arrivals = Arrivals.allAtOnce();
    private Duration pollEvery = Duration.ofMillis(200);
    private Duration timeLimit = Duration.ofMinutes(2);
    private Patience patience = Patience.DEFAULT;
    private long seed = System.nanoTime();

    private Builder(URI gateway) {
      this.gateway = gateway;
    }

    public Builder players(int count) {
      players = count;
      return this;
    }

    /** Without a prefix, ids contain the seed, so that two runs don't share players. */
    public Builder prefix(String text) {
      prefix = Optional.of(text);
      return this;
    }

    public Builder matchSize(int count) {
      matchSize = count;
      return this;
    }

    public Builder matchSeconds(int seconds) {
      matchSeconds = seconds;
      return this;
    }

    public Builder leavers(int count, Duration after) {
      leavers = count;
      leaveAfter = after;
      return this;
    }

    public Builder arrivals(Arrivals when) {
      arrivals = when;
      return this;
    }

    public Builder pollEvery(Duration interval) {
      pollEvery = interval;
      return this;
    }

    public Builder timeLimit(Duration limit) {
      timeLimit = limit;
      return this;
    }

    public Builder patience(Patience limits) {
      patience = limits;
      return this;
    }

    public Builder seed(long number) {
      seed = number;
      return this;
    }

    /**
     * @throws IllegalArgumentException when a value is out of its range; the message says which
     */
    public BotOptions build() {
      return new BotOptions(
          gateway,
          players,
          prefix.orElse("bot-" + Long.toString(seed & Long.MAX_VALUE, 36) + "-"),
          matchSize,
          matchSeconds,
          leavers,
          leaveAfter,
          arrivals,
          pollEvery,
          timeLimit,
          patience,
          seed);
    }
  }
}

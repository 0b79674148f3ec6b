package games.kickoff.simulator.population;

import games.kickoff.core.id.PlayerId;
import games.kickoff.core.id.TicketId;
import games.kickoff.core.match.SkillRules;
import games.kickoff.core.ticket.Attributes;
import games.kickoff.core.ticket.Ticket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;

/**
 * A population that is generated from a seed. Parties arrive independently of each other (a Poisson
 * process). Of the tickets, 60, 25, 10 and 5 % have a party of 1, 2, 3 and 5 players. A player's
 * true skill is normally distributed with mean 25 and standard deviation 6. Their rating has a
 * normally distributed error with a standard deviation of 1.5, for one player in five of 6, and
 * their ticket has this deviation as its uncertainty.
 */
public final class MadeUp implements Iterator<Arrival> {

  private static final int[] SIZES = {1, 2, 3, 5};
  private static final double[] UP_TO = {0.60, 0.85, 0.95, 1};
  private static final double PLAYERS_A_PARTY = 0.6 * 1 + 0.25 * 2 + 0.10 * 3 + 0.05 * 5;

  private final Load load;
  private final Instant start;
  private final Instant end;
  private final boolean parties;
  private final RandomGenerator random;
  private double at;
  private long number;
  private @Nullable Arrival next;

  /**
   * Makes a population.
   *
   * @param parties whether players arrive in parties; otherwise each arrives alone
   */
  public MadeUp(Load load, boolean parties, Instant start, Duration length, long seed) {
    this.load = load;
    this.parties = parties;
    this.start = start;
    this.end = start.plus(length);
    this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    this.next = arrive();
  }

  @Override
  public boolean hasNext() {
    return next != null;
  }

  @Override
  public Arrival next() {
    Arrival one = next;
    if (one == null) {
      throw new NoSuchElementException();
    }
    next = arrive();
    return one;
  }

  private @Nullable Arrival arrive() {
    double playersAParty = parties ? PLAYERS_A_PARTY : 1;
    // Thinning: candidates arrive at the highest rate, and each is kept with the probability of the
    // current rate divided by the highest.
    double most = load.highest() / playersAParty;
    do {
      at -= Math.log(1 - random.nextDouble()) / most;
    } while (random.nextDouble() * load.highest() >= load.at(at)
        && start.plusNanos((long) (at * 1e9)).isBefore(end));
    Instant when = start.plusNanos((long) (at * 1e9));
    return when.isBefore(end) ? party(when) : null;
  }

  private Arrival party(Instant when) {
    int size = parties ? size(random.nextDouble()) : 1;
    number++;
    List<PlayerId> players = new ArrayList<>(size);
    double[] skill = new double[size];
    Map<String, Double> attributes = new HashMap<>();
    for (int player = 0; player < size; player++) {
      players.add(new PlayerId("p" + number + (size == 1 ? "" : "." + player)));
      skill[player] = 25 + 6 * random.nextGaussian();
      double error = random.nextDouble() < 0.8 ? 1.5 : 6;
      String which = size == 1 ? "" : "." + (player + 1);
      attributes.put(SkillRules.RATING + which, skill[player] + error * random.nextGaussian());
      attributes.put(SkillRules.UNCERTAINTY + which, error);
    }
    return new Arrival(
        new Ticket(Numbered.ticket(number), players, when, 0, Attributes.of(attributes)), skill);
  }

  private static int size(double draw) {
    for (int which = 0; which < SIZES.length; which++) {
      if (draw < UP_TO[which]) {
        return SIZES[which];
      }
    }
    return SIZES[SIZES.length - 1];
  }

  /** Ticket ids that count upwards. */
  static final class Numbered {

    private Numbered() {}

    static TicketId ticket(long number) {
      char[] id = "00000000000000000000000000".toCharArray();
      long left = number;
      for (int at = id.length - 1; left > 0; at--) {
        id[at] = (char) ('0' + left % 10);
        left /= 10;
      }
      return new TicketId(new String(id));
    }
  }
}

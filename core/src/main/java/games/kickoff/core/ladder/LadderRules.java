package games.kickoff.core.ladder;

import games.kickoff.core.rating.GaussianParameters;
import games.kickoff.core.rating.PlackettLuceParameters;
import games.kickoff.core.rating.Rating;
import games.kickoff.core.rating.RatingSystem;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How a queue's matches are rated.
 *
 * @param name the ladder they count for
 * @param system the system that turns their results into ratings
 * @param results where results come from, and what one does to a match that still runs
 * @param decay how the ratings of inactive players decay; empty when they do not
 */
public record LadderRules(
    LadderName name, RatingModel system, Results results, Optional<Decay> decay) {

  /** The rating systems. */
  public enum RatingModel {
    /** For games of two teams of any size, with draws. */
    GAUSSIAN("gaussian", RatingSystem.gaussian(GaussianParameters.defaults())),
    /** For games of two teams or more, and free-for-all. */
    PLACKETT_LUCE("plackettLuce", RatingSystem.plackettLuce(PlackettLuceParameters.defaults()));

    private final String wire;
    private final RatingSystem ratings;

    RatingModel(String wire, RatingSystem ratings) {
      this.wire = wire;
      this.ratings = ratings;
    }

    /** The name it has in a MatchQueue, in Redis and in the ledger. */
    public String wire() {
      return wire;
    }

    /**
     * Reads what {@link #wire} wrote.
     *
     * @throws IllegalArgumentException when the text is no such name
     */
    public static RatingModel of(String wire) {
      return Arrays.stream(values())
          .filter(model -> model.wire.equals(wire))
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException("no rating model: " + wire));
    }

    /** The system itself, with its default parameters. */
    public RatingSystem ratings() {
      return ratings;
    }
  }

  /** What a result does to a match that still runs. */
  public enum WhileRunning {
    /** The result is kept, and counts when the match has ended. */
    WAIT,
    /** The result ends the match. */
    END;

    /** The name it has in a MatchQueue and in Redis. */
    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Reads what {@link #wire} wrote.
     *
     * @throws IllegalArgumentException when the text is no such name
     */
    public static WhileRunning of(String wire) {
      return Arrays.stream(values())
          .filter(what -> what.wire().equals(wire))
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException("unknown whileRunning: " + wire));
    }
  }

  /**
   * Where results come from. The API may always submit one.
   *
   * @param fromServer whether a server's termination message may be a result, too
   * @param whileRunning what a result does to a match that still runs
   */
  public record Results(boolean fromServer, WhileRunning whileRunning) {

    /** Results come from the API and from servers, and a running match goes on. */
    public static final Results DEFAULTS = new Results(true, WhileRunning.WAIT);
  }

  /**
   * Whether a game of these teams can be rated: there are at least two, none is empty, and with
   * {@link RatingModel#GAUSSIAN} there are exactly two.
   */
  public boolean rates(List<? extends Collection<?>> teams) {
    return teams.size() >= 2
        && (teams.size() == 2 || system != RatingModel.GAUSSIAN)
        && teams.stream().noneMatch(Collection::isEmpty);
  }

  /** The rating of somebody who has not played. */
  public Rating newcomer() {
    return system.ratings().newcomer();
  }
}

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
 * @param system what turns their results into ratings
 * @param results where results come from, and what they do to a match that still runs
 * @param decay what becomes of those who stay away; empty: nothing
 */
public record LadderRules(
    LadderName name, RatingModel system, Results results, Optional<Decay> decay) {

  /** The rating systems. */
  public enum RatingModel {
    /** Two teams of any size, with draws. */
    GAUSSIAN("gaussian", RatingSystem.gaussian(GaussianParameters.defaults())),
    /** Two teams or more, and free-for-all. */
    PLACKETT_LUCE("plackettLuce", RatingSystem.plackettLuce(PlackettLuceParameters.defaults()));

    private final String wire;
    private final RatingSystem ratings;

    RatingModel(String wire, RatingSystem ratings) {
      this.wire = wire;
      this.ratings = ratings;
    }

    /** In a MatchQueue, in Redis and in the ledger. */
    public String wire() {
      return wire;
    }

    /**
     * Reads what {@link #wire} wrote.
     *
     * @throws IllegalArgumentException when it did not write that
     */
    public static RatingModel of(String wire) {
      return Arrays.stream(values())
          .filter(model -> model.wire.equals(wire))
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException("no rating model: " + wire));
    }

    /** The arithmetic. */
    public RatingSystem ratings() {
      return ratings;
    }
  }

  /** What a result does to a match that still runs. */
  public enum WhileRunning {
    /** It is kept, and counts when the match has ended. */
    WAIT,
    /** It ends the match. */
    END;

    /** In a MatchQueue and in Redis. */
    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Reads what {@link #wire} wrote.
     *
     * @throws IllegalArgumentException when it did not write that
     */
    public static WhileRunning of(String wire) {
      return Arrays.stream(values())
          .filter(what -> what.wire().equals(wire))
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException("nothing a result does: " + wire));
    }
  }

  /**
   * Where results come from.
   *
   * @param fromServer whether a server's termination message may be one; the API's always are
   */
  public record Results(boolean fromServer, WhileRunning whileRunning) {

    /** From both, and a running match goes on. */
    public static final Results DEFAULTS = new Results(true, WhileRunning.WAIT);
  }

  /**
   * Whether games of these teams can be rated: two teams or more, none empty, and no more than two
   * by the Gaussian system.
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

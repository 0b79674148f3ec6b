package games.kickoff.core.ladder;

import games.kickoff.core.rating.GaussianParameters;
import games.kickoff.core.rating.PlackettLuceParameters;
import games.kickoff.core.rating.Rating;
import games.kickoff.core.rating.RatingSystem;
import java.util.Collection;
import java.util.List;
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

  /** The rating systems; the names are those of a MatchQueue and of the ledger. */
  public enum RatingModel {
    /** Two teams of any size, with draws. */
    gaussian(RatingSystem.gaussian(GaussianParameters.defaults())),
    /** Two teams or more, and free-for-all. */
    plackettLuce(RatingSystem.plackettLuce(PlackettLuceParameters.defaults()));

    private final RatingSystem ratings;

    RatingModel(RatingSystem ratings) {
      this.ratings = ratings;
    }

    /** The arithmetic. */
    public RatingSystem ratings() {
      return ratings;
    }
  }

  /** What a result does to a match that still runs. */
  public enum WhileRunning {
    /** It is kept, and counts when the match has ended. */
    wait,
    /** It ends the match. */
    end
  }

  /**
   * Where results come from.
   *
   * @param fromServer whether a server's termination message may be one; the API's always are
   */
  public record Results(boolean fromServer, WhileRunning whileRunning) {

    /** From both, and a running match goes on. */
    public static final Results DEFAULTS = new Results(true, WhileRunning.wait);
  }

  /**
   * Whether games of these teams can be rated: two teams or more, none empty, and no more than two
   * by the Gaussian system.
   */
  public boolean rates(List<? extends Collection<?>> teams) {
    return teams.size() >= 2
        && (teams.size() == 2 || system != RatingModel.gaussian)
        && teams.stream().noneMatch(Collection::isEmpty);
  }

  /** The rating of somebody who has not played. */
  public Rating newcomer() {
    return system.ratings().newcomer();
  }
}

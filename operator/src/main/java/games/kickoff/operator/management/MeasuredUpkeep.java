package games.kickoff.operator.management;

import games.kickoff.core.ladder.LadderRules;
import games.kickoff.core.ladder.RatingUpkeep;

/** Counts and times the upkeep of ratings. */
public final class MeasuredUpkeep implements RatingUpkeep {

  private final RatingUpkeep upkeep;
  private final OperatorMetrics metrics;

  public MeasuredUpkeep(RatingUpkeep upkeep, OperatorMetrics metrics) {
    this.upkeep = upkeep;
    this.metrics = metrics;
  }

  @Override
  public int decay(LadderRules ladder) {
    int players = metrics.timed("rating_decay", () -> upkeep.decay(ladder));
    metrics.decayed(ladder.name().value(), players);
    return players;
  }

  @Override
  public int fold() {
    return metrics.timed("board_fold", () -> upkeep.fold());
  }
}

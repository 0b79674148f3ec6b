package games.kickoff.gateway.fake;

import games.kickoff.core.ladder.LadderName;
import games.kickoff.core.ladder.LadderRules;
import games.kickoff.core.queue.PublishedQueue;
import games.kickoff.core.queue.QueueKey;
import java.util.Optional;

/** Queues with ladders. */
public final class Ladders {

  /** The queue {@link #rated} publishes. */
  public static final QueueKey RANKED = new QueueKey("default", "ranked");

  private Ladders() {}

  public static LadderRules rules(String name, LadderRules.RatingModel system) {
    return new LadderRules(
        new LadderName(name), system, LadderRules.Results.DEFAULTS, Optional.empty());
  }

  /** A queue of that region, two against two, in the ladder {@code ranked}. */
  public static PublishedQueue rated(String region) {
    return rated(RANKED, region);
  }

  /** That queue, of that region and in the ladder {@code ranked}. */
  public static PublishedQueue rated(QueueKey key, String region) {
    return labelled(key, region).in(rules("ranked", LadderRules.RatingModel.GAUSSIAN));
  }

  /** A queue of that region, without a ladder. */
  public static PublishedQueue labelled(QueueKey key, String region) {
    return PublishedQueue.of(key, 2, 2).region(region).build();
  }
}

package games.kickoff.gateway.fake;

import games.kickoff.core.ladder.LadderName;
import games.kickoff.core.ladder.LadderRules;
import games.kickoff.core.queue.PublishedQueue;
import games.kickoff.core.queue.QueueKey;
import java.util.Optional;

/** Makes published queues with ladders for tests. */
public final class Ladders {

  /** The key of the queue that {@link #rated} makes. */
  public static final QueueKey RANKED = new QueueKey("default", "ranked");

  private Ladders() {}

  public static LadderRules rules(String name, LadderRules.RatingModel system) {
    return new LadderRules(
        new LadderName(name), system, LadderRules.Results.DEFAULTS, Optional.empty());
  }

  /** A queue of the region, with two teams of two players, in the ladder {@code ranked}. */
  public static PublishedQueue rated(String region) {
    return rated(RANKED, region);
  }

  /** The queue with this key, of the region, in the ladder {@code ranked}. */
  public static PublishedQueue rated(QueueKey key, String region) {
    return labelled(key, region).in(rules("ranked", LadderRules.RatingModel.GAUSSIAN));
  }

  /** A queue of the region, without a ladder. */
  public static PublishedQueue labelled(QueueKey key, String region) {
    return PublishedQueue.of(key, 2, 2).region(region).build();
  }
}

package games.kickoff.core.match;

import java.util.List;

/**
 * A match is played in a region that is near to all of its players.
 *
 * @param bound the latency in ms a ticket may have to a match's region, by its own wait
 * @param regions where matches may be played, the preferred one first: the queue's list, never what
 *     tickets name, as anybody may name anything
 */
public record LatencyRules(Ramp bound, List<String> regions) {

  /** The most regions of a queue: a plan looks at each ticket once for each. */
  public static final int MOST_REGIONS = 32;

  /**
   * @throws IllegalArgumentException when there are no regions, too many, or one twice
   */
  public LatencyRules {
    regions = List.copyOf(regions);
    if (regions.isEmpty() || regions.size() > MOST_REGIONS) {
      throw new IllegalArgumentException("latency.regions are 1 to " + MOST_REGIONS);
    }
    if (regions.stream().distinct().count() < regions.size()) {
      throw new IllegalArgumentException("latency.regions names a region twice");
    }
  }
}

package games.kickoff.core.match;

import java.util.List;

/**
 * The rules by which a match is played in a region that is near to all of its players.
 *
 * @param bound the largest latency in ms that a ticket may have to the match's region, depending on
 *     how long the ticket has waited
 * @param regions the queue's list of regions, the preferred one first. Only these are considered,
 *     as a client may name any region in a ticket
 */
public record LatencyRules(Ramp bound, List<String> regions) {

  /** The most regions of a queue. A plan looks at each ticket once for each region. */
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

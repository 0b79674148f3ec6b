package games.kickoff.core.match.skill;

import games.kickoff.core.match.LatencyRules;
import games.kickoff.core.ticket.Ticket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where each ticket may play: in those of the queue's regions to which its latency is within the
 * bound its own wait allows. A ticket that names a latency to none of them may play in any; one
 * that names some, only there. Regions that only tickets name are none: else any client could make
 * a plan as large as it likes.
 */
final class Regions {

  private static final String PREFIX = "latency.";

  private final List<String> names;
  private final boolean[][] eligible;
  private final double[][] latency;
  private Optional<Instant> nextChange = Optional.empty();

  Regions(PoolColumns entrants, LatencyRules rules, Instant now) {
    names = rules.regions();
    List<String> attributes = names.stream().map(PREFIX::concat).toList();
    eligible = new boolean[names.size()][entrants.count()];
    latency = new double[entrants.count()][];
    for (int index = 0; index < entrants.count(); index++) {
      Ticket ticket = entrants.ticket(index);
      Map<String, Double> its = ticket.attributes().values();
      boolean anywhere = attributes.stream().noneMatch(its::containsKey);
      double most = rules.bound().at(Duration.between(ticket.joinedAt(), now));
      latency[index] = new double[names.size()];
      for (int region = 0; region < names.size(); region++) {
        Double ms = anywhere ? Double.valueOf(0) : its.get(attributes.get(region));
        latency[index][region] = ms == null ? Double.MAX_VALUE : ms;
        eligible[region][index] = ms != null && ms <= most;
        if (ms != null && ms > most) {
          rules.bound().admits(ms).ifPresent(wait -> changes(ticket.joinedAt().plus(wait)));
        }
      }
    }
  }

  private void changes(Instant at) {
    if (nextChange.isEmpty() || at.isBefore(nextChange.get())) {
      nextChange = Optional.of(at);
    }
  }

  int count() {
    return names.size();
  }

  String name(int region) {
    return names.get(region);
  }

  /** Who may play there, by index. */
  boolean[] eligible(int region) {
    return eligible[region];
  }

  /** The regions a ticket may play in, its nearest first. */
  List<Integer> nearestOf(int ticket) {
    List<Integer> near = new ArrayList<>();
    for (int region = 0; region < names.size(); region++) {
      if (eligible[region][ticket]) {
        near.add(region);
      }
    }
    near.sort(Comparator.comparingDouble(region -> latency[ticket][region]));
    return near;
  }

  /** When a ticket may first play where it may not now. */
  Optional<Instant> nextChange() {
    return nextChange;
  }
}

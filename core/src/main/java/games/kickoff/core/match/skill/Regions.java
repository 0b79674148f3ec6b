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
 * Which tickets may play in which of the queue's regions: those whose latency to it is within the
 * bound that the ticket's wait allows. A ticket without any latency may play in every region; one
 * with some, only in those it has a latency to. Only the regions of the queue's rules count: if
 * tickets could add their own, a client could make planning arbitrarily expensive.
 */
final class Regions {

  private static final String PREFIX = "latency.";

  private final List<String> names;
  private final boolean[][] eligible;
  private final double[][] latency;
  private Optional<Instant> nextChange = Optional.empty();

  Regions(PoolColumns columns, LatencyRules rules, Instant now) {
    names = rules.regions();
    List<String> attributes = names.stream().map(PREFIX::concat).toList();
    eligible = new boolean[names.size()][columns.count()];
    latency = new double[columns.count()][];
    for (int index = 0; index < columns.count(); index++) {
      Ticket ticket = columns.ticket(index);
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

  /** For each ticket whether it may play in the region. */
  boolean[] eligible(int region) {
    return eligible[region];
  }

  /** The regions a ticket may play in, the one of least latency first. */
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

  /** The earliest time at which another ticket becomes eligible in some region. */
  Optional<Instant> nextChange() {
    return nextChange;
  }
}

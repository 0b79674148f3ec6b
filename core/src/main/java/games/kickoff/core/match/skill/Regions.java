package games.kickoff.core.match.skill;

import games.kickoff.core.match.Ramp;
import games.kickoff.core.ticket.Ticket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where each ticket may play: in the regions to which its latency is within the bound its own wait
 * allows. A ticket that names no latency at all may play anywhere; one that names some, only there.
 */
final class Regions {

  private static final String PREFIX = "latency.";

  /** Just past the last name that begins with the prefix. */
  private static final String END = "latency/";

  private final List<String> names;
  private final boolean[][] eligible;
  private final double[][] latency;
  private Optional<Instant> nextChange = Optional.empty();

  Regions(Entrants entrants, Ramp bound, Instant now) {
    SortedMap<String, Integer> numbers = new TreeMap<>();
    for (int ticket = 0; ticket < entrants.count(); ticket++) {
      of(entrants.ticket(ticket)).keySet().forEach(name -> numbers.putIfAbsent(name, 0));
    }
    names = new ArrayList<>(numbers.keySet());
    for (int region = 0; region < names.size(); region++) {
      numbers.put(names.get(region), region);
    }
    eligible = new boolean[names.size()][entrants.count()];
    latency = new double[entrants.count()][];
    for (int index = 0; index < entrants.count(); index++) {
      Ticket ticket = entrants.ticket(index);
      Map<String, Double> its = of(ticket);
      double most = bound.at(Duration.between(ticket.joinedAt(), now));
      latency[index] = new double[names.size()];
      for (int region = 0; region < names.size(); region++) {
        Double ms = its.isEmpty() ? Double.valueOf(0) : its.get(names.get(region));
        latency[index][region] = ms == null ? Double.MAX_VALUE : ms;
        eligible[region][index] = ms != null && ms <= most;
        if (ms != null && ms > most) {
          bound.admits(ms).ifPresent(wait -> changes(ticket.joinedAt().plus(wait)));
        }
      }
    }
  }

  private void changes(Instant at) {
    if (nextChange.isEmpty() || at.isBefore(nextChange.get())) {
      nextChange = Optional.of(at);
    }
  }

  private static SortedMap<String, Double> of(Ticket ticket) {
    return ticket.attributes().values().subMap(PREFIX, END);
  }

  int count() {
    return names.size();
  }

  String name(int region) {
    return names.get(region).substring(PREFIX.length());
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

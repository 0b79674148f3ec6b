package games.kickoff.core.match;

import games.kickoff.core.ticket.Ticket;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Why a match was formed at that time and of these tickets.
 *
 * @param waits how long each of its tickets had waited, team by team in the lineup's order; at
 *     least one
 * @param fairness how fair the match is; empty when its queue has no rules of skill
 * @param region the region that is near enough to all of its tickets; empty when its queue has no
 *     rules of latency
 */
public record FormationReason(
    Rule rule, List<Duration> waits, Optional<Fairness> fairness, String region) {

  /** The rule that let the match be formed. */
  public enum Rule {
    /** Every team is full. */
    FULL,
    /** The teams are not full; the wait of {@link MatchRules.Partial#after} had passed. */
    PARTIAL
  }

  /**
   * How fair a match is, as predicted when it was formed.
   *
   * @param quality 1 for teams that do not differ at all, falling towards 0 as the match's cost
   *     rises
   * @param chance the probability that the first team beats the second; with three or more teams,
   *     that the strongest beats the weakest
   * @param spread the difference in skill between its highest and its lowest ticket
   * @param window the largest spread that was allowed after the wait of its oldest ticket
   */
  public record Fairness(double quality, double chance, double spread, double window) {}

  /** The reason of a match of which only the longest wait is known, without skill and region. */
  public FormationReason(Rule rule, Duration oldestWait) {
    this(rule, List.of(oldestWait), Optional.empty(), "");
  }

  /**
   * @throws IllegalArgumentException when there is no wait
   */
  public FormationReason {
    waits = List.copyOf(waits);
    if (waits.isEmpty()) {
      throw new IllegalArgumentException("a match has at least one ticket, which has waited");
    }
  }

  /**
   * The reason for a match of these tickets that is formed now.
   *
   * @param teams the tickets of each team; the wait of one that joined later than {@code now} is
   *     zero
   */
  public static FormationReason of(
      Rule rule,
      List<List<Ticket>> teams,
      Instant now,
      Optional<Fairness> fairness,
      String region) {
    List<Duration> waits =
        teams.stream()
            .flatMap(List::stream)
            .map(ticket -> Duration.between(ticket.joinedAt(), now))
            .map(wait -> wait.isNegative() ? Duration.ZERO : wait)
            .toList();
    return new FormationReason(rule, waits, fairness, region);
  }

  /** The wait of the ticket that had waited longest. */
  public Duration oldestWait() {
    return Collections.max(waits);
  }
}

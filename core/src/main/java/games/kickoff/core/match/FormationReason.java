package games.kickoff.core.match;

import games.kickoff.core.ticket.Ticket;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Why a match was formed when and as it was.
 *
 * @param waits how long each of its tickets had waited, team by team as the lineup has them; at
 *     least one
 * @param fairness how fair it is; empty when nobody looked at skill
 * @param region where all of its tickets are near enough; empty when nobody asked
 */
public record FormationReason(
    Rule rule, List<Duration> waits, Optional<Fairness> fairness, String region) {

  /** The rule that let the match be formed. */
  public enum Rule {
    /** Every team is full. */
    FULL,
    /** Short-handed, after the partial rule's wait. */
    PARTIAL
  }

  /**
   * How fair a match is, as predicted when it was formed.
   *
   * @param quality 1 for teams without any difference, towards 0 the higher the cost
   * @param chance that the first team beats the second; of three or more, the strongest the weakest
   * @param spread between its highest and lowest ticket
   * @param window in force: the spread its oldest ticket's wait allowed
   */
  public record Fairness(double quality, double chance, double spread, double window) {}

  /** A match of which no more is known than this wait; nobody looked at skill or region. */
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
   * Why tickets play together now.
   *
   * @param teams the tickets of each team; one from the future has not waited
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

  /** How long the longest waiting of its tickets had waited. */
  public Duration oldestWait() {
    return Collections.max(waits);
  }
}

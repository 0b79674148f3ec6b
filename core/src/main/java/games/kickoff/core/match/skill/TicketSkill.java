package games.kickoff.core.match.skill;

import games.kickoff.core.match.SkillRules;
import games.kickoff.core.ticket.Ticket;
import java.util.Map;

/**
 * A ticket's skill, from its attributes.
 *
 * @param skill the party's one value that windows and spreads compare, in rating points: the mean
 *     or the maximum of its players, by {@link SkillRules#aggregation()}
 * @param mu the sum of its players' rating means
 * @param variance the sum of their rating variances, σ²
 * @param uncertain how many of them have a deviation above {@link SkillRules#cap()}'s threshold
 */
public record TicketSkill(double skill, double mu, double variance, int uncertain) {

  private static final double MOST = 1e9;

  /**
   * Reads a ticket. Its attributes name one value for the party ({@code rating}) or one for each
   * player ({@code rating.1}, {@code rating.2}, ...); a player without a value has the rules'
   * {@code unknown}.
   */
  public static TicketSkill of(Ticket ticket, SkillRules rules) {
    Map<String, Double> values = ticket.attributes().values();
    int players = ticket.size();
    double mean = values.getOrDefault(rules.mean(), rules.unknown().mean());
    double deviation = values.getOrDefault(rules.uncertainty(), rules.unknown().uncertainty());
    // A fast path: a lone player's value is nearly always without a suffix.
    boolean oneByOne = players > 1 || !values.containsKey(rules.mean());
    double mu = 0;
    double variance = 0;
    int uncertain = 0;
    double best = Double.NEGATIVE_INFINITY;
    for (int player = 1; player <= players; player++) {
      double own =
          bounded(oneByOne ? values.getOrDefault(rules.mean() + "." + player, mean) : mean);
      double sigma =
          bounded(
              oneByOne
                  ? values.getOrDefault(rules.uncertainty() + "." + player, deviation)
                  : deviation);
      mu += own;
      variance += sigma * sigma;
      best = Math.max(best, own);
      if (sigma > rules.cap().above()) {
        uncertain++;
      }
    }
    double skill =
        switch (rules.aggregation()) {
          case MEAN -> mu / players;
          case MAX -> best;
        };
    return new TicketSkill(skill, mu, variance, uncertain);
  }

  /** Bounds a value that a client sent, so that sums and squares stay finite. */
  private static double bounded(double claimed) {
    return Math.clamp(claimed, -MOST, MOST);
  }

  /**
   * The probability that the side ahead by {@code lead} wins: Φ(lead / √variance).
   *
   * @param lead Δμ, the difference of both sides' means
   * @param variance the variance of the difference of both sides' performances: nβ² + Σσ²
   */
  public static double chance(double lead, double variance) {
    return Chance.ofWinning(lead, variance);
  }
}

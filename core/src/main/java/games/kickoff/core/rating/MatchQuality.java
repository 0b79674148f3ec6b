package games.kickoff.core.rating;

import java.util.List;

/**
 * How even a game is: the density of all teams performing equally, relative to that for teams whose
 * players' skills are known exactly and are equal.
 *
 * <p>Source: Herbrich, Minka, Graepel, "TrueSkill: A Bayesian Skill Rating System" (NIPS 2006), the
 * draw probability relative to the best possible, for teams as in Moser, "The Math Behind
 * TrueSkill" (2010). There it is a quotient of determinants of differences between teams. Teams
 * perform independently, so the density of "all perform at x" is a product of normal densities
 * whose integral over x has a closed form, and no matrix is needed. With {@code V} a team's
 * variance of performance, {@code B} the part of it that would remain if its players were known
 * exactly, and {@code m} its mean,
 *
 * <pre>{@code q = √( Π(Bᵢ/Vᵢ) · Σ(1/Bᵢ) / Σ(1/Vᵢ) ) · exp(−½ Σ (mᵢ − m̄)²/Vᵢ),
 * m̄ = Σ(mᵢ/Vᵢ) / Σ(1/Vᵢ)}</pre>
 *
 * For two teams that is the familiar {@code √(nβ²/c²) · exp(−(m₁ − m₂)²/2c²)}.
 */
final class MatchQuality {

  private MatchQuality() {}

  static double of(List<Team> teams, double beta) {
    double logOfRatio = 0; // in logarithms: the product of many small ratios underflows
    double exactPrecision = 0;
    double precision = 0;
    double weighted = 0;
    for (Team team : teams) {
      double exact = team.size() * beta * beta;
      double variance = team.variance() + exact;
      logOfRatio += Math.log(exact / variance);
      exactPrecision += 1 / exact;
      precision += 1 / variance;
      weighted += team.mean() / variance;
    }
    double level = weighted / precision;
    double spread = 0;
    for (Team team : teams) {
      double apart = team.mean() - level;
      spread += apart * apart / (team.variance() + team.size() * beta * beta);
    }
    double quality = Math.exp((logOfRatio + Math.log(exactPrecision / precision) - spread) / 2);
    return Math.min(quality, 1); // rounding may exceed 1
  }
}

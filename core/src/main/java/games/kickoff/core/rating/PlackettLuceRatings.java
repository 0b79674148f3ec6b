package games.kickoff.core.rating;

import java.util.ArrayList;
import java.util.List;

/**
 * The Plackett–Luce model for any number of teams: places are drawn one after the other, each among
 * the teams still without one, with odds {@code exp(μ/c)}.
 *
 * <p>Source: Weng, Lin, "A Bayesian Approximation Method for Online Ranking", JMLR 12 (2011),
 * Algorithm 4, with its {@code γ = σ/c}: with {@code c² = Σ(σ² + β²)} over teams, C(q) the teams
 * ranked no better than q, A(q) the number of teams that share q's rank, and {@code p(i,q) =
 * exp(μᵢ/c) / Σ exp(μₛ/c)} over s in C(q),
 *
 * <pre>{@code ωᵢ = Σ (1{i=q} − p(i,q)) / A(q),   δᵢ = Σ p(i,q)·(1 − p(i,q)) / A(q)}</pre>
 *
 * over all q ranked no worse than i. τ is not the paper's: as in TrueSkill and in openskill it is
 * added to each deviation before a game.
 */
final class PlackettLuceRatings implements RatingSystem {

  private final PlackettLuceParameters parameters;

  PlackettLuceRatings(PlackettLuceParameters parameters) {
    this.parameters = parameters;
  }

  @Override
  public Rating newcomer() {
    return new Rating(parameters.mean(), parameters.deviation());
  }

  @Override
  public List<List<Rating>> update(List<List<Rating>> given, int[] ranks) {
    List<Team> teams = Team.all(given, ranks, parameters.tau());
    double scale =
        Math.sqrt(
            teams.stream().mapToDouble(Team::variance).sum()
                + teams.size() * parameters.beta() * parameters.beta());
    double[] omega = new double[teams.size()];
    double[] delta = new double[teams.size()];
    for (int q = 0; q < teams.size(); q++) {
      draw(teams, ranks, q, scale, omega, delta);
    }
    List<List<Rating>> updated = new ArrayList<>();
    for (int i = 0; i < teams.size(); i++) {
      updated.add(updated(teams.get(i), omega[i], delta[i], scale));
    }
    return List.copyOf(updated);
  }

  /** Adds, for every team that took part in the draw of q's place, that draw's terms of ω and δ. */
  private static void draw(
      List<Team> teams, int[] ranks, int q, double scale, double[] omega, double[] delta) {
    double best = Double.NEGATIVE_INFINITY; // the mean that odds relate to: exp can't overflow
    int sharing = 0;
    for (int s = 0; s < teams.size(); s++) {
      if (ranks[s] >= ranks[q]) {
        best = Math.max(best, teams.get(s).mean());
      }
      if (ranks[s] == ranks[q]) {
        sharing++;
      }
    }
    double sum = 0;
    for (int s = 0; s < teams.size(); s++) {
      if (ranks[s] >= ranks[q]) {
        sum += Math.exp((teams.get(s).mean() - best) / scale);
      }
    }
    for (int i = 0; i < teams.size(); i++) {
      if (ranks[i] >= ranks[q]) {
        double p = Math.exp((teams.get(i).mean() - best) / scale) / sum;
        omega[i] += ((i == q ? 1 : 0) - p) / sharing;
        delta[i] += p * (1 - p) / sharing;
      }
    }
  }

  private List<Rating> updated(Team team, double omega, double delta, double scale) {
    double gamma = Math.sqrt(team.variance()) / scale;
    return team.update(player -> {
      double share = player.deviation() / scale;
      double kept = Math.max(1 - share * share * gamma * delta, parameters.kappa());
      return new Rating(
          player.mean() + share * player.deviation() * omega, player.deviation() * Math.sqrt(kept));
    });
  }

  @Override
  public double quality(List<List<Rating>> teams) {
    return MatchQuality.of(Team.all(teams), parameters.beta());
  }
}

package games.kickoff.core.rating;

import java.util.List;

/**
 * The TrueSkill model for two teams, for which the update has a closed form.
 *
 * <p>Players perform around their skill with variance β², a team's performance is the sum of its
 * players', and a team wins when it leads by more than the draw margin ε. Given the result, the
 * lead — before it, normally distributed with the difference of the means and variance {@code c² =
 * Σσ² + nβ²} — is known to lie in an interval; each player's rating takes the share {@code σ²/c²}
 * of that information. Source: Herbrich, Minka, Graepel, "TrueSkill: A Bayesian Skill Rating
 * System" (NIPS 2006), whose v is the mean of that {@link TruncatedNormal} and whose w is 1 minus
 * its variance; for teams also Moser, "The Math Behind TrueSkill" (2010). The draw margin of n
 * players is {@code ε = √n · β · Φ⁻¹((p + 1)/2)}: n counts the players of both teams.
 */
final class GaussianRatings implements RatingSystem {

  private final GaussianParameters parameters;

  /** The draw margin of one player, in units of β. */
  private final double margin;

  GaussianRatings(GaussianParameters parameters) {
    this.parameters = parameters;
    this.margin = TruncatedNormal.halfWidth(parameters.drawProbability());
  }

  @Override
  public Rating newcomer() {
    return new Rating(parameters.mean(), parameters.deviation());
  }

  @Override
  public List<List<Rating>> update(List<List<Rating>> teams, int[] ranks) {
    List<Team> both = requireTwo(Team.all(teams, ranks, parameters.tau()));
    Team first = both.getFirst();
    Team second = both.getLast();
    double noise = (first.size() + second.size()) * parameters.beta() * parameters.beta();
    double scale = Math.sqrt(first.variance() + second.variance() + noise);
    double epsilon = margin * Math.sqrt(first.size() + second.size()) * parameters.beta() / scale;
    double lead = (first.mean() - second.mean()) / scale;
    int order = Integer.compare(ranks[0], ranks[1]);
    if (order == 0) {
      TruncatedNormal learned = TruncatedNormal.between(-epsilon - lead, epsilon - lead);
      return List.of(
          updated(first, learned.mean(), learned, scale, noise),
          updated(second, -learned.mean(), learned, scale, noise));
    }
    // the lead of the winner, which may be either team
    TruncatedNormal learned = TruncatedNormal.above(epsilon + order * lead);
    return List.of(
        updated(first, -order * learned.mean(), learned, scale, noise),
        updated(second, order * learned.mean(), learned, scale, noise));
  }

  private static List<Rating> updated(
      Team team, double shift, TruncatedNormal learned, double scale, double noise) {
    return team.update(player -> {
      double share = player.deviation() / scale;
      // 1 − w·σ²/c², computed as a sum of what remains, so that it never becomes 0, even when one σ
      // is far larger than all others
      double others = Math.max(scale * scale - player.variance(), noise) / (scale * scale);
      double kept = Math.min(1, others + share * share * learned.variance());
      return new Rating(
          player.mean() + share * player.deviation() * shift, player.deviation() * Math.sqrt(kept));
    });
  }

  @Override
  public double quality(List<List<Rating>> teams) {
    return MatchQuality.of(requireTwo(Team.all(teams)), parameters.beta());
  }

  private static List<Team> requireTwo(List<Team> teams) {
    if (teams.size() != 2) {
      throw new IllegalArgumentException(
          "the gaussian system rates games of two teams, not "
              + teams.size()
              + "; use plackettLuce for more");
    }
    return teams;
  }
}

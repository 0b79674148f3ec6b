package games.kickoff.loadtest.ranked;

/** A line of the leaderboard, as the gateway answers it. */
public record BoardLine(
    int rank, String player, String username, double mu, double sigma, int games) {

  /** The score that orders the leaderboard: μ − 3σ. */
  public double score() {
    return mu - 3 * sigma;
  }
}

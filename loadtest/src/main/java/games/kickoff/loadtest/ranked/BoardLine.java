package games.kickoff.loadtest.ranked;

/** A place on the board, as the gateway answers it. */
public record BoardLine(
    int rank, String player, String username, double mu, double sigma, int games) {

  /** μ − 3σ. */
  public double score() {
    return mu - 3 * sigma;
  }
}

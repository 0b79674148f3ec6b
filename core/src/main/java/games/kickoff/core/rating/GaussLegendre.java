package games.kickoff.core.rating;

/**
 * The points and weights of Gauss–Legendre quadrature over 0..1. With 64 points, the integral of a
 * density that falls by a factor of e⁻⁸⁰ over the interval is exact but for the last digit or two.
 *
 * <p>Source: Press et al., "Numerical Recipes", 4.6: the nodes are the roots of the Legendre
 * polynomial, found by Newton's method.
 */
final class GaussLegendre {

  static final int POINTS = 64;

  private static final double[] NODES = new double[POINTS];
  private static final double[] WEIGHTS = new double[POINTS];

  static {
    for (int i = 0; i < POINTS; i++) {
      double x = Math.cos(Math.PI * (i + 0.75) / (POINTS + 0.5));
      double slope = slope(x);
      for (int round = 0; round < 10; round++) { // converges in four or five rounds
        x -= legendre(POINTS, x) / slope;
        slope = slope(x);
      }
      NODES[i] = (1 - x) / 2;
      WEIGHTS[i] = 1 / ((1 - x * x) * slope * slope);
    }
  }

  private GaussLegendre() {}

  static double node(int index) {
    return NODES[index];
  }

  static double weight(int index) {
    return WEIGHTS[index];
  }

  private static double slope(double x) {
    return POINTS * (x * legendre(POINTS, x) - legendre(POINTS - 1, x)) / (x * x - 1);
  }

  private static double legendre(int degree, double x) {
    double before = 1;
    double value = x;
    for (int n = 2; n <= degree; n++) {
      double next = ((2 * n - 1) * x * value - (n - 1) * before) / n;
      before = value;
      value = next;
    }
    return value;
  }
}

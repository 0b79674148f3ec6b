package games.kickoff.core.rating;

/**
 * Mean and variance of a standard normal variable that is known to lie in an interval.
 *
 * <p>The textbook quotients of densities and distribution functions (Johnson, Kotz, "Continuous
 * Univariate Distributions 1", chapter 13) become 0/0 far out in a tail, and differences of nearly
 * equal numbers well before that. So the density is integrated relative to its value at the
 * interval's near end, where it is 1: that is as precise at 3,000 deviations as at 0, and needs
 * neither an error function nor a threshold beyond which an asymptotic series takes over.
 */
record TruncatedNormal(double mean, double variance) {

  /**
   * The distance from the mean at which the density has fallen to e⁻⁴⁰ of its peak: what lies
   * beyond is smaller than the rounding error.
   */
  private static final double FAR = Math.sqrt(80);

  private static final double PEAK_DENSITY = 1 / Math.sqrt(2 * Math.PI);

  /**
   * The variable is known to lie above the bound. The mean is TrueSkill's v. It is above 0 for
   * every bound, unless it underflows.
   */
  static TruncatedNormal above(double lower) {
    Integral integral = Integral.over(lower, Double.POSITIVE_INFINITY);
    double start = integral.start();
    // the hazard φ(lower)/Q(lower), which stays positive and precise when the mean is nearly 0
    double hazard = Math.exp((start - lower) * (start + lower) / 2) / integral.mass();
    return new TruncatedNormal(hazard, Math.min(integral.variance(), 1));
  }

  /** The variable is known to lie between the bounds; when they are equal, exactly there. */
  static TruncatedNormal between(double lower, double upper) {
    if (lower + upper < 0) { // use the mirror image, so that the nearer end is always the lower
      TruncatedNormal mirrored = between(-upper, -lower);
      return new TruncatedNormal(-mirrored.mean, mirrored.variance);
    }
    Integral integral = Integral.over(lower, upper);
    return new TruncatedNormal(
        integral.start() + integral.offset(), Math.min(integral.variance(), 1));
  }

  /** The x for which the interval {@code −x..x} has this probability: {@code Φ⁻¹((p + 1)/2)}. */
  static double halfWidth(double probability) {
    double low = 0;
    double high = FAR;
    while (true) {
      double middle = (low + high) / 2;
      if (middle <= low || middle >= high) {
        return low;
      }
      if (2 * PEAK_DENSITY * Integral.over(0, middle).mass() <= probability) {
        low = middle;
      } else {
        high = middle;
      }
    }
  }

  /**
   * The density over an interval, relative to its value at the start.
   *
   * @param start the lower bound, or where the density begins to be more than a rounding error
   * @param mass the integral of the relative density
   * @param offset the mean's distance from the start
   */
  private record Integral(double start, double mass, double offset, double variance) {

    static Integral over(double lower, double upper) {
      double start = Math.max(lower, -FAR);
      // the density at start + s, relative to that at start, is exp(−s·(start + s/2)): e⁻⁴⁰ here
      double reach = FAR * FAR / (start + Math.hypot(start, FAR));
      double width = Math.min(upper - start, reach);
      double mass = 0;
      double first = 0;
      double[] density = new double[GaussLegendre.POINTS];
      for (int i = 0; i < density.length; i++) {
        double s = width * GaussLegendre.node(i);
        density[i] = GaussLegendre.weight(i) * Math.exp(-s * (start + s / 2));
        mass += density[i];
        first += density[i] * s;
      }
      double offset = first / mass;
      double second = 0; // around the mean, as a difference of squares would lose precision
      for (int i = 0; i < density.length; i++) {
        double apart = width * GaussLegendre.node(i) - offset;
        second += density[i] * apart * apart;
      }
      return new Integral(start, mass * width, offset, second / mass);
    }
  }
}

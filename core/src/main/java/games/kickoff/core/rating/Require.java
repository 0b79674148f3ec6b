package games.kickoff.core.rating;

/** Checks of numeric parameters; each exception names the parameter. */
final class Require {

  private Require() {}

  static void positive(String what, double value) {
    if (!(value > 0 && Double.isFinite(value))) {
      throw new IllegalArgumentException(what + " is a finite number above 0, not " + value);
    }
  }

  static void notNegative(String what, double value) {
    if (!(value >= 0 && Double.isFinite(value))) {
      throw new IllegalArgumentException(what + " is a finite number of at least 0, not " + value);
    }
  }
}

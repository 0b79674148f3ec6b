package games.kickoff.operator.management;

import java.util.function.Supplier;

/** Looks at something the process depends on. */
@FunctionalInterface
public interface Check {

  /** What it found. */
  Finding find();

  /**
   * How it stands with a dependency.
   *
   * @param works whether it can be relied on
   * @param words what is wrong with it, or what a person should know though it works; empty when
   *     there is nothing to say
   */
  record Finding(boolean works, String words) {

    private static final Finding FINE = new Finding(true, "");

    /** Nothing to say. */
    public static Finding fine() {
      return FINE;
    }

    /** It works, and yet: empty when there is nothing to say. */
    public static Finding worksBut(String concern) {
      return new Finding(true, concern);
    }

    /** It does not work. */
    public static Finding broken(String why) {
      return new Finding(false, why);
    }
  }

  /**
   * A check that fails by an exception.
   *
   * @param concern gives what a person should know of it, or nothing
   */
  static Check failing(Supplier<String> concern) {
    return () -> {
      try {
        return Finding.worksBut(concern.get());
      } catch (RuntimeException e) {
        return Finding.broken(String.valueOf(e.getMessage()));
      }
    };
  }
}

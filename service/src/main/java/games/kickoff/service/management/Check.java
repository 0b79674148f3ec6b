package games.kickoff.service.management;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Checks the process, or something it depends on. */
@FunctionalInterface
public interface Check {

  /** Runs the check. */
  Finding find();

  /**
   * A check's result.
   *
   * @param works whether what was checked can be relied on
   * @param words what is wrong, or a concern that people should know of although it works; empty:
   *     nothing
   */
  record Finding(boolean works, String words) {

    private static final Finding FINE = new Finding(true, "");

    /** It works; there is no concern. */
    public static Finding fine() {
      return FINE;
    }

    /** It works, with a concern; an empty text is none. */
    public static Finding worksBut(String concern) {
      return new Finding(true, concern);
    }

    /** It does not work. */
    public static Finding broken(String why) {
      return new Finding(false, why);
    }

    /** It does not work for the given reason; it works if the reason is empty. */
    public static Finding fineUnless(String why) {
      return why.isEmpty() ? FINE : broken(why);
    }
  }

  /**
   * A check that runs the supplier, and reports an exception as a failure.
   *
   * @param concern gives a concern, or an empty text
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

  /**
   * Combines checks by name. The result works if each check does, and lists each check that has
   * words.
   */
  static Check all(Map<String, Check> checks) {
    return () -> {
      boolean works = true;
      List<String> lines = new ArrayList<>();
      for (Map.Entry<String, Check> check : checks.entrySet()) {
        Finding found = check.getValue().find();
        works &= found.works();
        if (!found.words().isEmpty()) {
          lines.add(check.getKey() + ": " + found.words());
        }
      }
      if (works) {
        lines.addFirst("ok");
      }
      return new Finding(works, String.join("\n", lines));
    };
  }
}

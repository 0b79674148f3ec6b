package games.kickoff.service.management;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Looks at the process, or at something it depends on. */
@FunctionalInterface
public interface Check {

  /** What it found. */
  Finding find();

  /**
   * How it stands with what was looked at.
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

    /** It does not work when there is a reason; an empty one is none. */
    public static Finding fineUnless(String why) {
      return why.isEmpty() ? FINE : broken(why);
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

  /** All of them by name: works if each does, and names each that there is something to say of. */
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

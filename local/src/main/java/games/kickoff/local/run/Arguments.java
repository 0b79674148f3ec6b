package games.kickoff.local.run;

import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** {@code --name value} pairs; an empty value is as good as none, since make passes all of them. */
record Arguments(Map<String, String> values) {

  /**
   * Reads them.
   *
   * @throws IllegalArgumentException naming the argument that isn't one of {@code names}
   */
  static Arguments parse(List<String> given, Set<String> names) {
    Map<String, String> values = new HashMap<>();
    Iterator<String> rest = given.iterator();
    while (rest.hasNext()) {
      String name = rest.next();
      if (!names.contains(name)) {
        throw new IllegalArgumentException("unknown argument " + name + "; try --help");
      }
      if (!rest.hasNext()) {
        throw new IllegalArgumentException(name + " takes a value");
      }
      String value = rest.next().strip();
      if (!value.isEmpty()) {
        values.put(name, value);
      }
    }
    return new Arguments(Map.copyOf(values));
  }

  Optional<String> text(String name) {
    return Optional.ofNullable(values.get(name));
  }

  OptionalInt number(String name, int least, int most) {
    String text = values.get(name);
    if (text == null) {
      return OptionalInt.empty();
    }
    try {
      int number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return OptionalInt.of(number);
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw new IllegalArgumentException(
        name + " takes a number from " + least + " to " + most + ", not '" + text + "'");
  }
}

package games.kickoff.local.pod;

import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** The images a local node can run. A name without a tag means {@code :latest}. */
public record Images(Map<String, Image> byName) {

  private static final String LATEST = ":latest";

  public Images {
    byName = Map.copyOf(byName);
  }

  Optional<Image> find(String name) {
    Optional<Image> exact = Optional.ofNullable(byName.get(name));
    return exact.or(() -> Optional.ofNullable(byName.get(otherNameOf(name))));
  }

  String names() {
    return byName.isEmpty() ? "none" : String.join(", ", new TreeSet<>(byName.keySet()));
  }

  private static String otherNameOf(String name) {
    return name.endsWith(LATEST)
        ? name.substring(0, name.length() - LATEST.length())
        : name + LATEST;
  }
}

package games.kickoff.gateway.golden;

import com.fasterxml.jackson.databind.JsonNode;
import games.kickoff.gateway.fake.Described;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The gateway's operations by its OpenAPI description. OpenApiRoutesTest checks that they are those
 * of its router.
 */
final class Operations {

  /**
   * An operation.
   *
   * @param path its path template
   * @param statuses the statuses it may answer with
   */
  record Operation(String method, String path, Set<String> statuses, boolean takesBody) {

    boolean answers(String status) {
      return statuses.contains(status);
    }

    String name() {
      return method + " " + path;
    }

    private boolean is(String otherMethod, String otherPath) {
      String pattern = path.replaceAll("[{][a-z_]+[}]", "[^/]+");
      return method.equals(otherMethod)
          && Pattern.matches("(/api)?" + pattern, otherPath.split("\\?")[0]);
    }
  }

  static final List<Operation> ALL = all();

  private Operations() {}

  private static List<Operation> all() {
    List<Operation> all = new ArrayList<>();
    for (var path : Described.DOCUMENT.get("paths").properties()) {
      for (var method : path.getValue().properties()) {
        Set<String> statuses = new TreeSet<>();
        JsonNode operation = method.getValue();
        operation.get("responses").fieldNames().forEachRemaining(statuses::add);
        statuses.remove("default");
        all.add(
            new Operation(
                method.getKey().toUpperCase(Locale.ROOT),
                path.getKey(),
                statuses,
                operation.has("requestBody")));
      }
    }
    return List.copyOf(all);
  }

  /** The operation that a request is for. */
  static Optional<Operation> of(String method, String path) {
    return ALL.stream().filter(operation -> operation.is(method, path)).findFirst();
  }

  /** All values that the field {@code error} may have. */
  static Set<String> errors() {
    Set<String> errors = new TreeSet<>();
    Described.DOCUMENT
        .at("/components/schemas/Error/properties/error/enum")
        .forEach(code -> errors.add(code.asText()));
    return errors;
  }
}

package games.kickoff.gateway.http;

import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;

/** Reads query parameters. */
public final class Query {

  private Query() {}

  /** The parameter's value, if it is there; empty, so mostly refused, when several times. */
  public static Optional<String> single(Context request, String name) {
    List<String> values = request.queryParams(name);
    if (values.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(values.size() == 1 ? values.getFirst() : "");
  }
}

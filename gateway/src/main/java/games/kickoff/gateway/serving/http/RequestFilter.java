package games.kickoff.gateway.serving.http;

import io.javalin.http.Context;

/** Admits or refuses every request to a route before its handler runs. */
public interface RequestFilter {

  /** Admits everything. */
  RequestFilter NONE = (request, open) -> {};

  /**
   * Returns if the request is admitted.
   *
   * @param open whether the route needs no authenticated caller
   * @throws Refusal if it is not admitted
   */
  void admit(Context request, boolean open);
}

package games.kickoff.gateway.serving.http;

import io.javalin.http.Context;

/** What every request to a route passes before its handler. */
public interface RequestFilter {

  /** Lets everything pass. */
  RequestFilter NONE = (request, open) -> {};

  /**
   * Lets the request go on, or ends it.
   *
   * @param open whether the route needs no caller's name
   * @throws Refusal when it may not go on
   */
  void admit(Context request, boolean open);
}

package games.kickoff.gateway.serving.http;

import io.javalin.http.Context;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;

/** What happens to a request's body that its answer does not depend on. */
final class UnreadBody {

  private UnreadBody() {}

  /**
   * Discards the part of the body that has arrived. If more is to come, the answer says {@code
   * Connection: close}, because the connection can't be used for another request.
   */
  static void discard(Context request) {
    ServletContextRequest.getServletContextRequest(request.req()).consumeAvailable();
  }
}

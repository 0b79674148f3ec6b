package games.kickoff.gateway.openapi;

import games.kickoff.gateway.serving.http.RouteGroup;
import games.kickoff.gateway.serving.http.Routes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Serves the OpenAPI 3.1 description of every route, this one included. */
public final class OpenApi implements RouteGroup {

  private static final String FILE = "/openapi/kickoff.yaml";

  private final byte[] description = read();

  private static byte[] read() {
    try (InputStream in = OpenApi.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException(FILE + " is not on the class path");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void addTo(Routes routes) {
    routes
        .open()
        .get(
            "/v1/openapi.yaml",
            request -> request.contentType("application/yaml").result(description));
  }
}

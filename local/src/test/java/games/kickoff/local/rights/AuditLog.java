package games.kickoff.local.rights;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import games.kickoff.local.api.EmbeddedApi;
import games.kickoff.local.api.RealApi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What a service account asked of a real API server, by the server's own account. */
public record AuditLog(Path file, String user) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> WRITES =
      Set.of("create", "update", "patch", "delete", "deletecollection");

  /**
   * A request as it was answered.
   *
   * @param resource with its subresource; empty when the request was for none, as for /version
   * @param namespace empty: all, or none
   * @param forbidden whether it was refused for want of a right
   */
  public record Request(
      Instant at,
      String verb,
      String group,
      String resource,
      String namespace,
      String name,
      String uri,
      int code,
      boolean forbidden) {

    public boolean isWrite() {
      return WRITES.contains(verb);
    }
  }

  public static AuditLog of(EmbeddedApi api, String user) {
    return new AuditLog(((RealApi) api).auditLog(), user);
  }

  /** All so far, oldest first; a watch once when it began and once when it ended. */
  public List<Request> requests() {
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .filter(line -> line.endsWith("}")) // one may just be written
          .map(AuditLog::parse)
          .filter(event -> event.at("/user/username").asText().equals(user))
          .map(AuditLog::request)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Those that changed something after {@code since}, renewals of the Lease left out. */
  public List<Request> writesSince(Instant since) {
    return requests().stream()
        .filter(Request::isWrite)
        .filter(request -> !request.resource().equals("leases"))
        .filter(request -> request.at().isAfter(since))
        .toList();
  }

  private static JsonNode parse(String line) {
    try {
      return JSON.readTree(line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Request request(JsonNode event) {
    JsonNode object = event.path("objectRef");
    String part = object.path("subresource").asText("");
    return new Request(
        Instant.parse(event.path("requestReceivedTimestamp").asText()),
        event.path("verb").asText(),
        object.path("apiGroup").asText(""),
        object.path("resource").asText("") + (part.isEmpty() ? "" : "/" + part),
        object.path("namespace").asText(""),
        object.path("name").asText(""),
        event.path("requestURI").asText(),
        event.at("/responseStatus/code").asInt(),
        event.path("annotations").path("authorization.k8s.io/decision").asText().equals("forbid"));
  }
}

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

/** The requests of a service account to a real API server, from the server's audit log. */
public record AuditLog(Path file, String user) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> WRITES =
      Set.of("create", "update", "patch", "delete", "deletecollection");

  /**
   * A request and its result.
   *
   * @param resource the resource, with its subresource; empty if the request was for none, as for
   *     /version
   * @param namespace empty for all namespaces, or for a resource without one
   * @param forbidden whether it was refused because a right is missing
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

  /** All requests so far, oldest first. A watch is there when it began, and again when it ended. */
  public List<Request> requests() {
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .filter(line -> line.endsWith("}")) // leaves out a line that is still being written
          .map(AuditLog::parse)
          .filter(event -> event.at("/user/username").asText().equals(user))
          .map(AuditLog::request)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The requests after {@code since} that changed something, without renewals of the Lease. */
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
